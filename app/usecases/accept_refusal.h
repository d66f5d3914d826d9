#pragma once

#include "sync/store/committer.h"

#include <string>

namespace ruhu::usecases {

/// The township accepts that a household will not sign or not be visited: with that its visit is finished
/// (DOMAIN section 3). A version that is signed later is another matter. One thread.
class AcceptRefusal {
public:
    explicit AcceptRefusal(sync::Committer& committer)
        : m_committer(committer) {}

    /// Errors: "not_permitted" (not the township's to say), "own_visit" (has signed under it: another one of
    /// the township decides), "not_refused" (nothing waits: it has been signed, amended or accepted since)
    /// and those of Committer.
    sync::Result<void> accept(const sync::Id& visit, const sync::Id& by);

    /// The error that accept() would give; empty: none that can be foreseen.
    std::string refusal(const sync::Id& visit, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
