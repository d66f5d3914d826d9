#include "tests/bench/workload.h"

#include "sync/core/ids.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <map>

namespace ruhu::bench {

using nlohmann::json;
using sync::RecordChange;

namespace {

constexpr int kAnswers = 80;
constexpr int kMembers = 3;
constexpr int kSignatures = 3;
constexpr std::size_t kSealBytes = 6000;
constexpr int kInkPoints = 330;
constexpr sync::Instant kStart = 1'779'600'000'000;

/// Pen points that differ from signature to signature, so that nothing compresses better than real ink.
std::string ink(int seed) {
    std::string trace;
    int x = 500 + seed % 90;
    int y = 900;
    for (int i = 0; i < kInkPoints; ++i) {
        x += (seed * 7 + i * 13) % 23 - 8;
        y += (seed * 11 + i * 17) % 19 - 9;
        trace += std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(i * 9) + ",";
    }
    return "<ink xmlns=\"http://www.w3.org/2003/InkML\"><trace>" + trace + "</trace></ink>";
}

} // namespace

SignedVisit signedVisit(int number, const sync::Id& household) {
    const auto name = std::to_string(number);
    const auto visit = sync::nameId("visit", "bench" + name);
    const auto seal = sync::nameId("visit_seal", "bench" + name);
    const auto staff = sync::nameId("staff", "bench");
    SignedVisit made;
    json answers = json::object();
    for (int i = 0; i < kAnswers; ++i)
        answers["answer_" + std::to_string(i)] = {{"v", (number * 131 + i * 7919) % 5'000'000},
                                                  {"how", "exact"}};
    made.content.push_back({"visit",
                            visit,
                            {{"round_id", sync::nameId("round", "bench")},
                             {"household_id", household},
                             {"version", 1},
                             {"started_at", kStart + number},
                             {"visited_at", kStart + number},
                             {"mode", "1"},
                             {"respondent", "牛明旺"},
                             {"team", json::array({staff})},
                             {"answers", answers},
                             {"conclusion", "1"},
                             {"conclusion_note", "收入稳定，三保障和饮水都有保障"}},
                            {}});
    for (int i = 0; i < kMembers; ++i)
        made.content.push_back({"visit_member",
                                sync::nameId("visit_member", name + "/" + std::to_string(i)),
                                {{"visit_id", visit},
                                 {"person_id", sync::nameId("person", name + "/" + std::to_string(i))},
                                 {"household_id", household},
                                 {"whereabouts", "2"},
                                 {"verified_by", "3"},
                                 {"work_place", "山西省太原市"},
                                 {"work_months", 1 + (number + i) % 12}},
                                {}});
    std::string content = "{\"content\":\"";
    while (content.size() < kSealBytes)
        content += std::to_string(number * 31 + content.size()) + "户";
    content += "\"}";
    const auto hash = sync::sha256Hex(content);
    made.signing.push_back({"visit_seal",
                            seal,
                            {{"visit_id", visit},
                             {"household_id", household},
                             {"version", 1},
                             {"content", content},
                             {"hash", hash},
                             {"frozen_at", kStart + number}},
                            {}});
    for (int i = 0; i < kSignatures; ++i) {
        made.ink.push_back(sync::makeBlob("application/inkml+xml", ink(number * kSignatures + i)));
        made.signing.push_back({"signature",
                                sync::nameId("signature", name + "/" + std::to_string(i)),
                                {{"seal_id", seal},
                                 {"visit_id", visit},
                                 {"household_id", household},
                                 {"seal_hash", hash},
                                 {"role", i < 2 ? "checker" : "head"},
                                 {"signer_name", "王建国"},
                                 {"mode", "hand"},
                                 {"ink", made.ink.back().sha256},
                                 {"signed_at", kStart + number + i}},
                                {}});
    }
    made.signing.push_back({"visit", visit, {{"sealed_version", 1}, {"seal_id", seal}}, {}});
    return made;
}

struct PlainTables::Statements {
    std::map<std::string, SQLite::Statement> byType;
    std::unique_ptr<SQLite::Statement> blob;
};

PlainTables::PlainTables(const std::string& file, const sync::Schema& schema)
    : m_schema(schema)
    , m_database(std::make_unique<SQLite::Database>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE))
    , m_statements(std::make_unique<Statements>()) {
    m_database->exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
    for (const auto& type : schema.types()) {
        std::string columns;
        std::string marks;
        for (const auto& field : type.fields) {
            const bool integer = field.kind == sync::Kind::Integer || field.kind == sync::Kind::Instant ||
                                 field.kind == sync::Kind::Bool;
            columns += ", \"" + field.name + (integer ? "\" INTEGER" : "\" TEXT");
            marks += ",?";
        }
        m_database->exec("CREATE TABLE \"" + type.name + "\" (id TEXT PRIMARY KEY" + columns +
                         ") WITHOUT ROWID");
        m_statements->byType.emplace(type.name,
                                     SQLite::Statement(*m_database, "INSERT OR REPLACE INTO \"" + type.name +
                                                                        "\" VALUES (?" + marks + ")"));
    }
    m_database->exec("CREATE TABLE blob (sha256 TEXT PRIMARY KEY, bytes TEXT)");
    m_statements->blob =
        std::make_unique<SQLite::Statement>(*m_database, "INSERT OR REPLACE INTO blob VALUES (?,?)");
}

PlainTables::~PlainTables() = default;

void PlainTables::insert(const std::vector<RecordChange>& rows, const std::vector<sync::Blob>& blobs) {
    SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const auto& row : rows) {
        const auto& type = *m_schema.type(row.type);
        auto& statement = m_statements->byType.at(row.type);
        statement.bind(1, row.id);
        for (const auto& [name, value] : row.fields) {
            const int place = static_cast<int>(type.index.at(name)) + 2;
            if (value.is_string())
                statement.bindNoCopy(place, value.get_ref<const std::string&>());
            else if (value.is_boolean())
                statement.bind(place, value.get<bool>() ? 1 : 0);
            else if (value.is_number_integer())
                statement.bind(place, value.get<std::int64_t>());
            else if (!value.is_null())
                statement.bind(place, value.dump());
        }
        statement.exec();
        statement.reset();
        statement.clearBindings();
    }
    for (const auto& blob : blobs) {
        m_statements->blob->bindNoCopy(1, blob.sha256);
        m_statements->blob->bindNoCopy(2, blob.bytes);
        m_statements->blob->exec();
        m_statements->blob->reset();
    }
    transaction.commit();
}

std::vector<RecordChange> PlainTables::rowsOf(SQLite::Database& tables, const sync::Schema& schema,
                                              const std::vector<std::string>& types) {
    std::vector<RecordChange> rows;
    for (const auto& name : types) {
        const auto& type = *schema.type(name);
        std::string columns;
        for (const auto& field : type.fields)
            columns += ", \"" + field.name + "\"";
        SQLite::Statement query(tables, "SELECT id" + columns + " FROM \"" + name + "\"");
        while (query.executeStep()) {
            RecordChange row{name, query.getColumn(0).getString(), {}, {}};
            for (std::size_t i = 0; i < type.fields.size(); ++i) {
                const auto column = query.getColumn(static_cast<int>(i) + 1);
                if (column.isInteger())
                    row.fields.emplace_back(type.fields[i].name, column.getInt64());
                else if (column.isText())
                    row.fields.emplace_back(type.fields[i].name, column.getString());
            }
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

} // namespace ruhu::bench
