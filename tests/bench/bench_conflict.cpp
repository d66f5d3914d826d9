#include "tests/bench/figures.h"
#include "tests/bench/loopback.h"
#include "tests/bench/suites.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <map>

namespace ruhu::bench {

namespace {

constexpr int kHouseholds = 500;
constexpr int kSameField = 100; ///< households where both write the same field

struct Place {
    std::string id;
    std::string stream;
};

std::vector<Place> places(SQLite::Database& tables) {
    std::vector<Place> list;
    SQLite::Statement query(tables, "SELECT id, _stream FROM household ORDER BY id LIMIT ?");
    query.bind(1, kHouseholds);
    while (query.executeStep())
        list.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
    return list;
}

const char* fieldOf(int household, bool second) {
    return household < kSameField ? "address" : second ? "note" : "phone";
}

std::string valueOf(int household, bool second) {
    return (second ? "乙写的" : "甲写的") + std::to_string(household);
}

void edit(sync::Replica& tablet, const std::vector<Place>& households, bool second) {
    for (int i = 0; i < kHouseholds; ++i)
        must(tablet.commit({households[i].stream,
                            "",
                            {{"household", households[i].id, {{fieldOf(i, second), valueOf(i, second)}}, {}}},
                            {}}));
}

/// The same 1,000 changes in plain tables with a version for each field, one transaction.
double plainly(const std::filesystem::path& file, const std::vector<Place>& households) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
        "CREATE TABLE household(id TEXT PRIMARY KEY, address TEXT, phone TEXT, note TEXT) WITHOUT ROWID;"
        "CREATE TABLE version(id TEXT, field TEXT, version INTEGER, at INTEGER, device TEXT,"
        " PRIMARY KEY(id, field)) WITHOUT ROWID");
    database.exec("BEGIN");
    SQLite::Statement insert(database, "INSERT INTO household(id, address) VALUES(?, '老屋')");
    for (const Place& place : households) {
        insert.bindNoCopy(1, place.id);
        insert.exec();
        insert.reset();
    }
    database.exec("COMMIT");
    SQLite::Statement read(database, "SELECT version, at FROM version WHERE id=? AND field=?");
    SQLite::Statement stamp(database, "INSERT INTO version VALUES(?,?,1,?,?) ON CONFLICT DO UPDATE SET "
                                      "version=version+1, at=excluded.at, device=excluded.device");
    std::map<std::string, SQLite::Statement> writes;
    for (const std::string field : {"address", "phone", "note"})
        writes.emplace(field, SQLite::Statement(database, "UPDATE household SET " + field + "=? WHERE id=?"));
    return milliseconds([&] {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const bool second : {false, true})
            for (int i = 0; i < kHouseholds; ++i) {
                const std::string field = fieldOf(i, second);
                const std::string value = valueOf(i, second);
                read.bindNoCopy(1, households[i].id);
                read.bindNoCopy(2, field);
                read.executeStep();
                read.reset();
                auto& write = writes.at(field);
                write.bindNoCopy(1, value);
                write.bindNoCopy(2, households[i].id);
                write.exec();
                write.reset();
                stamp.bindNoCopy(1, households[i].id);
                stamp.bindNoCopy(2, field);
                stamp.bind(3, i);
                stamp.bind(4, second ? "b" : "a");
                stamp.exec();
                stamp.reset();
            }
        transaction.commit();
    });
}

int openItems(SQLite::Database& tables) {
    SQLite::Statement query(tables, "SELECT count(*) FROM review_item WHERE state='0'");
    query.executeStep();
    return query.getColumn(0).getInt();
}

} // namespace

std::vector<Figure> measureConflict(const std::filesystem::path& folder, int runs) {
    std::vector<double> ours;
    std::vector<double> plain;
    std::size_t bytes = 0;
    for (int run = 0; run < runs; ++run) {
        const auto name = "conflict" + std::to_string(run);
        std::filesystem::create_directories(folder / name);
        Loopback central(folder / name);
        auto first = central.tablet("first");
        auto second = central.tablet("second");
        syncNow(*first);
        syncNow(*second);
        const auto households = places(central.tables());
        edit(*first, households, false);
        edit(*second, households, true);
        central.bytesMoved();
        ours.push_back(milliseconds([&] {
            syncNow(*first);
            syncNow(*second);
            syncNow(*first);
        }));
        bytes = central.bytesMoved();
        for (auto* tables : {&central.tables(), &first->tables(), &second->tables()})
            if (const auto found = openItems(*tables); found != kSameField)
                throw std::runtime_error(std::to_string(found) + " review items instead of 100");
        plain.push_back(plainly(folder / ("plain-" + name + ".db"), households));
    }
    return {{"conflict_day", median(ours), "ms", median(plain),
             "1,000 changes in 500 households by two tablets, 100 clash; all level; " +
                 std::to_string(bytes) + " bytes on the wire"}};
}

} // namespace ruhu::bench
