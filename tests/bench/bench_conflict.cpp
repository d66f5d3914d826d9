#include "app/domain/schema.h"
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

/// Village after village, as two teams would visit them.
std::vector<Place> places(SQLite::Database& tables) {
    std::vector<Place> list;
    SQLite::Statement query(tables, "SELECT id, _stream FROM household ORDER BY _stream, id LIMIT ?");
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

/// The same 1,000 changes to the same households in the township's plain tables, one transaction. Every
/// version of a field is kept with its author, and whoever has not seen the newest clashes: then both values
/// are noted.
double plainly(const std::filesystem::path& file, const std::filesystem::path& township,
               const std::vector<Place>& households) {
    std::string columns = "id";
    for (const auto& field : domain::schema().type("household")->fields)
        columns += ", " + field.name;
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
        "CREATE TABLE household(" +
        columns +
        ", PRIMARY KEY(id));"
        "CREATE TABLE version(id TEXT, field TEXT, version INTEGER, value TEXT, at INTEGER, device TEXT,"
        " PRIMARY KEY(id, field, version)) WITHOUT ROWID;"
        "CREATE TABLE clash(id TEXT, field TEXT, kept TEXT, other TEXT, PRIMARY KEY(id, field))"
        " WITHOUT ROWID;"
        "ATTACH '" +
        township.string() + "' AS township; INSERT INTO household SELECT " + columns +
        " FROM township.household ORDER BY rowid; DETACH township");
    SQLite::Statement read(database, "SELECT version, value FROM version WHERE id=? AND field=? "
                                     "ORDER BY version DESC LIMIT 1");
    SQLite::Statement keep(database, "INSERT INTO version VALUES(?,?,?,?,?,?)");
    SQLite::Statement note(database, "INSERT INTO clash VALUES(?,?,?,?)");
    std::map<std::string, SQLite::Statement> writes;
    for (const std::string field : {"address", "phone", "note"})
        writes.emplace(field, SQLite::Statement(database, "UPDATE household SET " + field + "=? WHERE id=?"));
    constexpr int kSeen = 0; // both were at the door before either had met the office
    int clashes = 0;
    const double took = milliseconds([&] {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const bool second : {false, true})
            for (int i = 0; i < kHouseholds; ++i) {
                const std::string& id = households[i].id;
                const std::string field = fieldOf(i, second);
                const std::string value = valueOf(i, second);
                read.bindNoCopy(1, id);
                read.bindNoCopy(2, field);
                const int version = read.executeStep() ? read.getColumn(0).getInt() : 0;
                if (version > kSeen) {
                    const std::string other = read.getColumn(1).getString();
                    note.bindNoCopy(1, id);
                    note.bindNoCopy(2, field);
                    note.bindNoCopy(3, value);
                    note.bindNoCopy(4, other);
                    note.exec();
                    note.reset();
                    ++clashes;
                }
                read.reset();
                auto& write = writes.at(field);
                write.bindNoCopy(1, value);
                write.bindNoCopy(2, id);
                write.exec();
                write.reset();
                keep.bindNoCopy(1, id);
                keep.bindNoCopy(2, field);
                keep.bind(3, version + 1);
                keep.bindNoCopy(4, value);
                keep.bind(5, i);
                keep.bind(6, second ? "b" : "a");
                keep.exec();
                keep.reset();
            }
        transaction.commit();
    });
    if (clashes != kSameField)
        throw std::runtime_error("the baseline finds " + std::to_string(clashes) + " clashes instead of 100");
    return took;
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
        plain.push_back(
            plainly(folder / ("plain-" + name + ".db"), folder / name / "central.db", households));
    }
    return {{"conflict_day", median(ours), "ms", median(plain),
             "1,000 changes in 500 households by two tablets, 100 clash; all level; " +
                 std::to_string(bytes) + " bytes on the wire"}};
}

} // namespace ruhu::bench
