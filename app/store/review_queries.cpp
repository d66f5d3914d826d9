#include "app/store/review_queries.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::store {
namespace {

constexpr const char* kSelect =
    "SELECT r.id, r.kind, r._stream, r.target_type, r.target_id, COALESCE(r.field, ''), r.kept, r.other,"
    " r.kept_by, r.other_by, r.kept_at, r.other_at,"
    " COALESCE(kd.name, ''), COALESCE(od.name, ''), COALESCE(ks.name, ''), COALESCE(os.name, ''),"
    " COALESCE(ks.role, ''), COALESCE(os.role, '')"
    " FROM review_item r LEFT JOIN staff ks ON ks.id = r.kept_by LEFT JOIN staff os ON os.id = r.other_by"
    " LEFT JOIN device kd ON kd.id = r.kept_device LEFT JOIN device od ON od.id = r.other_device"
    " WHERE r._deleted IS NULL ";

/// Whom the target belongs to: SQL that selects household and person by the target's id.
std::string ownerSql(const std::string& type) {
    if (type == "household")
        return "SELECT id, NULL FROM household WHERE id = ?";
    if (type == "person")
        return "SELECT household_id, id FROM person WHERE id = ?";
    if (type == "visit_member")
        return "SELECT household_id, person_id FROM visit_member WHERE id = ?";
    if (type == "visit" || type == "visit_seal" || type == "signature" || type == "contact_attempt")
        return "SELECT household_id, NULL FROM " + type + " WHERE id = ?";
    return {};
}

} // namespace

RecordOwner ownerOf(SQLite::Database& tables, const std::string& type, const sync::Id& id) {
    const std::string sql = ownerSql(type);
    if (sql.empty())
        return {};
    SQLite::Statement owner(tables, sql);
    owner.bind(1, id);
    if (!owner.executeStep())
        return {};
    return {owner.getColumn(0).getString(), owner.getColumn(1).getString()};
}

namespace {

void findOwner(SQLite::Database& tables, ReviewItem& item) {
    // What came late concerns no single record; the stream still tells the village.
    SQLite::Statement village(tables, "SELECT name FROM village WHERE code = ?");
    village.bind(1, item.stream);
    if (village.executeStep())
        item.villageName = village.getColumn(0).getString();
    const RecordOwner owner = ownerOf(tables, item.targetType, item.targetId);
    if (owner.household.empty())
        return;
    item.household = owner.household;
    item.person = owner.person;
    // The wage of one member is a question of the household's visit: wage_work:<person>.
    if (const auto colon = item.member.find(':'); item.person.empty() && colon != std::string::npos)
        item.person = item.member.substr(colon + 1, item.member.find('.', colon) - colon - 1);

    SQLite::Statement head(tables, "SELECT COALESCE(p.name, ''), COALESCE(w.name, '') FROM household h"
                                   " LEFT JOIN person p ON p.id = h.head_id"
                                   " LEFT JOIN village w ON w.code = h.village_code WHERE h.id = ?");
    head.bind(1, item.household);
    if (head.executeStep()) {
        item.headName = head.getColumn(0).getString();
        item.villageName = head.getColumn(1).getString();
    }
    if (item.person.empty())
        return;
    SQLite::Statement person(tables, "SELECT name, relation FROM person WHERE id = ?");
    person.bind(1, item.person);
    if (person.executeStep()) {
        item.personName = person.getColumn(0).getString();
        item.personRelation = person.getColumn(1).getString();
    }
}

ReviewItem readItem(SQLite::Database& tables, SQLite::Statement& query) {
    ReviewItem item;
    item.id = query.getColumn(0).getString();
    item.kind = query.getColumn(1).getString();
    item.stream = query.getColumn(2).getString();
    item.targetType = query.getColumn(3).getString();
    item.targetId = query.getColumn(4).getString();
    const std::string field = query.getColumn(5).getString();
    const auto slash = field.find('/');
    item.field = field.substr(0, slash);
    item.member = slash == std::string::npos ? std::string() : field.substr(slash + 1);
    item.kept = {query.getColumn(6).getString(),  query.getColumn(8).getString(),
                 query.getColumn(14).getString(), query.getColumn(16).getString(),
                 query.getColumn(10).getInt64(),  query.getColumn(12).getString()};
    item.other = {query.getColumn(7).getString(),  query.getColumn(9).getString(),
                  query.getColumn(15).getString(), query.getColumn(17).getString(),
                  query.getColumn(11).getInt64(),  query.getColumn(13).getString()};
    findOwner(tables, item);
    return item;
}

} // namespace

std::vector<ReviewItem> openReviewItems(SQLite::Database& tables) {
    SQLite::Statement query(tables, std::string(kSelect) + "AND r.state = '0'"
                                                           " ORDER BY max(r.kept_at, r.other_at) DESC, r.id");
    std::vector<ReviewItem> items;
    while (query.executeStep())
        items.push_back(readItem(tables, query));
    return items;
}

std::optional<ReviewItem> reviewItem(SQLite::Database& tables, const sync::Id& id) {
    SQLite::Statement query(tables, std::string(kSelect) + "AND r.id = ?");
    query.bind(1, id);
    if (!query.executeStep())
        return std::nullopt;
    return readItem(tables, query);
}

int countOpenReviewItems(SQLite::Database& tables) {
    SQLite::Statement query(tables,
                            "SELECT count(*) FROM review_item WHERE state = '0' AND _deleted IS NULL");
    query.executeStep();
    return query.getColumn(0).getInt();
}

} // namespace ruhu::store
