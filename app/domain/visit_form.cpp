#include "app/domain/visit_form.h"

#include "app/domain/visit_form_engine.h"
#include "app/domain/visit_form_json.h"

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

const VisitForm& builtInVisitForm() {
    static const auto form = makeJsonForm(kVisitFormJson);
    return *form;
}

Words labelOf(const VisitForm& form, std::string_view list, std::string_view code) {
    for (const auto& option : form.list(list))
        if (option.code == code)
            return option.label;
    return {std::string(code), std::string(code)};
}

} // namespace ruhu::domain
