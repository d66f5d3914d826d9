#include "app/forms/expression_value.h"

#include "app/forms/moments.h"
#include "app/forms/numbers.h"

#include <cmath>

namespace ruhu::forms {

namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

} // namespace

std::string textOf(xmlNodePtr node) {
    if (node->type == XML_ELEMENT_NODE) {
        if (const auto* own = static_cast<const InstanceNode*>(node->_private))
            return own->readable();
        // Nearly all are leaves: one piece of text.
        if (!node->children)
            return {};
        if (node->children->type == XML_TEXT_NODE && !node->children->next)
            return std::string(view(node->children->content));
    }
    const std::unique_ptr<xmlChar, decltype(xmlFree)> content(xmlNodeGetContent(node), xmlFree);
    return std::string(view(content.get()));
}

std::vector<xmlNodePtr> nodesOf(const xmlXPathObject& value) {
    if (value.type != XPATH_NODESET || !value.nodesetval)
        return {};
    return {value.nodesetval->nodeTab, value.nodesetval->nodeTab + value.nodesetval->nodeNr};
}

std::string textOf(const xmlXPathObject& value) {
    switch (value.type) {
    case XPATH_BOOLEAN:
        return value.boolval ? "true" : "false";
    case XPATH_NUMBER:
        return textOfNumber(value.floatval);
    case XPATH_NODESET:
        return value.nodesetval && value.nodesetval->nodeNr > 0 ? textOf(value.nodesetval->nodeTab[0])
                                                                : std::string();
    default:
        return std::string(view(value.stringval));
    }
}

double numberOf(const std::string& text, int zone) {
    const double number = numberOfText(text);
    if (!std::isnan(number))
        return number;
    const auto moment = parseMoment(text, zone);
    return moment ? moment->instantDays(zone) : number;
}

double numberOf(const xmlXPathObject& value, int zone) {
    switch (value.type) {
    case XPATH_BOOLEAN:
        return value.boolval ? 1 : 0;
    case XPATH_NUMBER:
        return value.floatval;
    default:
        return numberOf(textOf(value), zone);
    }
}

bool booleanOf(const xmlXPathObject& value) {
    switch (value.type) {
    case XPATH_BOOLEAN:
        return value.boolval != 0;
    case XPATH_NUMBER:
        return !std::isnan(value.floatval) && std::abs(value.floatval) > 1e-12;
    case XPATH_NODESET: {
        if (!value.nodesetval || value.nodesetval->nodeNr == 0)
            return false;
        auto* node = value.nodesetval->nodeTab[0];
        const auto text = textOf(node);
        const auto* own =
            node->type == XML_ELEMENT_NODE ? static_cast<const InstanceNode*>(node->_private) : nullptr;
        if (own && (own->element->type == DataType::Integer || own->element->type == DataType::Decimal))
            if (const double number = numberOfText(text); !std::isnan(number))
                return number != 0;
        return !text.empty();
    }
    default:
        return !view(value.stringval).empty();
    }
}

xmlNodePtr childNamed(xmlNodePtr parent, std::string_view name) {
    for (auto* child = parent->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && reinterpret_cast<const char*>(child->name) == name)
            return child;
    return nullptr;
}

} // namespace ruhu::forms
