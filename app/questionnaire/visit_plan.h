#pragma once

#include "app/domain/visit_form.h"
#include "app/forms/form.h"
#include "app/forms/problem.h"

#include <map>
#include <string>
#include <vector>

namespace ruhu::questionnaire {

/// One question of the visit as the form writes it, whomever it is asked of.
struct PlannedQuestion {
    int element = 0;
    int control = 0;
    domain::FormItem item; ///< place, key, kind, words and choices as far as they hang on no answer
    std::string list;      ///< secondary instance that holds the choices; empty for none
    bool filtered = false; ///< which choices there are hangs on answers
    bool perMember = false;
    std::string section;
};

struct PlannedGroup {
    std::string id;
    forms::Label label; ///< empty for questions that stand in the section itself
    int element = 0;    ///< where the label is seen from
    std::vector<std::size_t> questions;
};

struct PlannedSection {
    domain::FormSection section;
    std::vector<PlannedGroup> groups;
};

/// A household visit's ODK form laid out as the visit's pages ask it:
///
/// - Each group at the top is a section, named like the group (less "_section", which keeps it apart from a
///   question of the same name); the groups in it, and the questions between them, are its groups.
/// - The repeat `members` is the section that asks each member. Its instances are the rows of roster.csv.
/// - A question named like a sealed field of the records visit or visit_member is kept there; any other among
/// the
///   visit's answers under its name, a member's under `<name>:<person id>`.
/// - Appearances, beside those of ODK: `money` and `area` (a decimal kept in hundredths), `member` (a text:
/// the
///   name of a member or of another), `with-GROUP` (a member's question that stands as one row a member in
///   that group), `elsewhere` (another page of the visit deals with it; its default counts as its value).
/// - A select from staff.csv asks for the reviewers; true and false make a yes-or-no; a choice `none` is the
/// key
///   for "none of these". A short hint (up to four hanzi or eight letters) under a figure is its unit.
///   Further columns of the choices: `spoken` (as the read-back says it), `more` (rare: stands behind 更多).
struct VisitPlan {
    std::vector<PlannedQuestion> questions;
    std::vector<PlannedSection> sections;
    std::map<std::string, std::vector<domain::Option>, std::less<>> lists;
    std::map<std::string, std::size_t, std::less<>> byKey;
    int members = forms::kNone; ///< the repeat
    std::string chinese;        ///< the form's languages
    std::string english;

    const PlannedSection* section(std::string_view id) const;
    const PlannedQuestion* question(std::string_view key) const; ///< the person behind a colon aside
};

/// Lays the form out. What the visit cannot ask is a problem: "visit_no_members", "visit_no_question" (one
/// that the records need), "visit_kind" (its type is not what the record keeps), "visit_type",
/// "visit_repeat", "visit_no_section".
VisitPlan planVisit(const forms::Form& form, forms::Problems& problems);

} // namespace ruhu::questionnaire
