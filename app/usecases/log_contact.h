#pragma once

#include "sync/store/committer.h"

#include <string>

namespace ruhu::usecases {

/// One try to reach an absent member by phone or WeChat (联系记录).
struct Contact {
    sync::Id household;
    sync::Id visit; ///< empty outside a visit
    sync::Id person;
    std::string channel; ///< "phone", "wechat_voice", "wechat_video", "wechat_text"
    std::string number;
    std::string outcome; ///< "verified", "no_answer", "dead_number", "refused", "wrong_number", "call_back"
    std::string answeredBy;
    std::string answeredRelation; ///< code of relation
    std::string facts;
};

/// One thread.
class LogContact {
public:
    explicit LogContact(sync::Committer& committer)
        : m_committer(committer) {}

    /// Durable when it returns. Errors: "no_household" and those of Committer.
    sync::Result<void> log(const Contact& contact, const sync::Id& by);

private:
    sync::Committer& m_committer;
};

} // namespace ruhu::usecases
