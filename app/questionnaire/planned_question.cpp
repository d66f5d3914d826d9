#include "app/questionnaire/planned_question.h"

#include "app/domain/schema.h"
#include "app/domain/text.h"
#include "app/forms/numbers.h"
#include "app/questionnaire/form_words.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace ruhu::questionnaire {

namespace {

using domain::FieldRef;
using domain::QuestionKind;
using forms::Control;
using forms::DataType;
using forms::Element;
using forms::kNone;

constexpr int kLongestUnit = 8; ///< columns: a hanzi takes two

int columnsOf(const std::string& text) {
    int columns = 0;
    for (const char32_t c : domain::codePoints(text))
        columns += domain::isHanzi(c) ? 2 : 1;
    return columns;
}

/// The field of a record in which a question of this name is kept; null for none.
const sync::FieldSchema* recordField(const std::string& name, bool ofMember) {
    const auto* field = domain::schema().type(ofMember ? "visit_member" : "visit")->field(name);
    return field && field->sealed && field->kind != sync::Kind::Map ? field : nullptr;
}

bool isKeptAs(QuestionKind kind, sync::Kind field) {
    switch (field) {
    case sync::Kind::Code:
        return kind == QuestionKind::Choice;
    case sync::Kind::Bool:
        return kind == QuestionKind::Bool;
    case sync::Kind::Integer:
        return kind == QuestionKind::Count || kind == QuestionKind::Integer;
    case sync::Kind::Set:
        return kind == QuestionKind::Team || kind == QuestionKind::Multi;
    default:
        return kind == QuestionKind::Text || kind == QuestionKind::Person;
    }
}

/// Where the choices come from: a whole list, or a part of one by a filter.
void addChoices(const forms::Form& form, const OptionLists& lists, const Control& control,
                PlannedQuestion& question) {
    for (const auto& choice : control.choices)
        question.item.options.push_back({choice.value, plainWords(form, choice.label), {}, false});
    if (!control.itemset)
        return;
    const auto& source = form.expressions[static_cast<std::size_t>(control.itemset->nodes)].source;
    for (const auto& [name, options] : lists) {
        const auto whole = "instance('" + name + "')/root/item";
        if (!source.starts_with(whole))
            continue;
        question.list = name;
        if (source == whole)
            question.item.options = options;
    }
    question.filtered = question.item.options.empty();
    auto& options = question.item.options;
    const auto none = std::find_if(options.begin(), options.end(),
                                   [](const auto& option) { return option.code == "none"; });
    if (control.kind == Control::Kind::SelectMultiple && none != options.end()) {
        question.item.none = none->label;
        options.erase(none);
    }
}

QuestionKind uploadKind(const std::string& mediaType) {
    if (mediaType.starts_with("image/"))
        return QuestionKind::Photo;
    if (mediaType.starts_with("audio/"))
        return QuestionKind::Audio;
    // A moving picture is refused when the form is read.
    return QuestionKind::File;
}

std::optional<QuestionKind> kindOf(const forms::Form& form, const Control& control, const Element& own,
                                   const PlannedQuestion& question) {
    switch (control.kind) {
    case Control::Kind::SelectOne: {
        const auto& options = question.item.options;
        const bool yesNo = options.size() == 2 && options[0].code == "true" && options[1].code == "false";
        return yesNo ? QuestionKind::Bool : QuestionKind::Choice;
    }
    case Control::Kind::SelectMultiple:
        return question.list == "staff" ? QuestionKind::Team : QuestionKind::Multi;
    case Control::Kind::Acknowledge:
        return QuestionKind::Acknowledge;
    case Control::Kind::Range:
        return own.type == DataType::Integer ? QuestionKind::Count : QuestionKind::Decimal;
    case Control::Kind::Rank:
        return QuestionKind::Rank;
    case Control::Kind::Upload:
        return uploadKind(control.mediaType);
    case Control::Kind::Input:
        break;
    }
    if (own.readonly != kNone && form.expressions[static_cast<std::size_t>(own.readonly)].source == "true()")
        return QuestionKind::Note;
    switch (own.type) {
    case DataType::Text:
    case DataType::Barcode:
        return hasAppearance(control.appearance, "member") ? QuestionKind::Person : QuestionKind::Text;
    case DataType::Integer:
        return QuestionKind::Integer;
    case DataType::Decimal:
        return hasAppearance(control.appearance, "money")  ? QuestionKind::Money
               : hasAppearance(control.appearance, "area") ? QuestionKind::Area
                                                           : QuestionKind::Decimal;
    case DataType::Date:
        return QuestionKind::Date;
    case DataType::Time:
        return QuestionKind::Time;
    case DataType::DateTime:
        return QuestionKind::DateTime;
    case DataType::Geopoint:
        return QuestionKind::Place;
    default:
        return std::nullopt;
    }
}

void addWords(const forms::Form& form, const Control& control, domain::FormItem& item) {
    item.label = plainWords(form, control.label);
    item.hint = plainWords(form, control.hint);
    const bool figure = item.kind == QuestionKind::Money || item.kind == QuestionKind::Area ||
                        item.kind == QuestionKind::Count || item.kind == QuestionKind::Integer ||
                        item.kind == QuestionKind::Decimal;
    if (figure && columnsOf(item.hint.zh) <= kLongestUnit)
        item.unit = std::exchange(item.hint, {});
}

void addLimits(const Control& control, domain::FormItem& item) {
    if (item.kind != QuestionKind::Count)
        return;
    item.min = static_cast<std::int64_t>(forms::numberOfText(control.start));
    item.max = static_cast<std::int64_t>(forms::numberOfText(control.end));
}

} // namespace

std::vector<std::string> appearanceWords(const std::string& appearance) {
    std::istringstream in(appearance);
    std::vector<std::string> found;
    for (std::string token; in >> token;)
        found.push_back(token);
    return found;
}

bool hasAppearance(const std::string& appearance, std::string_view word) {
    const auto all = appearanceWords(appearance);
    return std::find(all.begin(), all.end(), word) != all.end();
}

std::string planQuestion(const forms::Form& form, const OptionLists& lists, PlannedQuestion& question) {
    const auto& control = form.controls[static_cast<std::size_t>(question.control)];
    const auto& own = form.elements[static_cast<std::size_t>(question.element)];
    addChoices(form, lists, control, question);
    const auto kind = kindOf(form, control, own, question);
    if (!kind)
        return "visit_type";
    question.item.kind = *kind;
    if (*kind == QuestionKind::Acknowledge)
        question.item.options = {{"OK", {"确认", "Confirmed"}, {}, false}};
    addWords(form, control, question.item);
    addLimits(control, question.item);
    const auto* field = question.repeat ? nullptr : recordField(own.name, question.perMember);
    question.item.ref.key = own.name;
    question.item.ref.place = !field               ? FieldRef::Place::Answer
                              : question.perMember ? FieldRef::Place::Member
                                                   : FieldRef::Place::Visit;
    return field && !isKeptAs(*kind, field->kind) ? "visit_kind" : "";
}

} // namespace ruhu::questionnaire
