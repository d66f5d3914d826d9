#pragma once

#include "app/forms/problem.h"
#include "app/questionnaire/planned_question.h"

#include <map>
#include <string>
#include <vector>

namespace ruhu::questionnaire {

/// A repeat other than the members: rows that are added and removed at the door, or as many as the form says.
struct PlannedRepeat {
    int element = 0;
    std::string id; ///< its name
    std::string section;
    domain::Words label;
    bool counted = false;                   ///< the form says how many rows there are
    bool perMember = false;                 ///< each member has rows of his own
    std::optional<std::size_t> inside = {}; ///< into VisitPlan::repeats, before this one: each of its rows
                                            ///< has rows of its own
};

struct PlannedGroup {
    std::string id;
    forms::Label label; ///< empty for questions that stand in the section itself
    int element = 0;    ///< where the label is seen from
    std::vector<std::size_t> questions;
    std::optional<std::size_t> repeat;    ///< into VisitPlan::repeats: stands there once a row
    std::vector<PlannedGroup> inner = {}; ///< repeats in it: they stand behind its questions
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
/// - Any other repeat is a group that stands there once a row. A row is there while the answer
///   `<repeat>:<row>` or one of its own, or of a row in it, is; its questions are kept under
///   `<question>:<row>`. Rows are in the order of their names, which begin with the time at which they were
///   added; where the form counts them (repeat_count) they are 1, 2, …. A row in a row is named
///   `<row>.<row in it>`, one of a member `<person id>.<row>`.
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
    std::vector<PlannedRepeat> repeats;
    OptionLists lists;
    std::map<std::string, std::size_t, std::less<>> byKey;
    int members = forms::kNone; ///< the repeat
    std::string chinese;        ///< the form's languages
    std::string english;

    const PlannedSection* section(std::string_view id) const;
    /// The person or row behind a colon aside.
    const PlannedQuestion* question(std::string_view key) const;
    const PlannedRepeat* repeat(std::string_view key) const;
};

/// Lays the form out. What the visit cannot ask is a problem: "visit_no_members", "visit_no_question" (one
/// that the records need), "visit_kind" (its type is not what the record keeps), "visit_type",
/// "visit_no_section".
VisitPlan planVisit(const forms::Form& form, forms::Problems& problems);

} // namespace ruhu::questionnaire
