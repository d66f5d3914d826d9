#include "app/domain/schema.h"
#include "app/store/search_index.h"
#include "tests/bench/figures.h"
#include "tests/bench/loopback.h"
#include "tests/bench/suites.h"
#include "tests/bench/township.h"
#include "tests/bench/workload.h"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::bench {

namespace {

const std::string kVillage = "149999201007";
constexpr int kVisits = 200;

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
