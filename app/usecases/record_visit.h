#pragma once

#include "app/domain/visit_form.h"
#include "app/store/draft_typing.h"
#include "sync/store/committer.h"

#include <optional>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// Filling a visit (入户排查). Every call is one durable save; nothing waits for a "save" button. A save that
/// changes what has been read back or half signed takes the reading back and those signatures away with it:
/// what a person has heard and signed is what is sealed. One thread.
class RecordVisit {
public:
    explicit RecordVisit(sync::Committer& committer)
        : m_committer(committer)
        , m_typing(committer.tables()) {}

    struct Entry {
        domain::FieldRef ref;
        std::optional<domain::Answer> answer; ///< empty = taken back
    };

    /// Begins the household's visit of the round, or finds it begun: the visit and one record a member. `by`
    /// and the one other who is in charge of the hamlet, if it is exactly one, are its reviewers until
    /// changed; it stays with `form`. Returns the visit. Errors: "no_household" and those of Committer.
    sync::Result<sync::Id> start(const sync::Id& household, const sync::Id& round, const sync::Id& by,
                                 const std::string& today, const domain::VisitForm& form);

    /// Saves what was just entered. Errors: "no_visit", "sealed" (amend it first) and those of Committer.
    sync::Result<void> save(const sync::Id& visit, const sync::Id& by, const std::vector<Entry>& entries);

    /// A picture, a recording or a file that answers a question.
    struct Media {
        domain::FieldRef ref;
        std::string type; ///< "image/jpeg", "audio/ogg", of a file its own
        std::string bytes;
        std::string original;  ///< SHA-256 of what it was made from; empty: kept as it came
        bool consent = false;  ///< the household was told what is kept, and agreed
        std::string name = {}; ///< of a file, as it was handed in
    };

    /// Saves it with the answer that names it, in one change set. What answered the question before is no
    /// longer of the visit, as when save() takes the answer back. Errors as save, and "consent_missing" (a
    /// voice is kept only if its owner agrees).
    sync::Result<void> attach(const sync::Id& visit, const sync::Id& by, Media media);

    /// Keeps what is being typed on this tablet, before save() makes a change set of it. A kill after this
    /// call loses nothing: takeUp() finds it. Errors: those of a full or broken disk.
    sync::Result<void> keep(const sync::Id& visit, const sync::Id& by, const std::vector<Entry>& entries);

    /// Saves what was typed before the program was killed, in the name of those who typed it. What a seal
    /// from another tablet has overtaken is dropped: the signed content stands. Errors as save.
    sync::Result<void> takeUp(const sync::Id& visit);

    /// The household has heard it and agrees. Errors as save.
    sync::Result<void> confirmReadBack(const sync::Id& visit, const sync::Id& by);

private:
    sync::Result<void> commit(const sync::Id& visit, const sync::Id& by, const std::vector<Entry>& entries,
                              Media* media);

    sync::Committer& m_committer;
    store::DraftTyping m_typing;
};

} // namespace ruhu::usecases
