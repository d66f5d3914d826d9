#pragma once

#include "app/usecases/log_contact.h"

namespace ruhu::usecases {

/// Reaching a member who is away (回访). One thread.
class FollowUp {
public:
    explicit FollowUp(sync::Committer& committer)
        : m_committer(committer) {}

    /// Logs one try. What was verified by it is the member's verification in the household's visit, if that
    /// has begun and is not sealed. Errors: those of LogContact and RecordVisit::save.
    sync::Result<void> record(const Contact& contact, const sync::Id& round, const sync::Id& by);

    /// 未联系上: the member cannot be reached; `informant` says what is known. Errors: "no_visit", "sealed",
    /// "tries_missing" (DOMAIN section 3: attempts on two days), "informant_missing" and those of
    /// RecordVisit.
    sync::Result<void> markUnreachable(const sync::Id& household, const sync::Id& person,
                                       const sync::Id& round, const std::string& informant,
                                       const std::string& today, const sync::Id& by);

    /// When the family says one can be reached, in its words; empty takes it back. Errors: "no_household" and
    /// those of Committer.
    sync::Result<void> noteBestTime(const sync::Id& household, const sync::Id& person,
                                    const std::string& words, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
