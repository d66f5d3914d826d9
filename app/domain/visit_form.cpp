#include "app/domain/visit_form.h"

#include <iterator>
#include <sstream>

namespace ruhu::domain {

std::string FieldRef::text() const {
    switch (place) {
    case Place::Answer:
        return "answer/" + key;
    case Place::Visit:
        return "visit/" + key;
    case Place::Member:
        return "member/" + person + "/" + key;
    }
    return {};
}

std::optional<FieldRef> FieldRef::parse(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash + 1 == text.size())
        return std::nullopt;
    const auto place = text.substr(0, slash);
    const std::string rest(text.substr(slash + 1));
    if (place == "answer")
        return FieldRef{Place::Answer, rest, {}};
    if (place == "visit")
        return FieldRef{Place::Visit, rest, {}};
    const auto second = rest.find('/');
    if (place != "member" || second == std::string::npos)
        return std::nullopt;
    return FieldRef{Place::Member, rest.substr(second + 1), rest.substr(0, second)};
}

sync::Id personOf(const FieldRef& ref) {
    const auto colon = ref.key.find(':');
    // A risk's key has a colon too: risk:R22.
    if (ref.place != FieldRef::Place::Answer || colon == std::string::npos || ref.key.starts_with("risk:"))
        return ref.person;
    return ref.key.substr(colon + 1, ref.key.find(kRowInRow, colon) - colon - 1);
}

bool isTaken(QuestionKind kind) {
    return kind == QuestionKind::Photo || kind == QuestionKind::Audio || kind == QuestionKind::File;
}

std::vector<std::string> rankedCodes(std::string_view answer) {
    std::istringstream in{std::string(answer)};
    return {std::istream_iterator<std::string>(in), {}};
}

bool isCounted(const FormSection& section, const FormItem& item) {
    if (section.required)
        return item.required || item.mend;
    return item.kind != QuestionKind::Text && item.kind != QuestionKind::Note;
}

Words labelOf(const VisitForm& form, std::string_view list, std::string_view code) {
    for (const auto& option : form.list(list))
        if (option.code == code)
            return option.label;
    return {std::string(code), std::string(code)};
}

} // namespace ruhu::domain
