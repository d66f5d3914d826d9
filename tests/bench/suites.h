#pragma once

#include "tests/bench/figures.h"

#include <filesystem>
#include <vector>

namespace ruhu::bench {

/// Each measures in an empty folder of its own and throws std::runtime_error when something does not work.

/// visit_save
std::vector<Figure> measureSave(const std::filesystem::path& folder);

} // namespace ruhu::bench
