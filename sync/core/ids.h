#pragma once

#include "sync/core/clock.h"

#include <string>
#include <string_view>

namespace ruhu::sync {

/// A lower-case UUID in its 36-character form.
using Id = std::string;

/// RFC 9562 version 7: sorts by time of making.
Id newId(const Clock& clock, Random& random);

/// RFC 9562 version 5 in Ruhu's namespace. Two tablets that register the same newcomer by the same number
/// make one record. `kind` keeps types apart: nameId("person", "149999…").
Id nameId(std::string_view kind, std::string_view name);

bool isId(std::string_view text);

} // namespace ruhu::sync
