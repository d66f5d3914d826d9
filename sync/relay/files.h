#pragma once

#include "sync/core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// Writes a file so that it is there whole or not at all, also after a power cut. Errors: "disk_full",
/// "read_only", "io".
Result<void> writeWhole(const std::filesystem::path& file, std::string_view bytes);

/// Errors: "not_found", "too_large", "io".
Result<std::string> readWhole(const std::filesystem::path& file, std::size_t most);

} // namespace ruhu::sync
