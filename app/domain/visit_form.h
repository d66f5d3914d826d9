#pragma once

#include "app/domain/visit_facts.h"
#include "app/domain/words.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// Where an answer lives: in visit.answers, in a field of the visit or in a field of its visit_member.
struct FieldRef {
    enum class Place { Answer, Visit, Member };
    Place place = Place::Answer;
    std::string key;
    sync::Id person; ///< of a Member

    /// "answer/biz_crop", "visit/mode", "member/<person id>/whereabouts".
    std::string text() const;
    static std::optional<FieldRef> parse(std::string_view text);

    bool operator==(const FieldRef&) const = default;
};

/// How a question is answered, and so what its value is: Money and Area integer hundredths, Count (small,
/// between two limits) and Integer whole numbers, Decimal its digits as text, Acknowledge the code "OK". Time
/// is "09:30:00.000+08:00", DateTime "2026-05-20T09:30:00.000+08:00"; Rank the codes from the first to the
/// last, apart by spaces; Photo, Audio and File the SHA-256 of what was taken (record visit_media); Place
/// latitude, longitude, altitude and accuracy in metres, apart by spaces. A Note is only read.
enum class QuestionKind {
    Choice,
    Bool,
    Money,
    Area,
    Count,
    Integer,
    Decimal,
    Multi,
    Date,
    Time,
    DateTime,
    Rank,
    Photo,
    Audio,
    File,
    Place,
    Text,
    Team,
    Person,
    Acknowledge,
    Note
};

struct Option {
    std::string code;
    Words label;
    std::string spoken; ///< as the read-back says it; empty = not said
    bool more = false;  ///< rare: shown behind 其他
};

/// One question as a visitor meets it: asked of this household, this member, this worker.
struct FormItem {
    FieldRef ref;
    QuestionKind kind = QuestionKind::Text;
    Words label;
    Words hint;
    std::vector<Option> options;
    Words unit;
    std::optional<Words> none; ///< the key for "none of these" of a Multi
    std::int64_t min = 0;
    std::int64_t max = 0;                ///< 0 = no limit
    bool required = true;                ///< now: the completion gate asks for it
    std::optional<Answer> answer;        ///< empty = not asked
    std::optional<AnswerValue> lastYear; ///< to be confirmed or changed
    std::optional<Words> mend;           ///< what has to be put right

    /// Asked and nothing to put right.
    bool done() const { return answer && answer->how != How::Last && !mend; }
    /// The completion gate asks for it.
    bool missing() const { return !done() && (required || mend); }
};

struct FormGroup {
    std::string id;
    Words label; ///< empty for the only group of a section
    std::vector<FormItem> items;
    std::optional<FieldRef> row = {}; ///< of a repeat: the answer that says that this row is there
    /// Of the end of a repeat, which has no items: what the key of one more row begins with; the row's own
    /// name follows.
    std::string adds = {};
};

struct FormSection {
    std::string id;
    Words label;
    bool perMember = false;
    bool required = true; ///< whether the completion gate asks for any of its answers
    bool table = false;   ///< groups of figures, filled row by row
};

/// The questionnaire: what is asked of whom, in which order, with which words. What it says is a function of
/// the facts alone; it may remember the last ones to answer quickly, so one thread at a time.
class VisitForm {
public:
    virtual ~VisitForm() = default;

    virtual const std::string& id() const = 0;
    virtual const std::string& version() const = 0;
    virtual const std::vector<FormSection>& sections() const = 0;

    /// The questions of a section that concern this household now, with their answers; groups without any are
    /// left out, but for the ends of repeats to which a row can be added. `person` for a section that asks
    /// each member. Empty for an unknown section.
    virtual std::vector<FormGroup> groups(std::string_view section, const VisitFacts& facts,
                                          std::string_view person = {}) const = 0;

    /// A question as the form writes it, whomever it is asked of, without an answer: by its key, with or
    /// without the person behind the colon. Empty if the form does not ask it.
    virtual std::optional<FormItem> question(std::string_view key) const = 0;

    /// What the form's own actions (trigger) answer when the household's answers become those of `after`: to
    /// be kept like what was asked.
    virtual std::vector<std::pair<FieldRef, std::optional<Answer>>>
    consequences(const VisitFacts& before, const VisitFacts& after) const = 0;

    /// A list of choices of the form; empty if there is none of that name.
    virtual const std::vector<Option>& list(std::string_view name) const = 0;

    /// The section in which a field is asked; empty if it is not.
    virtual std::string sectionOf(const FieldRef& ref) const = 0;
};

/// The questionnaires that a device knows. One thread.
class VisitForms {
public:
    virtual ~VisitForms() = default;

    /// For a visit that begins now.
    virtual std::shared_ptr<const VisitForm> current() = 0;
    /// The one that a visit began with; the current one for an empty version and for one that is not here.
    virtual std::shared_ptr<const VisitForm> ofVersion(std::string_view version) = 0;
};

/// Between the name of a row (or a person's id) and that of a row in it.
inline constexpr char kRowInRow = '.';

/// The person of whom a field speaks: of a member's record, of an answer kept as "<question>:<person id>", or
/// of one in a member's row; of an answer that another repeat asks, its outermost row.
sync::Id personOf(const FieldRef& ref);

/// Answered by something that was taken or handed over at the door, and kept as a record of its own.
bool isTaken(QuestionKind kind);

/// The codes of a Rank's answer, in their order.
std::vector<std::string> rankedCodes(std::string_view answer);

/// Whether an item counts into how far its section is: what has to be answered; where nothing has to, all but
/// words.
bool isCounted(const FormSection& section, const FormItem& item);

/// Label of a code in a list; the code itself if it is not there.
Words labelOf(const VisitForm& form, std::string_view list, std::string_view code);

} // namespace ruhu::domain
