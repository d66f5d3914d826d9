#pragma once

#include "sync/store/committer.h"

namespace ruhu::usecases {

/// Correcting a sealed visit: another version of the same record (另立第2版) that needs its own reading back
/// and signatures. The sealed version stays under its seal, and in force until the new one is sealed. One
/// thread.
class AmendVisit {
public:
    explicit AmendVisit(sync::Committer& committer)
        : m_committer(committer) {}

    /// Errors: "no_visit", "not_sealed" (nothing to amend) and those of Committer.
    sync::Result<void> amend(const sync::Id& visit, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
