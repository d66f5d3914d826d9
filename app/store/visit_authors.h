#pragma once

#include "app/domain/visit_form.h"
#include "sync/core/ids.h"

#include <map>
#include <set>
#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Who answered what in a visit that two people share, by the text of the field ("answer/biz_crop",
/// "member/<person>/insured"): the staff who wrote the value that stands, saves that still wait included.
/// Fields that nobody answered are not there.
std::map<std::string, sync::Id> visitAuthors(SQLite::Database& tables, const sync::Id& visit);

/// The same by section of the form: everybody who answered something there.
std::map<std::string, std::set<sync::Id>> sectionAuthors(const domain::VisitForm& form,
                                                         const std::map<std::string, sync::Id>& authors);

} // namespace ruhu::store
