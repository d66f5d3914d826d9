#include "app/forms/xml_tree.h"

#include <libxml/parser.h>

#include <algorithm>

namespace ruhu::forms {

namespace {

constexpr std::size_t kMaxBytes = 64 << 20;

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

const xmlChar* xmlText(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

/// REQUIRES a tree no deeper than libxml2's parser allows (256).
void copyBelow(const xmlNode* from, xmlDocPtr document, xmlNodePtr to) {
    for (auto* attribute = from->properties; attribute; attribute = attribute->next) {
        const std::string value = attributeOf(from, view(attribute->name));
        xmlSetProp(to, attribute->name, xmlText(value));
    }
    for (auto* child = from->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            if (!xmlIsBlankNode(child))
                xmlAddChild(to, xmlNewDocText(document, child->content));
        } else if (child->type == XML_ELEMENT_NODE) {
            auto* copy = xmlNewDocNode(document, nullptr, child->name, nullptr);
            xmlAddChild(to, copy);
            copyBelow(child, document, copy);
        }
    }
}

} // namespace

XmlDocument parseXml(std::string_view bytes, std::string& why) {
    XmlDocument document(nullptr, &xmlFreeDoc);
    if (bytes.size() > kMaxBytes) {
        why = "too large";
        return document;
    }
    // Refused before the parser could expand anything.
    if (bytes.find("<!DOCTYPE") != std::string_view::npos ||
        bytes.find("<!ENTITY") != std::string_view::npos) {
        why = "document type";
        return document;
    }
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(),
                                                                              &xmlFreeParserCtxt);
    document.reset(xmlCtxtReadMemory(
        parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT));
    if (!document) {
        const auto* error = xmlCtxtGetLastError(parser.get());
        why = error ? "line " + std::to_string(error->line) + ": " +
                          trimmed(error->message ? error->message : "")
                    : "no XML";
    } else if (document->intSubset || document->extSubset) {
        why = "document type";
        document.reset();
    }
    return document;
}

std::string_view nameOf(const xmlNode* node) {
    return view(node->name);
}

std::string attributeOf(const xmlNode* node, std::string_view name) {
    for (auto* attribute = node->properties; attribute; attribute = attribute->next)
        if (view(attribute->name) == name) {
            const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
                xmlNodeListGetString(node->doc, attribute->children, 1), xmlFree);
            return std::string(view(value.get()));
        }
    return {};
}

bool hasAttribute(const xmlNode* node, std::string_view name) {
    for (auto* attribute = node->properties; attribute; attribute = attribute->next)
        if (view(attribute->name) == name)
            return true;
    return false;
}

std::vector<xmlNodePtr> childElements(const xmlNode* node) {
    std::vector<xmlNodePtr> found;
    for (auto* child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            found.push_back(child);
    return found;
}

xmlNodePtr firstChild(const xmlNode* node, std::string_view name) {
    for (auto* child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && nameOf(child) == name)
            return child;
    return nullptr;
}

std::string contentOf(const xmlNode* node) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> content(xmlNodeGetContent(const_cast<xmlNodePtr>(node)),
                                                              xmlFree);
    return std::string(view(content.get()));
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kSpace) + 1 - first));
}

XmlDocument plainCopy(const xmlNode* node) {
    XmlDocument document(xmlNewDoc(reinterpret_cast<const xmlChar*>("1.0")), &xmlFreeDoc);
    auto* root = xmlNewDocNode(document.get(), nullptr, node->name, nullptr);
    xmlDocSetRootElement(document.get(), root);
    copyBelow(node, document.get(), root);
    return document;
}

} // namespace ruhu::forms
