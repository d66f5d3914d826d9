#pragma once

#include "app/store/review_queries.h"
#include "sync/store/committer.h"

namespace ruhu::usecases {

/// Settles a review item in one change set that has seen both values.
class ResolveReview {
public:
    explicit ResolveReview(sync::Committer& committer)
        : m_committer(committer) {}

    enum class Side { Kept, Other };

    /// Whether the value of a side can be put in place: not into content that is sealed now, that needs a new
    /// version of the visit.
    bool canChoose(const store::ReviewItem& item, Side side) const;

    /// Makes the chosen value current and the item resolved. Choosing what is current already resolves the
    /// item alone. Errors: those of Committer::commit; "sealed" if !canChoose.
    sync::Result<void> choose(const store::ReviewItem& item, Side side, const sync::Id& staff);

    /// 两个都留: the township decides.
    sync::Result<void> leaveToTownship(const store::ReviewItem& item, const sync::Id& staff);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
