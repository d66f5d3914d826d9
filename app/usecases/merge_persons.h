#pragma once

#include "sync/store/committer.h"

namespace ruhu::usecases {

/// Two records of one person become one (重复人员合并), e.g. a child that was added without a number and
/// again with one. Nothing of either history is lost: what only the second record knew moves over; where both
/// say something else, the first's value stays and a person decides (待办); records of visits and calls
/// follow; the second record ends with a tombstone that names the first, and the log keeps it. One thread.
class MergePersons {
public:
    explicit MergePersons(sync::Committer& committer)
        : m_committer(committer) {}

    /// One durable save. Errors: "no_person" (not here, or the same one), "other_village" (the township moves
    /// people between villages), "sealed" (a signed visit of this version names the second: amend it first)
    /// and those of Committer.
    sync::Result<void> merge(const sync::Id& keep, const sync::Id& duplicate, const sync::Id& by);

    /// They are two people after all: nobody asks again. One durable save. Errors: "no_person" and those of
    /// Committer.
    sync::Result<void> tellApart(const sync::Id& one, const sync::Id& other, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
