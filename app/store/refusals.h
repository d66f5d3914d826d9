#pragma once

#include "sync/core/clock.h"
#include "sync/core/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// A household that would not sign, or not be visited (拒签, 拒访): sealed with its reason and its witness,
/// and not finished before it signs after all or the township accepts that it will not (DOMAIN section 3).
struct Refusal {
    sync::Id visit;
    sync::Id household;
    sync::Id seal;
    std::string stream; ///< the household's village
    std::string head;
    std::string village; ///< name
    std::string reason;  ///< a code of refusal_reason, or words
    std::string signDueOn;
};

/// Those that wait, the one that has to be visited again first before the others.
std::vector<Refusal> waitingRefusals(SQLite::Database& tables, const sync::Id& round);
/// The one of a visit, while it waits.
std::optional<Refusal> waitingRefusal(SQLite::Database& tables, const sync::Id& visit);

/// Whether this person has signed under the seal.
bool hasSigned(SQLite::Database& tables, const sync::Id& seal, const sync::Id& staff);

struct AcceptedRefusal {
    std::string by; ///< name
    sync::Instant at = 0;
};
/// Of the seal that is in force; empty: nobody has accepted it, or there is nothing to accept.
std::optional<AcceptedRefusal> acceptedRefusal(SQLite::Database& tables, const sync::Id& visit);

/// May decide for the township: its office for rural vitalisation, its leader in charge.
bool decidesForTownship(std::string_view role);

} // namespace ruhu::store
