#include "app/domain/schema.h"
#include "tests/bench/figures.h"
#include "tests/bench/loopback.h"
#include "tests/bench/suites.h"
#include "tests/bench/workload.h"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace ruhu::bench {

namespace {

constexpr int kVisits = 200;

double mebibytes(SQLite::Database& tables, const std::string& sql) {
    SQLite::Statement query(tables, sql);
    query.executeStep();
    return query.getColumn(0).getDouble() / (1 << 20);
}

/// Pages of the log and its lists (ink, which plain tables hold too, aside) and the writers in the records.
double logSize(SQLite::Database& tables) {
    auto size = mebibytes(tables, "SELECT sum(d.pgsize) FROM dbstat d JOIN sqlite_master m ON m.name=d.name "
                                  "WHERE m.tbl_name GLOB '_*' AND m.tbl_name<>'_blob'");
    for (const auto& type : domain::schema().types())
        size += mebibytes(tables,
                          "SELECT sum(length(_stream)+4+coalesce(length(_versions),0)) FROM " + type.name);
    return size;
}

} // namespace

std::vector<Figure> measureDisk(const std::filesystem::path& folder, int) {
    std::filesystem::create_directories(folder / "disk");
    Loopback central(folder / "disk");
    auto tablet = central.tablet("tablet");
    syncNow(*tablet);
    SQLite::Statement households(tablet->tables(), "SELECT id, _stream FROM household ORDER BY id LIMIT ?");
    households.bind(1, kVisits);
    std::vector<std::pair<std::string, std::string>> places;
    while (households.executeStep())
        places.emplace_back(households.getColumn(0).getString(), households.getColumn(1).getString());
    households.reset();
    for (int i = 0; i < kVisits; ++i) {
        const auto visit = signedVisit(i, places[i].first);
        must(tablet->commit({places[i].second, "", visit.content, {}}));
        must(tablet->commit({places[i].second, "", visit.signing, visit.ink}));
    }
    syncNow(*tablet);
    std::vector<std::string> types;
    for (const auto& type : domain::schema().types())
        types.push_back(type.name);
    const auto file = (folder / "plain-disk.db").string();
    {
        PlainTables plain(file, domain::schema());
        plain.insert(PlainTables::rowsOf(tablet->tables(), domain::schema(), types));
    }
    SQLite::Database plain(file);
    return {{"disk_overhead", logSize(tablet->tables()), "MiB",
             mebibytes(plain, "SELECT sum(pgsize) FROM dbstat"),
             "log, lists and writers on a tablet with the township and 200 visits; ink aside"}};
}

} // namespace ruhu::bench
