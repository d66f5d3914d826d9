#pragma once

#include "app/domain/visit_form.h"
#include "sync/store/committer.h"

#include <string>
#include <vector>

namespace ruhu::usecases {

/// What becomes of a draft that goes over to another version of the questionnaire.
struct FormMove {
    /// A question with what was answered to it.
    struct Line {
        domain::FieldRef ref;
        domain::Words label;   ///< 张海军 务工: of whom it is asked stands before it
        domain::FormItem item; ///< with its answer, as the version asked it that has it
    };

    std::string from;
    std::string to;
    int kept = 0;              ///< answers that go over as they are
    std::vector<Line> dropped; ///< answers to what is no longer asked, or is asked in another kind of answer
    std::vector<Line> mended;  ///< answers that go over and have to be put right there
    std::vector<Line> added;   ///< new questions that the completion gate asks for
};

FormMove compareForms(const domain::VisitForm& from, const domain::VisitForm& to,
                      const domain::VisitFacts& facts);

/// The draft goes over: it names the other version, and the dropped answers are taken back (the log keeps
/// them), with the reading back and half-made signatures. Errors: "no_visit", "sealed" and those of
/// Committer.
sync::Result<void> moveVisit(sync::Committer& committer, const sync::Id& visit, const sync::Id& by,
                             const domain::VisitForm& to, const FormMove& move);

} // namespace ruhu::usecases
