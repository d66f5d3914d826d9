#include "app/domain/schema.h"
#include "sync/core/wire.h"
#include "tests/bench/figures.h"
#include "tests/bench/loopback.h"
#include "tests/bench/suites.h"
#include "tests/bench/workload.h"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <thread>

namespace ruhu::bench {

namespace {

constexpr int kTablets = 16;
constexpr int kVisitsEach = 40;
constexpr std::size_t kRequestBytes = 128 << 10; ///< some six visits with their ink

std::vector<SignedVisit> visitsOf(int tablet, const std::vector<std::string>& households) {
    std::vector<SignedVisit> visits;
    for (int i = 0; i < kVisitsEach; ++i) {
        const auto number = tablet * kVisitsEach + i;
        const auto& household = households[static_cast<std::size_t>(number) % households.size()];
        visits.push_back(signedVisit(number, household));
    }
    return visits;
}

std::vector<std::string> texts(SQLite::Database& tables, const char* sql) {
    std::vector<std::string> list;
    SQLite::Statement query(tables, sql);
    while (query.executeStep())
        list.push_back(query.getColumn(0).getString());
    return list;
}

/// One tablet's day as the bodies that it would send, and who sends them.
struct Load {
    sync::DeviceAccount account;
    std::vector<std::string> bodies;
};

/// The bodies are made by syncing a copy of the day with a central store of its own.
Load loadOf(Loopback& central, Loopback& copy, int number, const std::string& stream,
            const std::vector<std::string>& households) {
    const auto name = "t" + std::to_string(number);
    auto tablet = copy.tablet(name);
    const auto identity = *tablet->identity();
    auto account = *copy.store().device(identity.device);
    account.grants = identity.grants;
    must(central.store().addEnrolmentCode({identity.device, "", name, {}, 0, 0, false}));
    must(central.store().enrol(identity.device, account));
    for (const auto& visit : visitsOf(number, households)) {
        must(tablet->commit({stream, "", visit.content, {}}));
        must(tablet->commit({stream, "", visit.signing, visit.ink}));
    }
    Load load{account, {}};
    for (;;) {
        auto request = must(tablet->nextRequest(kRequestBytes));
        if (request.pushes.empty() && request.blobs.empty())
            return load;
        request.streams.clear(); // what the office sends back is not what is measured
        load.bodies.push_back(sync::encodeRequest(request));
        must(tablet->take(must(copy.store().sync(account, request))));
    }
}

int visibleVisits(SQLite::Database& tables) {
    SQLite::Statement query(tables, "SELECT count(*) FROM visit v JOIN visit_seal s ON s.id=v.seal_id "
                                    "WHERE v.sealed_version=v.version");
    query.executeStep();
    return query.getColumn(0).getInt();
}

} // namespace

std::vector<Figure> measureIngest(const std::filesystem::path& folder, int runs) {
    std::filesystem::create_directories(folder / "ingest-copy");
    Loopback copy(folder / "ingest-copy");
    const auto households = texts(copy.tables(), "SELECT id FROM household ORDER BY id");
    const auto stream = texts(copy.tables(), "SELECT _stream FROM household LIMIT 1").front();
    std::vector<double> ours;
    std::vector<double> plain;
    for (int run = 0; run < runs; ++run) {
        const auto name = "ingest" + std::to_string(run);
        std::filesystem::create_directories(folder / name);
        Loopback central(folder / name);
        std::vector<Load> loads;
        for (int i = 0; i < kTablets; ++i)
            loads.push_back(loadOf(central, copy, run * kTablets + i, stream, households));
        const double ms = milliseconds([&] {
            std::vector<std::jthread> senders;
            for (const Load& load : loads)
                senders.emplace_back([&] {
                    for (const auto& body : load.bodies)
                        sync::encodeAnswer(
                            must(central.store().sync(load.account, must(sync::decodeRequest(body)))));
                });
        });
        if (visibleVisits(central.tables()) != kTablets * kVisitsEach)
            throw std::runtime_error("the office does not see all visits");
        ours.push_back(kTablets * kVisitsEach * 1000 / ms);
        PlainTables tables((folder / ("plain-" + name + ".db")).string(), domain::schema());
        std::vector<std::vector<SignedVisit>> days;
        for (int i = 0; i < kTablets; ++i)
            days.push_back(visitsOf(run * kTablets + i, households));
        plain.push_back(kTablets * kVisitsEach * 1000 / milliseconds([&] {
                            for (const auto& day : days)
                                for (const auto& visit : day) {
                                    auto rows = visit.content;
                                    rows.insert(rows.end(), visit.signing.begin(), visit.signing.end());
                                    tables.insert(rows, visit.ink);
                                }
                        }));
    }
    return {{"central_ingest", median(ours), "visits/s", median(plain),
             "16 tablets at once, signed visits with ink, durable and visible when answered"}};
}

} // namespace ruhu::bench
