#include "app/store/refusals.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

namespace {

/// A visit to which nothing has been added since: no newer version, no signature of the household.
constexpr const char* kWaiting =
    "SELECT v.id, v.household_id, v.seal_id, h.village_code, COALESCE(p.name, ''), COALESCE(w.name, ''),"
    " COALESCE(g.reason, ''), v.resign_due_on FROM visit v"
    " JOIN signature g ON g.seal_id = v.seal_id AND g.mode = 'refused' AND g._deleted IS NULL"
    " JOIN household h ON h.id = v.household_id AND h._deleted IS NULL"
    " LEFT JOIN person p ON p.id = h.head_id LEFT JOIN village w ON w.code = h.village_code"
    " WHERE v._deleted IS NULL AND v.version = v.sealed_version AND v.resign_due_on IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.seal_id = v.seal_id AND s.role IN ('head', 'agent')"
    " AND s.mode <> 'refused' AND s._deleted IS NULL) ";

std::string text(SQLite::Statement& row, int column) {
    return row.getColumn(column).getString();
}

Refusal refusalFrom(SQLite::Statement& row) {
    return {text(row, 0), text(row, 1), text(row, 2), text(row, 3),
            text(row, 4), text(row, 5), text(row, 6), text(row, 7)};
}

} // namespace

std::vector<Refusal> waitingRefusals(SQLite::Database& tables, const sync::Id& round) {
    SQLite::Statement row(tables, std::string(kWaiting) +
                                      "AND v.round_id = ? ORDER BY v.resign_due_on, h.position, h.id");
    row.bind(1, round);
    std::vector<Refusal> found;
    while (row.executeStep())
        found.push_back(refusalFrom(row));
    return found;
}

std::optional<Refusal> waitingRefusal(SQLite::Database& tables, const sync::Id& visit) {
    SQLite::Statement row(tables, std::string(kWaiting) + "AND v.id = ?");
    row.bind(1, visit);
    return row.executeStep() ? std::optional(refusalFrom(row)) : std::nullopt;
}

bool hasSigned(SQLite::Database& tables, const sync::Id& seal, const sync::Id& staff) {
    SQLite::Statement row(tables,
                          "SELECT 1 FROM signature WHERE seal_id = ? AND staff_id = ? AND _deleted IS NULL");
    row.bind(1, seal);
    row.bind(2, staff);
    return row.executeStep();
}

std::optional<AcceptedRefusal> acceptedRefusal(SQLite::Database& tables, const sync::Id& visit) {
    SQLite::Statement row(tables, "SELECT COALESCE(s.name, ''), v.refusal_accepted_at FROM visit v"
                                  " LEFT JOIN staff s ON s.id = v.refusal_accepted_by"
                                  " WHERE v.id = ? AND v.refusal_accepted_seal = v.seal_id");
    row.bind(1, visit);
    return row.executeStep() ? std::optional(AcceptedRefusal{text(row, 0), row.getColumn(1).getInt64()})
                             : std::nullopt;
}

bool decidesForTownship(std::string_view role) {
    return role == "township_admin" || role == "township_leader";
}

} // namespace ruhu::store
