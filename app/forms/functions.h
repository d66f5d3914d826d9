#pragma once

#include "app/forms/evaluator.h"

#include <array>
#include <string_view>
#include <vector>

namespace ruhu::forms {

/// A function that is being called: its arguments, converted as they are asked for, and its result. The ODK
/// XForms specification, section Functions, says what each one does.
class Call {
public:
    Call(xmlXPathParserContextPtr parser, int count);

    std::size_t count() const { return m_arguments.size(); }
    const xmlXPathObject& argument(std::size_t i) const { return *m_arguments[i]; }
    std::string text(std::size_t i) const { return textOf(argument(i)); }
    double number(std::size_t i) const { return numberOf(argument(i), evaluator().zone()); }
    bool boolean(std::size_t i) const { return booleanOf(argument(i)); }
    std::vector<xmlNodePtr> nodes(std::size_t i) const { return nodesOf(argument(i)); }
    bool isNodeSet(std::size_t i) const { return argument(i).type == XPATH_NODESET; }
    /// The arguments from `first`, each node of a node-set as one text.
    std::vector<std::string> texts(std::size_t first) const;

    void give(const std::string& text);
    void give(double number);
    void give(bool boolean);
    void give(const std::vector<xmlNodePtr>& nodes);
    void give(const std::vector<InstanceNode*>& nodes);
    /// Hands argument `i` on as it is.
    void pass(std::size_t i);
    /// Ends the evaluation of the whole expression.
    void fail(std::string why);

    Evaluator& evaluator() const { return *static_cast<Evaluator*>(m_parser->context->userData); }

private:
    xmlXPathParserContextPtr m_parser;
    std::vector<XPathObject> m_arguments;
};

struct Function {
    std::string_view name;           ///< as forms write it; those that begin with _ are made by the compiler
    int least = 0;                   ///< arguments
    int most = 0;                    ///< kMany: any number
    xmlXPathFunction call = nullptr; ///< null: the compiler makes something else of it
};
inline constexpr int kMany = 1000;

/// The bridge from libxml2 to one function: nothing thrown may pass through C.
template <void (*Body)(Call&)> void bridge(xmlXPathParserContextPtr parser, int count) {
    try {
        Call call(parser, count);
        if (parser->error == XPATH_EXPRESSION_OK)
            Body(call);
    } catch (const std::exception& error) {
        static_cast<Evaluator*>(parser->context->userData)->fail(error.what());
        parser->error = XPATH_MEMORY_ERROR;
    }
}

const std::vector<Function>& textFunctions();
const std::vector<Function>& comparisonFunctions();
const std::vector<Function>& logicFunctions();
const std::vector<Function>& numberFunctions();
const std::vector<Function>& dateFunctions();
const std::vector<Function>& nodeFunctions();
const std::vector<Function>& digestFunctions();
const std::vector<Function>& geoFunctions();

/// The function of that name, or null.
const Function* findFunction(std::string_view name);
/// The name under which libxml2 knows it: an XPath name that none of its own functions has.
std::string engineName(std::string_view name);
void registerFunctions(xmlXPathContextPtr context);

} // namespace ruhu::forms
