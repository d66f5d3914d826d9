#pragma once

#include "sync/store/committer.h"

#include <string>

namespace ruhu::usecases {

/// A household moves to another village (迁村). Its record and its members are copied into the new village's
/// stream, under ids that follow from the old ones, and then deleted from the old one with the reason. Visits
/// stay with the old record. An edit that somebody makes meanwhile in the old village wins over the deletion
/// and asks. One thread.
class MoveHousehold {
public:
    explicit MoveHousehold(sync::Committer& committer)
        : m_committer(committer) {}

    struct Target {
        std::string villageCode;
        sync::Id hamlet; ///< empty: not known yet
    };

    /// The household's id in the new village. Two durable saves; broken off between them, the same call goes
    /// on. Errors: "no_household", "same_village" and those of Committer ("unknown_stream": the new village
    /// is not granted).
    sync::Result<sync::Id> move(const sync::Id& household, const Target& target, const std::string& reason,
                                const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
