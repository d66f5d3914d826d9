#include "app/documents/xml_stream.h"

namespace ruhu::documents {

namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

} // namespace

XmlStream::XmlStream(std::string_view xml)
    : m_reader(
          xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)) {
    // What is wrong with a file is told by the event, never by libxml2 on stderr.
    if (m_reader)
        xmlTextReaderSetErrorHandler(
            m_reader, [](void*, const char*, xmlParserSeverities, xmlTextReaderLocatorPtr) {}, nullptr);
}

XmlStream::~XmlStream() {
    if (m_reader)
        xmlFreeTextReader(m_reader);
}

XmlStream::Event XmlStream::next() {
    if (m_endPending) {
        m_endPending = false;
        return Event::End;
    }
    if (!m_reader)
        return Event::Broken;
    for (;;) {
        const int read = xmlTextReaderRead(m_reader);
        if (read != 1)
            return read == 0 ? Event::Done : Event::Broken;
        switch (xmlTextReaderNodeType(m_reader)) {
        case XML_READER_TYPE_ELEMENT:
            m_name = view(xmlTextReaderConstLocalName(m_reader));
            m_endPending = xmlTextReaderIsEmptyElement(m_reader) == 1;
            return Event::Start;
        case XML_READER_TYPE_END_ELEMENT:
            m_name = view(xmlTextReaderConstLocalName(m_reader));
            return Event::End;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            m_text = view(xmlTextReaderConstValue(m_reader));
            return Event::Text;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
            return Event::Broken;
        default:
            break;
        }
    }
}

std::string XmlStream::attribute(const char* localName) const {
    std::string value;
    while (xmlTextReaderMoveToNextAttribute(m_reader) == 1)
        if (view(xmlTextReaderConstLocalName(m_reader)) == localName) {
            value = view(xmlTextReaderConstValue(m_reader));
            break;
        }
    xmlTextReaderMoveToElement(m_reader);
    return value;
}

} // namespace ruhu::documents
