#pragma once

#include "app/domain/visit_facts.h"
#include "sync/core/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace SQLite {
class Database;
}

namespace ruhu::store {

/// Ids that everybody computes alike (sync/core/ids.h): one visit a round and household.
sync::Id visitIdOf(const sync::Id& round, const sync::Id& household);
sync::Id visitMemberIdOf(const sync::Id& visit, const sync::Id& person);

/// Everything by which the household's visit of the round is judged, whether it has begun or not; `today` is
/// YYYY-MM-DD. Empty if the household is not on this tablet. Rule parameters come from round.params under the
/// names of RiskParams in snake_case, factors in thousandths, money in fen, and `remote_attempts`.
std::optional<domain::VisitFacts> visitFacts(SQLite::Database& tables, const sync::Id& household,
                                             const sync::Id& round, const std::string& today);

struct VisitState {
    sync::Id household;
    sync::Id round;
    std::string stream; ///< the household's village
    std::int64_t version = 1;
    std::optional<std::int64_t> sealedVersion;
    sync::Id sealId; ///< in force
    bool readBack = false;
    bool signLater = false; ///< a day to sign later is set
    std::string signDueOn;  ///< that day

    /// The content of the current version is sealed: it can only be amended.
    bool sealed() const { return sealedVersion && *sealedVersion == version; }
};

/// Empty if the visit has not begun.
std::optional<VisitState> visitState(SQLite::Database& tables, const sync::Id& visit);

struct SealRecord {
    sync::Id id;
    std::int64_t version = 1;
    std::string content; ///< canonical JSON, see app/domain/seal_content.h
    std::string hash;
    sync::Instant frozenAt = 0;
    sync::Id device;
};

struct SignatureRecord {
    sync::Id id;
    std::string role;
    std::int64_t position = 0;
    sync::Id staff;
    std::string name;
    std::string relation;
    std::string mode;
    std::string ink; ///< SHA-256 of the InkML blob; empty on paper, by phone and where the household refuses
    sync::Instant signedAt = 0;
    std::string photo; ///< SHA-256 of the JPEG of the paper
    std::string consent;
    std::string filledBy;
    std::string reason;
    sync::Id witness;
    sync::Id attempt;
};

/// The seal of one version of a visit, half signed or in force.
std::optional<SealRecord> sealOfVersion(SQLite::Database& tables, const sync::Id& visit,
                                        std::int64_t version);
std::optional<SealRecord> sealById(SQLite::Database& tables, const sync::Id& seal);

/// The fields that a record has on the tablet's signature over it, as canonical JSON: a `signature` without
/// its device_signature, which is the second of the pair (empty if it has none).
std::pair<std::string, std::string> attestedSignature(SQLite::Database& tables, const sync::Id& signature);

/// The public key under which a tablet enrolled; empty if it is not known here.
std::optional<std::string> deviceKey(SQLite::Database& tables, const sync::Id& device);

/// Whether a seal of this hash is here, and whether its visit still goes by it.
enum class SealState { Unknown, InForce, Superseded };
SealState sealState(SQLite::Database& tables, const std::string& hash);

/// In the order of signing.
std::vector<SignatureRecord> signaturesOf(SQLite::Database& tables, const sync::Id& seal);

/// Staff with a task in the village on that day, by name.
std::vector<domain::VisitFacts::Staff> assignedStaff(SQLite::Database& tables, const std::string& villageCode,
                                                     const std::string& today);

/// Those of them who are of the village committees or lead a group (村组干部), by their role or by their
/// task.
std::vector<domain::VisitFacts::Staff> villageCadres(SQLite::Database& tables, const std::string& villageCode,
                                                     const std::string& today);

/// Those among them in whose charge this hamlet is.
std::vector<sync::Id> staffOfHamlet(SQLite::Database& tables, const std::string& villageCode,
                                    const sync::Id& hamlet, const std::string& today);

} // namespace ruhu::store
