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

} // namespace ruhu::store
