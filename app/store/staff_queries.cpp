#include "app/store/staff_queries.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

std::vector<StaffEntry> staffOnTablet(SQLite::Database& tables, const std::string& today) {
    SQLite::Statement query(
        tables, "SELECT s.id, s.name, s.role, COALESCE(group_concat(DISTINCT w.name), '') FROM staff s"
                " JOIN assignment a ON a.staff_id = s.id AND a._deleted IS NULL"
                " AND (a.starts_on IS NULL OR a.starts_on <= ?1) AND (a.ends_on IS NULL OR a.ends_on >= ?1)"
                " LEFT JOIN village w ON w.code = a.village_code"
                " WHERE s._deleted IS NULL AND COALESCE(s.active, 1) <> 0 GROUP BY s.id ORDER BY "
                "min(w.position), s.name");
    query.bind(1, today);
    std::vector<StaffEntry> staff;
    while (query.executeStep()) {
        StaffEntry entry{query.getColumn(0).getString(),
                         query.getColumn(1).getString(),
                         query.getColumn(2).getString(),
                         {}};
        for (const char c : query.getColumn(3).getString()) {
            if (c == ',')
                entry.villages += "、";
            else
                entry.villages += c;
        }
        staff.push_back(std::move(entry));
    }
    return staff;
}

std::vector<std::string> pinVerifiers(SQLite::Database& tables, const sync::Id& staff) {
    SQLite::Statement query(tables, "SELECT DISTINCT pin_hash FROM credential"
                                    " WHERE staff_id = ? AND _deleted IS NULL AND pin_hash IS NOT NULL");
    query.bind(1, staff);
    std::vector<std::string> verifiers;
    while (query.executeStep())
        verifiers.push_back(query.getColumn(0).getString());
    return verifiers;
}

std::optional<StaffEntry> staffEntry(SQLite::Database& tables, const sync::Id& staff) {
    SQLite::Statement query(tables, "SELECT id, name, role FROM staff WHERE id = ?");
    query.bind(1, staff);
    if (!query.executeStep())
        return std::nullopt;
    return StaffEntry{
        query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(), {}};
}

std::string deviceName(SQLite::Database& tables, const sync::Id& device) {
    SQLite::Statement query(tables, "SELECT COALESCE(name, '') FROM device WHERE id = ?");
    query.bind(1, device);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

} // namespace ruhu::store
