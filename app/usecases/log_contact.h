#pragma once

#include "app/documents/photo.h"
#include "sync/store/committer.h"

#include <optional>
#include <string>

namespace ruhu::usecases {

/// One try to reach an absent member by phone or WeChat (联系记录). Codes: contact_channel, contact_outcome.
struct Contact {
    sync::Id household;
    sync::Id visit; ///< of the round, begun or not: its gate counts the attempts; empty outside a round
    sync::Id person;
    std::string channel;
    std::string number;
    std::string outcome;
    std::string answeredBy;
    std::string answeredRelation; ///< code of relation
    std::string facts;
    sync::Instant nextTryAt = 0;                   ///< of 约好再打; 0 = none
    std::optional<documents::Photo> evidence = {}; ///< a screenshot; REQUIRES noticeGiven
    bool noticeGiven = false;                      ///< the other side was told that it is kept
};

/// The record of an attempt, for a change set; its evidence joins `blobs`.
sync::RecordChange contactRecord(sync::Committer& committer, const Contact& contact, const sync::Id& by,
                                 std::vector<sync::Blob>& blobs);

/// One thread.
class LogContact {
public:
    explicit LogContact(sync::Committer& committer)
        : m_committer(committer) {}

    /// Durable when it returns. Errors: "no_household", "notice_missing" (evidence without telling) and those
    /// of Committer.
    sync::Result<void> log(const Contact& contact, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
