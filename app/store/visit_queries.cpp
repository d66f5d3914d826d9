#include "app/store/visit_queries.h"

#include "app/store/columns.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

namespace ruhu::store {
namespace {

using domain::VisitFacts;
using Json = nlohmann::json;

SealRecord sealFrom(SQLite::Statement& row) {
    return {textAt(row, 0), integerAt(row, 1).value_or(1), textAt(row, 2),
            textAt(row, 3), integerAt(row, 4).value_or(0), textAt(row, 5)};
}

constexpr const char* kSealColumns =
    "SELECT id, version, content, hash, frozen_at, device_id FROM visit_seal ";

constexpr const char* kAssignedSql =
    " FROM assignment a JOIN staff s ON s.id = a.staff_id AND s._deleted IS NULL AND COALESCE(s.active, 1) "
    "<> 0"
    " WHERE a.village_code = ?1 AND a._deleted IS NULL AND (a.starts_on IS NULL OR a.starts_on <= ?2)"
    " AND (a.ends_on IS NULL OR a.ends_on >= ?2)";

} // namespace

sync::Id visitIdOf(const sync::Id& round, const sync::Id& household) {
    return sync::nameId("visit", round + "/" + household);
}

sync::Id visitMemberIdOf(const sync::Id& visit, const sync::Id& person) {
    return sync::nameId("visit_member", visit + "/" + person);
}

std::optional<VisitState> visitState(SQLite::Database& tables, const sync::Id& visit) {
    SQLite::Statement row(tables,
                          "SELECT v.household_id, v.round_id, h.village_code, v.version, v.sealed_version,"
                          " v.seal_id, v.read_back_at, v.resign_due_on FROM visit v"
                          " LEFT JOIN household h ON h.id = v.household_id"
                          " WHERE v.id = ? AND v._deleted IS NULL");
    row.bind(1, visit);
    if (!row.executeStep())
        return std::nullopt;
    return VisitState{textAt(row, 0),
                      textAt(row, 1),
                      textAt(row, 2),
                      integerAt(row, 3).value_or(1),
                      integerAt(row, 4),
                      textAt(row, 5),
                      integerAt(row, 6).value_or(0) != 0,
                      !row.getColumn(7).isNull(),
                      textAt(row, 7)};
}

std::optional<SealRecord> sealOfVersion(SQLite::Database& tables, const sync::Id& visit,
                                        std::int64_t version) {
    SQLite::Statement row(tables,
                          std::string(kSealColumns) +
                              "WHERE visit_id = ? AND version = ? AND _deleted IS NULL ORDER BY frozen_at");
    row.bind(1, visit);
    row.bind(2, version);
    return row.executeStep() ? std::optional(sealFrom(row)) : std::nullopt;
}

std::optional<SealRecord> sealById(SQLite::Database& tables, const sync::Id& seal) {
    SQLite::Statement row(tables, std::string(kSealColumns) + "WHERE id = ?");
    row.bind(1, seal);
    return row.executeStep() ? std::optional(sealFrom(row)) : std::nullopt;
}

std::vector<SignatureRecord> signaturesOf(SQLite::Database& tables, const sync::Id& seal) {
    SQLite::Statement row(
        tables,
        "SELECT id, role, position, staff_id, signer_name, relation, mode, ink, signed_at, photo, consent,"
        " filled_by, reason, witness_id, attempt_id FROM signature WHERE seal_id = ? AND _deleted IS NULL "
        "ORDER BY position, signed_at");
    row.bind(1, seal);
    std::vector<SignatureRecord> signatures;
    while (row.executeStep())
        signatures.push_back({textAt(row, 0), textAt(row, 1), integerAt(row, 2).value_or(0), textAt(row, 3),
                              textAt(row, 4), textAt(row, 5), textAt(row, 6), textAt(row, 7),
                              integerAt(row, 8).value_or(0), textAt(row, 9), textAt(row, 10), textAt(row, 11),
                              textAt(row, 12), textAt(row, 13), textAt(row, 14)});
    return signatures;
}

std::optional<std::string> deviceKey(SQLite::Database& tables, const sync::Id& device) {
    SQLite::Statement row(tables, "SELECT public_key FROM device WHERE id = ? AND public_key IS NOT NULL");
    row.bind(1, device);
    return row.executeStep() ? std::optional(textAt(row, 0)) : std::nullopt;
}

SealState sealState(SQLite::Database& tables, const std::string& hash) {
    SQLite::Statement row(tables,
                          "SELECT max(v.seal_id = s.id) FROM visit_seal s"
                          " LEFT JOIN visit v ON v.id = s.visit_id WHERE s.hash = ? AND s._deleted IS NULL"
                          " HAVING count(*) > 0");
    row.bind(1, hash);
    if (!row.executeStep())
        return SealState::Unknown;
    return integerAt(row, 0).value_or(0) != 0 ? SealState::InForce : SealState::Superseded;
}

std::pair<std::string, std::string> attestedSignature(SQLite::Database& tables, const sync::Id& signature) {
    static constexpr const char* kNames[] = {
        "seal_id",     "visit_id", "household_id", "seal_hash", "role",       "position",  "staff_id",
        "signer_name", "relation", "mode",         "ink",       "consent",    "photo",     "photo_original",
        "filled_by",   "phone",    "attempt_id",   "reason",    "witness_id", "signed_at", "device_id"};
    std::string columns;
    for (const auto* name : kNames)
        columns += std::string(name) + ", ";
    SQLite::Statement row(tables, "SELECT " + columns + "device_signature FROM signature WHERE id = ?");
    row.bind(1, signature);
    if (!row.executeStep())
        return {};
    auto fields = Json::object();
    int column = 0;
    for (const auto* name : kNames) {
        const auto value = row.getColumn(column++);
        if (value.isInteger())
            fields[name] = value.getInt64();
        else if (!value.isNull())
            fields[name] = value.getString();
    }
    return {fields.dump(), textAt(row, column)};
}

std::vector<VisitFacts::Staff> villageCadres(SQLite::Database& tables, const std::string& villageCode,
                                             const std::string& today) {
    SQLite::Statement row(tables, std::string("SELECT DISTINCT s.id, s.name") + kAssignedSql +
                                      " AND (s.role IN ('village_cadre', 'group_leader')"
                                      " OR a.role IN ('village_cadre', 'group_leader')) ORDER BY s.name");
    row.bind(1, villageCode);
    row.bind(2, today);
    std::vector<VisitFacts::Staff> staff;
    while (row.executeStep())
        staff.push_back({textAt(row, 0), textAt(row, 1)});
    return staff;
}

std::vector<VisitFacts::Staff> assignedStaff(SQLite::Database& tables, const std::string& villageCode,
                                             const std::string& today) {
    SQLite::Statement row(tables,
                          std::string("SELECT DISTINCT s.id, s.name") + kAssignedSql + " ORDER BY s.name");
    row.bind(1, villageCode);
    row.bind(2, today);
    std::vector<VisitFacts::Staff> staff;
    while (row.executeStep())
        staff.push_back({textAt(row, 0), textAt(row, 1)});
    return staff;
}

std::vector<sync::Id> staffOfHamlet(SQLite::Database& tables, const std::string& villageCode,
                                    const sync::Id& hamlet, const std::string& today) {
    SQLite::Statement row(tables,
                          std::string("SELECT s.id, a.hamlet_ids") + kAssignedSql + " ORDER BY s.name");
    row.bind(1, villageCode);
    row.bind(2, today);
    std::vector<sync::Id> staff;
    while (row.executeStep()) {
        const auto hamlets = setAt(row, 1);
        if (std::find(hamlets.begin(), hamlets.end(), hamlet) != hamlets.end())
            staff.push_back(textAt(row, 0));
    }
    return staff;
}

} // namespace ruhu::store
