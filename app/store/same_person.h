#pragma once

#include "sync/core/ids.h"

#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Somebody whom this tablet knows already.
struct KnownPerson {
    sync::Id id;
    sync::Id household;
    std::string villageCode;
    std::string name;
    std::string birthDate;
    std::string head;      ///< of the household
    std::string village;   ///< name
    std::string hamlet;    ///< name
    std::string change;    ///< code of change_type, if a change was recorded
    bool byNumber = false; ///< the same ID number: the same person; else only name and birth date agree
};

/// Whom a newcomer may be: those with the same ID number, then those with the same name and birth date. Empty
/// values agree with nobody.
std::vector<KnownPerson> samePersons(SQLite::Database& tables, const std::string& idNo,
                                     const std::string& name, const std::string& birthDate);

/// Why two records may be of one person.
enum class Likeness { Number, NameAndBirth, BirthInHousehold };

struct Doubled {
    sync::Id one;
    std::string name; ///< of the one
    sync::Id other;
    Likeness by = Likeness::Number;
};

/// Pairs of records that may be of one person, the first of each in this household: the same ID number, the
/// same name and birth date, or the same birth date within the household where one has no number. Not among
/// them: who is gone from a household (his record there stays) and whom somebody has told apart.
std::vector<Doubled> doubledPersons(SQLite::Database& tables, const sync::Id& household);

} // namespace ruhu::store
