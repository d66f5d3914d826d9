#include "app/forms/xlsform_actions.h"

#include "app/forms/expression.h"
#include "app/forms/functions.h"
#include "app/forms/moments.h"
#include "app/forms/xml_tree.h"

#include <sstream>

namespace ruhu::forms {

namespace {

bool computes(const Expression& expression) {
    if (expression.kind == Expression::Kind::Call)
        return findFunction(expression.text) != nullptr;
    if (expression.kind == Expression::Kind::Path)
        return expression.base && computes(*expression.base);
    if (expression.kind == Expression::Kind::Binary) {
        // "north-south" is a text, "1 + 2" is not.
        const auto& sides = expression.arguments;
        const auto solid = [](const ExpressionPtr& side) {
            return side->kind == Expression::Kind::Number || side->kind == Expression::Kind::Literal ||
                   computes(*side);
        };
        return solid(sides[0]) && solid(sides[1]);
    }
    return false;
}

} // namespace

bool isDynamicDefault(const SurveyItem& item, const std::string& text) {
    if (text.find("${") != std::string::npos)
        return true;
    if (parseMoment(text, 0) || item.type.bind == "geopoint")
        return false;
    const auto parsed = parseExpression(text);
    const auto* expression = std::get_if<ExpressionPtr>(&parsed);
    return expression && computes(**expression);
}

void XlsFormActions::writeDefault(const SurveyItem& item) {
    const auto value = item.text("default");
    if (value.empty() || !isDynamicDefault(item, value))
        return;
    const auto* repeat = enclosingRepeat(item.parent);
    auto* const around = repeat ? m_repeats.at(repeat) : m_model;
    auto* action = m_xml.add(around, "setvalue");
    m_xml.attribute(action, "event",
                    repeat ? "odk-instance-first-load odk-new-repeat" : "odk-instance-first-load");
    m_xml.attribute(action, "ref", item.path);
    m_xml.attribute(action, "value", m_references.expression(value, item, "default"));
}

void XlsFormActions::noteTrigger(const SurveyItem& item) {
    if (!item.text("trigger").empty())
        m_triggers.push_back(&item); // the control that it stands in may come later
}

void XlsFormActions::writeTriggers() {
    for (const auto* item : m_triggers) {
        const auto place = m_source.placeOf(*item, "trigger");
        std::istringstream names(item->text("trigger"));
        for (std::string part; std::getline(names, part, ',');) {
            part = trimmed(part);
            if (!part.starts_with("${") || !part.ends_with("}")) {
                m_source.refuse("bad_trigger", part, {}, place);
                continue;
            }
            const auto* question =
                m_references.named(trimmed(std::string_view(part).substr(2, part.size() - 3)), *item, place);
            if (!question)
                continue;
            const auto control = m_controls.find(question);
            if (control == m_controls.end()) {
                m_source.refuse("bad_trigger", part, {}, place);
                continue;
            }
            auto* action = m_xml.add(control->second, "setvalue");
            m_xml.attribute(action, "event", "xforms-value-changed");
            m_xml.attribute(action, "ref", item->path);
            if (const auto value = item->text("calculation"); !value.empty())
                m_xml.attribute(action, "value", m_references.expression(value, *item, "calculation"));
        }
    }
}

} // namespace ruhu::forms
