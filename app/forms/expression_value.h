#pragma once

#include "app/forms/instance_node.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::forms {

using XPathObject = std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)>;

/// What an expression is worth, with the conversions of the ODK specification.
std::string textOf(const xmlXPathObject& value);
double numberOf(const xmlXPathObject& value, int zone);
bool booleanOf(const xmlXPathObject& value);
/// The nodes of a node-set in document order; empty for other values.
std::vector<xmlNodePtr> nodesOf(const xmlXPathObject& value);
std::string textOf(xmlNodePtr node);
/// Of a text: as numberOfText(), and dates and times count as days since 1970-01-01 in `zone`.
double numberOf(const std::string& text, int zone);

/// The first child element of this name; null if there is none.
xmlNodePtr childNamed(xmlNodePtr parent, std::string_view name);

} // namespace ruhu::forms
