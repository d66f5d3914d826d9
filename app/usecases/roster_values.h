#pragma once

#include "app/domain/identity_number.h"
#include "app/usecases/roster_columns.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruhu::usecases {

using FieldValues = std::vector<std::pair<std::string, nlohmann::json>>;

/// A cell as a value of the schema; null for an empty one. What could not be read as meant is told in
/// `doubts` (Chinese, one sentence each) and, where a code allows it, kept as it is written.
nlohmann::json rosterValue(const RosterColumn& column, const std::string& text,
                           std::vector<std::string>& doubts);

} // namespace ruhu::usecases
