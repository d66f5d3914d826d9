#pragma once

#include "sync/core/clock.h"
#include "sync/core/ids.h"

#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Somebody of a household that is not signed who is still to be reached (回访), or a household that signs
/// when it is back (补签).
struct FollowUp {
    enum class Kind {
        Now,         ///< 现在可以打
        Agreed,      ///< 约好了: not before nextTryAt
        SignOnReturn ///< 等回家补签
    };
    Kind kind = Kind::Now;
    sync::Id person;
    sync::Id household;
    std::string name;
    std::string head; ///< of the household
    std::string relation;
    std::string birthDate;
    std::string whereabouts;
    std::string workPlace;
    std::string bestTime; ///< as the family said it
    std::string phone;    ///< in full: mask before showing; the member's own, else the household's
    bool ownPhone = false;
    int attempts = 0; ///< in this round
    std::string lastOutcome;
    sync::Instant lastAt = 0;
    sync::Instant nextTryAt = 0;
    std::string signDueOn; ///< of SignOnReturn
};

/// In the order in which to work: Now (those whose agreed time has come first, then who was tried longest
/// ago), Agreed by time, SignOnReturn by day. To be reached are members away whose verification by phone or
/// WeChat has not succeeded, those who were tried in vain, and the head of a household of which all are known
/// to be away.
std::vector<FollowUp> followUps(SQLite::Database& tables, const sync::Id& round,
                                const std::string& villageCode, sync::Instant now);

/// One try, newest first.
struct Attempt {
    sync::Instant at = 0;
    std::string channel;
    std::string outcome;
    std::string answeredBy;
    std::string facts;
    std::string caller; ///< name
    bool evidence = false;
};
std::vector<Attempt> attemptsOf(SQLite::Database& tables, const sync::Id& round, const sync::Id& household,
                                const sync::Id& person);

} // namespace ruhu::store
