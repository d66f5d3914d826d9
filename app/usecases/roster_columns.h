#pragma once

#include "app/usecases/table_header.h"

#include <string_view>
#include <vector>

namespace ruhu::usecases {

/// What a roster column is about.
enum class RosterSubject { Household, Person, Place };

/// How the text of its cells becomes a value of the schema.
enum class RosterValue {
    Text,
    Code,  ///< by the code list; an unknown label is kept as it is written
    YesNo, ///< empty = unknown, not no
    Integer,
    Money,  ///< yuan to fen
    Health, ///< several labels in one cell
    Phone,
    Special, ///< staging knows what to do with it
};

struct RosterColumn {
    std::string_view name; ///< the field of the schema, or what Special stands for
    RosterSubject subject = RosterSubject::Person;
    RosterValue value = RosterValue::Text;
    std::string_view list; ///< code list, for Code and Health
    std::vector<std::string_view> headings;
};

/// All columns that rosters are known to have (headings of the national system's exports, of police registers
/// and of village clerks). Positions in this table are the columns' numbers.
const std::vector<RosterColumn>& rosterColumns();

/// The same as heading aliases, in the same order.
const std::vector<HeadingAlias>& rosterHeadings();

/// Number of a column. Throws std::out_of_range for a name that is not there.
std::size_t rosterColumn(RosterSubject subject, std::string_view name);

} // namespace ruhu::usecases
