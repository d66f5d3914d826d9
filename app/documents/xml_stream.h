#pragma once

#include <libxml/xmlreader.h>

#include <string>
#include <string_view>

namespace ruhu::documents {

/// Pulls elements and text out of one XML part. Namespaces are ignored, entities other than the predefined
/// ones and document type declarations end the reading with an error; nothing is fetched.
class XmlStream {
public:
    enum class Event { Start, End, Text, Done, Broken };

    /// Keeps a view of `xml`.
    explicit XmlStream(std::string_view xml);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    /// An empty element gives Start, then End.
    Event next();

    std::string_view name() const { return m_name; }    ///< local name, of Start and End
    std::string_view text() const { return m_text; }    ///< of Text
    std::string attribute(const char* localName) const; ///< of Start; empty if it is not there

private:
    xmlTextReaderPtr m_reader;
    std::string_view m_name;
    std::string_view m_text;
    bool m_endPending = false;
};

} // namespace ruhu::documents
