#include "app/forms/xml_writer.h"

namespace ruhu::forms {

namespace {

const xmlChar* xmlText(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

} // namespace

XmlWriter::XmlWriter(const std::string& root)
    : m_document(xmlNewDoc(xmlText("1.0")), &xmlFreeDoc) {
    xmlDocSetRootElement(m_document.get(), xmlNewDocNode(m_document.get(), nullptr, xmlText(root), nullptr));
}

xmlNodePtr XmlWriter::root() const {
    return xmlDocGetRootElement(m_document.get());
}

xmlNodePtr XmlWriter::add(xmlNodePtr parent, const std::string& name) {
    auto* node = xmlNewDocNode(m_document.get(), nullptr, xmlText(name), nullptr);
    xmlAddChild(parent, node);
    return node;
}

void XmlWriter::attribute(xmlNodePtr node, const std::string& name, const std::string& value) {
    xmlSetProp(node, xmlText(name), xmlText(value));
}

void XmlWriter::text(xmlNodePtr node, const std::string& text) {
    if (!text.empty())
        xmlAddChild(node, xmlNewDocText(m_document.get(), xmlText(text)));
}

std::string XmlWriter::result() const {
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(m_document.get(), &bytes, &size, "UTF-8", 1);
    std::string xml(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return xml;
}

} // namespace ruhu::forms
