#pragma once

#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"
#include "app/usecases/form_shelf.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "sync/replica/replica.h"

#include <optional>
#include <string>

namespace ruhu::field {

/// A visitor without a screen: makes one household's visit by the app's use cases, one durable act after the
/// other: keystrokes, choices, pictures, recordings, files, rows in rows, the reading back, the signatures.
/// What comes next is told by the records alone, so it goes on where the visit stood, however the program
/// ended. Of what can be taken back at the door, some is: the first picture of a question and the last of
/// three rows. One thread.
class Visitor {
public:
    /// Opens the visit as the screen does: begun if it was not, with what was typed before a kill taken up.
    /// Throws std::runtime_error if that fails.
    Visitor(sync::Replica& replica, sync::Id household, sync::Id round, std::string today);

    /// What the next act would be: "answer/biz_crop=12", "answer/house taken", "read back", "sign 王建国";
    /// empty = sealed.
    std::string next();
    /// Does it; durable when it returns. Throws std::runtime_error when the program refuses.
    void act();

    const sync::Id& visit() const { return m_visit; }

private:
    struct Act {
        std::string name;
        std::optional<usecases::RecordVisit::Entry> typed; ///< a keystroke
        std::vector<usecases::RecordVisit::Entry> saved;   ///< answers, whole
        std::optional<usecases::RecordVisit::Media> taken; ///< a picture or a recording
        std::optional<usecases::NewSignature> signature;
    };
    std::optional<Act> nextAct();
    std::optional<Act> answer(const domain::FormItem& item, const domain::VisitFacts& facts);
    std::optional<Act> typed(const domain::FormItem& item) const;
    std::optional<Act> taken(const domain::FormItem& item);
    std::optional<Act> row(const std::string& start, const domain::VisitFacts& facts);
    domain::VisitFacts facts() const;
    std::int64_t count(const std::string& sql, const std::string& value) const;

    sync::Replica& m_replica;
    usecases::RecordVisit m_record;
    usecases::FormShelf m_forms;
    sync::Id m_household;
    sync::Id m_round;
    std::string m_today;
    sync::Id m_visit;
    sync::Id m_by;
    /// What stands in the field that is being typed into.
    std::optional<usecases::RecordVisit::Entry> m_typing;
};

/// Writing long enough to be a name; another one for each `seed`, as no two signatures are alike.
domain::Ink handwriting(int seed);

} // namespace ruhu::field
