#include "app/forms/expression_compiler.h"

#include "app/forms/expression_translation.h"

#include <libxml/xpathInternals.h>

namespace ruhu::forms {

int ExpressionCompiler::compile(std::string_view source, int context, const Place& place,
                                Problems& problems) {
    const auto parsed = parseExpression(source);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        problems.push_back({"expression", std::string(source), error->near, place});
        return kNone;
    }
    try {
        Translation translation(m_form, context);
        const auto text = translation.whole(*std::get<ExpressionPtr>(parsed));
        XPathProgram program(xmlXPathCompile(reinterpret_cast<const xmlChar*>(text.c_str())),
                             &xmlXPathFreeCompExpr);
        if (!program) {
            problems.push_back({"expression", std::string(source), {}, place});
            return kNone;
        }
        m_form.expressions.push_back(
            {std::string(source), context, std::move(program), std::move(translation.dependencies)});
        return static_cast<int>(m_form.expressions.size() - 1);
    } catch (const Refusal& refusal) {
        problems.push_back({refusal.code, refusal.subject, refusal.detail, place});
        return kNone;
    }
}

} // namespace ruhu::forms
