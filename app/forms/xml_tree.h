#pragma once

#include "app/forms/form.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

/// Parses an XML document that may be hostile: no document type, so no entities; nothing is fetched.
/// Null and `why` if it is none.
XmlDocument parseXml(std::string_view bytes, std::string& why);

/// Forms use namespaces loosely, so names are compared without their prefixes.
std::string_view nameOf(const xmlNode* node);
std::string attributeOf(const xmlNode* node, std::string_view name);
bool hasAttribute(const xmlNode* node, std::string_view name);
std::vector<xmlNodePtr> childElements(const xmlNode* node);
xmlNodePtr firstChild(const xmlNode* node, std::string_view name);
std::string contentOf(const xmlNode* node); ///< all text below
std::string trimmed(std::string_view text);

/// A document of its own with copies of `node` and what is below, names without namespaces.
XmlDocument plainCopy(const xmlNode* node);

} // namespace ruhu::forms
