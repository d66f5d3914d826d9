#include "app/store/stage.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

std::set<sync::Id> householdsInConflict(SQLite::Database& tables) {
    std::set<sync::Id> households;
    SQLite::Statement query(
        tables, "SELECT target_id FROM review_item WHERE state = '0' AND _deleted IS NULL AND target_type = "
                "'household'"
                " UNION SELECT t.household_id FROM review_item r JOIN person t ON t.id = r.target_id"
                " WHERE r.state = '0' AND r._deleted IS NULL AND r.target_type = 'person'"
                " UNION SELECT t.household_id FROM review_item r JOIN visit t ON t.id = r.target_id"
                " WHERE r.state = '0' AND r._deleted IS NULL AND r.target_type = 'visit'"
                " UNION SELECT t.household_id FROM review_item r JOIN visit_member t ON t.id = r.target_id"
                " WHERE r.state = '0' AND r._deleted IS NULL AND r.target_type = 'visit_member'");
    while (query.executeStep())
        households.insert(query.getColumn(0).getString());
    return households;
}

sync::Id currentRound(SQLite::Database& tables) {
    SQLite::Statement query(tables,
                            "SELECT id FROM round WHERE _deleted IS NULL"
                            " ORDER BY state = '1' DESC, year DESC, starts_on DESC, name DESC LIMIT 1");
    return query.executeStep() ? query.getColumn(0).getString() : sync::Id();
}

} // namespace ruhu::store
