#include "app/forms/functions.h"

#include <libxml/xpathInternals.h>

#include <algorithm>
#include <map>

namespace ruhu::forms {

namespace {

const std::map<std::string_view, const Function*>& allFunctions() {
    static const auto all = [] {
        std::map<std::string_view, const Function*> byName;
        for (const auto* list :
             {&textFunctions(), &comparisonFunctions(), &logicFunctions(), &numberFunctions(),
              &dateFunctions(), &nodeFunctions(), &digestFunctions(), &geoFunctions()})
            for (const auto& function : *list)
                byName[function.name] = &function;
        return byName;
    }();
    return all;
}

} // namespace

Call::Call(xmlXPathParserContextPtr parser, int count)
    : m_parser(parser) {
    for (int i = 0; i < count; ++i)
        m_arguments.emplace_back(valuePop(parser), &xmlXPathFreeObject);
    std::reverse(m_arguments.begin(), m_arguments.end());
    if (std::any_of(m_arguments.begin(), m_arguments.end(), [](const auto& a) { return !a; }))
        parser->error = XPATH_STACK_ERROR;
}

std::vector<std::string> Call::texts(std::size_t first) const {
    std::vector<std::string> result;
    for (std::size_t i = first; i < count(); ++i) {
        if (!isNodeSet(i)) {
            result.push_back(text(i));
            continue;
        }
        for (auto* node : nodes(i))
            result.push_back(textOf(node));
    }
    return result;
}

void Call::give(const std::string& text) {
    valuePush(m_parser, xmlXPathNewString(reinterpret_cast<const xmlChar*>(text.c_str())));
}

void Call::give(double number) {
    valuePush(m_parser, xmlXPathNewFloat(number));
}

void Call::give(bool boolean) {
    valuePush(m_parser, xmlXPathNewBoolean(boolean ? 1 : 0));
}

void Call::give(const std::vector<xmlNodePtr>& nodes) {
    auto* set = xmlXPathNodeSetCreate(nullptr);
    for (auto* node : nodes)
        xmlXPathNodeSetAddUnique(set, node);
    valuePush(m_parser, xmlXPathWrapNodeSet(set));
}

void Call::give(const std::vector<InstanceNode*>& nodes) {
    auto* set = xmlXPathNodeSetCreate(nullptr);
    for (auto* node : nodes)
        xmlXPathNodeSetAddUnique(set, node->dom);
    valuePush(m_parser, xmlXPathWrapNodeSet(set));
}

void Call::pass(std::size_t i) {
    valuePush(m_parser, m_arguments[i].release());
}

void Call::fail(std::string why) {
    evaluator().fail(std::move(why));
    m_parser->error = XPATH_EXPR_ERROR;
}

const Function* findFunction(std::string_view name) {
    const auto found = allFunctions().find(name);
    return found == allFunctions().end() ? nullptr : found->second;
}

std::string engineName(std::string_view name) {
    std::string result = "f-" + std::string(name);
    std::replace(result.begin(), result.end(), ':', '-');
    return result;
}

void registerFunctions(xmlXPathContextPtr context) {
    for (const auto& [name, function] : allFunctions())
        if (function->call)
            xmlXPathRegisterFunc(context, reinterpret_cast<const xmlChar*>(engineName(name).c_str()),
                                 function->call);
}

} // namespace ruhu::forms
