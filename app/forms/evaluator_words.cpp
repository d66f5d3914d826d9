// The words of a form where they stand: labels, translations, choices.
#include "app/forms/evaluator.h"
#include "app/forms/functions.h"

namespace ruhu::forms {

std::string Evaluator::text(const TextParts& parts, InstanceNode& context) {
    std::string result;
    for (const auto& part : parts)
        result += part.expression == kNone ? part.text : text(part.expression, context);
    return result;
}

std::string Evaluator::text(const Label& label, InstanceNode& context) {
    if (label.itext.empty())
        return text(label.parts, context);
    auto* const outer = m_context;
    m_context = &context;
    auto result = itext(label.itext);
    m_context = outer;
    return result;
}

std::string Evaluator::itext(std::string_view id) {
    for (const auto& language : {m_language, m_form.defaultLanguage}) {
        const auto texts = m_form.itext.find(language);
        if (texts == m_form.itext.end())
            continue;
        const auto found = texts->second.find(id);
        if (found == texts->second.end())
            continue;
        for (const auto* form : {"", "long", "short"})
            if (const auto parts = found->second.find(form); parts != found->second.end())
                return text(parts->second, *m_context);
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> Evaluator::choices(const Control& control,
                                                                    InstanceNode& context, bool withLabels) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& choice : control.choices)
        result.emplace_back(choice.value, withLabels ? text(choice.label, context) : std::string());
    if (!control.itemset)
        return result;
    const auto nodes = evaluate(control.itemset->nodes, context);
    if (!nodes)
        return result;
    for (auto* item : nodesOf(*nodes)) {
        if (item->type != XML_ELEMENT_NODE)
            continue;
        const auto value = childNamed(item, control.itemset->value);
        std::string label;
        if (const auto* named = withLabels ? childNamed(item, control.itemset->label) : nullptr) {
            label = textOf(const_cast<xmlNodePtr>(named));
            if (control.itemset->labelIsItext)
                label = text(Label{label, {}}, context);
        }
        result.emplace_back(value ? textOf(value) : std::string(), std::move(label));
    }
    return result;
}

} // namespace ruhu::forms
