#include "app/store/visit_media.h"

#include <SQLiteCpp/Statement.h>

namespace ruhu::store {

std::string mediaName(SQLite::Database& tables, const sync::Id& visit, const std::string& question) {
    SQLite::Statement row(tables,
                          "SELECT ifnull(name, '') FROM visit_media WHERE visit_id = ? AND question = "
                          "? AND _deleted IS NULL ORDER BY taken_at DESC");
    row.bind(1, visit);
    row.bind(2, question);
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

} // namespace ruhu::store
