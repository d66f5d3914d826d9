#pragma once

#include "app/forms/form.h"

#include <string>
#include <string_view>

namespace ruhu::forms {

/// Builds an XML document. Names may have prefixes, which are written as they stand.
class XmlWriter {
public:
    explicit XmlWriter(const std::string& root);

    xmlNodePtr root() const;
    xmlNodePtr add(xmlNodePtr parent, const std::string& name);
    void attribute(xmlNodePtr node, const std::string& name, const std::string& value);
    void text(xmlNodePtr node, const std::string& text);
    std::string result() const; ///< UTF-8

private:
    XmlDocument m_document;
};

} // namespace ruhu::forms
