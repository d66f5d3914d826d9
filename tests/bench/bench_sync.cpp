#include "app/domain/schema.h"
#include "app/store/search_index.h"
#include "sync/central/central_service.h"
#include "sync/client/curl_transport.h"
#include "sync/client/enrolment.h"
#include "sync/client/session.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"
#include "tests/bench/township.h"
#include "tests/bench/workload.h"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <stdexcept>

namespace ruhu::bench {

namespace {

const std::string kVillage = "149999201007";
constexpr int kVisits = 200;

template <typename T> T must(sync::Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
    return std::move(result).value();
}

void must(const sync::Result<void>& result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
}

/// A central store with the sample township behind real HTTP on loopback, and tablets of it.
class Loopback {
public:
    explicit Loopback(const std::filesystem::path& folder)
        : m_folder(folder)
        , m_store(must(sync::openSqliteCentralStore(folder / "central.db", domain::schema(),
                                                    sync::systemClock(), sync::systemRandom())))
        , m_service(*m_store, sync::systemClock(), "", "赵家坪乡") {
        importSample(m_store->office());
        must(m_store->packSegments()); // as `ruhu-central import` does
        sync::HttpServerOptions options;
        options.onServed = [this](const auto&, int, std::size_t in, std::size_t out, auto) {
            m_bytes += in + out;
        };
        m_server = must(sync::HttpServer::start(std::move(options), m_service));
    }

    /// That bodies of requests and answers had on the wire since the last call.
    std::size_t bytesMoved() { return m_bytes.exchange(0); }

    std::unique_ptr<sync::Replica> tablet(const std::string& name) {
        const auto code = must(sync::issueEnrolmentCode(*m_store, sync::systemClock(), sync::systemRandom(),
                                                        name, {sync::kAllVillages}, 3'600'000));
        auto replica = must(sync::Replica::open(m_folder / (name + ".db"), domain::schema(),
                                                sync::systemClock(), sync::systemRandom()));
        sync::CurlTransport transport;
        const auto url = "http://127.0.0.1:" + std::to_string(m_server->port());
        must(replica->setIdentity(
            must(sync::Enrolment(sync::systemClock(), sync::systemRandom()).enrol(transport, url, code))));
        return replica;
    }

    SQLite::Database& tables() { return m_store->office().tables(); }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<sync::CentralStore> m_store;
    sync::CentralService m_service;
    std::atomic<std::size_t> m_bytes = 0;
    std::unique_ptr<sync::HttpServer> m_server;
};

void syncNow(sync::Replica& replica) {
    sync::CurlTransport transport;
    must(sync::Session(replica, transport, sync::systemClock()).run());
}

std::vector<std::string> households(SQLite::Database& tables) {
    std::vector<std::string> ids;
    SQLite::Statement query(tables, "SELECT id FROM household WHERE village_code=? ORDER BY id");
    query.bind(1, kVillage);
    while (query.executeStep())
        ids.push_back(query.getColumn(0).getString());
    return ids;
}

int sealedVisits(SQLite::Database& tables) {
    SQLite::Statement query(tables,
                            "SELECT count(*) FROM visit v JOIN visit_seal s ON s.id = v.seal_id "
                            "JOIN household h ON h.id = v.household_id WHERE v.sealed_version = v.version");
    query.executeStep();
    return query.getColumn(0).getInt();
}

} // namespace

std::vector<Figure> measureSync(const std::filesystem::path& folder, int runs) {
    const auto& schema = domain::schema();
    std::vector<double> pull;
    std::vector<double> pullPlain;
    std::vector<double> push;
    std::vector<double> pushPlain;
    std::size_t records = 0;
    std::size_t pullBytes = 0;
    std::size_t pushBytes = 0;
    for (int run = 0; run < runs; ++run) {
        const auto number = std::to_string(run);
        std::filesystem::create_directories(folder / ("sync" + number));
        Loopback central(folder /
                         ("sync" + number)); // fresh: a pull must not meet the visits of the run before
        const auto township =
            PlainTables::rowsOf(central.tables(), schema, {"village", "hamlet", "household", "person"});
        records = township.size();
        auto tablet = central.tablet("tablet");
        central.bytesMoved();
        pull.push_back(milliseconds([&] {
            syncNow(*tablet);
            store::SearchIndex index;
            index.load(tablet->tables(), "");
            if (index.search({"nmw", "", store::HouseholdFilter::All, {}}).empty())
                throw std::runtime_error("the pulled township cannot be searched");
        }));
        pullBytes = central.bytesMoved();
        PlainTables plain((folder / ("plain-pull" + number + ".db")).string(), schema);
        pullPlain.push_back(milliseconds([&] { plain.insert(township); }));

        const auto ids = households(tablet->tables());
        std::vector<sync::RecordChange> rows;
        std::vector<sync::Blob> ink;
        for (int i = 0; i < kVisits; ++i) {
            auto visit = signedVisit(i, ids.at(i));
            must(tablet->commit({kVillage, "", visit.content, {}}));
            must(tablet->commit({kVillage, "", visit.signing, visit.ink}));
            rows.insert(rows.end(), visit.content.begin(), visit.content.end());
            rows.insert(rows.end(), visit.signing.begin(), visit.signing.end());
            ink.insert(ink.end(), visit.ink.begin(), visit.ink.end());
        }
        int visits = 0;
        push.push_back(milliseconds([&] {
            syncNow(*tablet);
            visits = sealedVisits(central.tables());
        }));
        pushBytes = central.bytesMoved();
        if (visits != kVisits)
            throw std::runtime_error("the office sees " + std::to_string(visits) + " signed visits");
        PlainTables plainDay((folder / ("plain-push" + number + ".db")).string(), schema);
        pushPlain.push_back(milliseconds([&] { plainDay.insert(rows, ink); }));
    }
    return {{"township_pull", median(pull), "ms", median(pullPlain),
             std::to_string(records) + " records, folded, searchable; " + std::to_string(pullBytes / 1000) +
                 " kB on the wire"},
            {"day_push", median(push), "ms", median(pushPlain),
             "200 signed visits with ink, durable, in the ledger query; " + std::to_string(pushBytes / 1000) +
                 " kB on the wire"}};
}

} // namespace ruhu::bench
