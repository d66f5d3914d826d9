#include "app/usecases/reveal_field.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <array>
#include <stdexcept>

namespace ruhu::usecases {
namespace {

/// Only these are ever masked on a screen of the tablet. A list, because the names become SQL.
constexpr std::array<std::array<const char*, 2>, 3> kMasked = {
    {{"household", "phone"}, {"person", "phone"}, {"person", "id_no"}}};

} // namespace

sync::Result<std::string> RevealField::reveal(const What& what, const sync::Id& staff) {
    bool known = false;
    for (const auto& [type, field] : kMasked)
        known = known || (what.type == type && what.field == field);
    if (!known)
        throw std::invalid_argument("not a masked field: " + what.type + "." + what.field);
    SQLite::Statement query(m_committer.tables(),
                            "SELECT " + what.field + " FROM " + what.type + " WHERE id = ?");
    query.bind(1, what.id);
    if (!query.executeStep())
        return sync::Error{"not_found", what.type, false};
    const std::string value = query.getColumn(0).getString();
    query.reset();

    sync::Draft draft;
    draft.stream = what.stream;
    draft.by = staff;
    sync::RecordChange change;
    change.type = "reveal";
    change.id = m_committer.makeId();
    change.fields = {{"staff_id", staff},
                     {"target_type", what.type},
                     {"target_id", what.id},
                     {"field", what.field},
                     {"seen_at", m_committer.correctedNow()}};
    draft.changes.push_back(std::move(change));
    if (const auto committed = m_committer.commit(draft); !committed)
        return committed.error();
    return value;
}

} // namespace ruhu::usecases
