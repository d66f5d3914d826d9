#include "app/usecases/move_household.h"

#include "app/domain/schema.h"
#include "sync/store/columns.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ruhu::usecases {

namespace {

sync::Id idIn(const std::string& village, const char* type, const sync::Id& old) {
    return sync::nameId(type, village + "/" + old);
}

/// All that is known of a record, as the first change of its copy; `instead` names what differs there.
sync::RecordChange copyOf(SQLite::Database& tables, const char* typeName, const sync::Id& old,
                          const sync::Id& id, const std::map<std::string, sync::Value>& instead) {
    const auto& type = *domain::schema().type(typeName);
    sync::RecordChange copy{typeName, id, {}, {}};
    SQLite::Statement row(tables, "SELECT * FROM " + sync::quoted(type.name) + " WHERE id=?");
    row.bind(1, old);
    if (!row.executeStep())
        return copy;
    for (const auto& field : type.fields) {
        const auto other = instead.find(field.name);
        auto value = other != instead.end() ? other->second
                                            : sync::readValue(field, row.getColumn(field.name.c_str()));
        if (!value.is_null())
            copy.fields.emplace_back(field.name, std::move(value));
    }
    return copy;
}

std::vector<sync::Id> membersOf(SQLite::Database& tables, const sync::Id& household) {
    std::vector<sync::Id> members;
    SQLite::Statement query(tables,
                            "SELECT id FROM person WHERE household_id=? AND _deleted IS NULL ORDER BY id");
    query.bind(1, household);
    while (query.executeStep())
        members.push_back(query.getColumn(0).getString());
    return members;
}

bool isThere(SQLite::Database& tables, const sync::Id& household) {
    SQLite::Statement query(tables, "SELECT 1 FROM household WHERE id=? AND _deleted IS NULL");
    query.bind(1, household);
    return query.executeStep();
}

} // namespace

sync::Result<sync::Id> MoveHousehold::move(const sync::Id& household, const Target& target,
                                           const std::string& reason, const sync::Id& by) {
    auto& tables = m_committer.tables();
    std::string stream;
    sync::Value head;
    {
        SQLite::Statement row(tables,
                              "SELECT _stream, head_id FROM household WHERE id=? AND _deleted IS NULL");
        row.bind(1, household);
        if (!row.executeStep())
            return sync::Error{"no_household", household, false};
        stream = row.getColumn(0).getString();
        if (!row.getColumn(1).isNull())
            head = idIn(target.villageCode, "person", row.getColumn(1).getString());
    }
    if (stream == target.villageCode)
        return sync::Error{"same_village", stream, false};
    const auto orNull = [](const std::string& text) {
        return text.empty() ? sync::Value() : sync::Value(text);
    };
    const auto id = idIn(target.villageCode, "household", household);
    const auto members = membersOf(tables, household);
    sync::Draft old{stream, by, {{"household", household, {}, reason}}, {}};
    sync::Draft fresh{target.villageCode,
                      by,
                      {copyOf(tables, "household", household, id,
                              {{"village_code", target.villageCode},
                               {"hamlet_id", orNull(target.hamlet)},
                               {"position", nullptr},
                               {"head_id", head},
                               {"moved_from", household}})},
                      {}};
    for (const auto& member : members) {
        fresh.changes.push_back(copyOf(tables, "person", member, idIn(target.villageCode, "person", member),
                                       {{"household_id", id}, {"moved_from", member}}));
        old.changes.push_back({"person", member, {}, reason});
    }
    // First there, then no more here: whatever happens between, nobody is nowhere.
    if (!isThere(tables, id))
        if (auto kept = m_committer.commit(fresh); !kept)
            return kept.error();
    if (auto gone = m_committer.commit(old); !gone)
        return gone.error();
    return id;
}

} // namespace ruhu::usecases
