#pragma once

#include "sync/core/change_set.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::usecases {

/// Where handwriting comes from: bytes by their SHA-256, empty if they are not here.
using BlobSource = std::function<std::optional<sync::Blob>(const std::string& sha256)>;

/// Writes the seal in force of a household's visit of the current round as a PDF; `target` is a file or an
/// existing folder (then <户主>_<户编号>_入户信息排查表.pdf). Returns the file. A signature whose handwriting
/// has not arrived yet stands there without it. REQUIRES a QGuiApplication.
/// Errors: "not_found" (no such household), "not_sealed", "malformed" (a seal that this program cannot read),
/// "write_failed".
sync::Result<std::filesystem::path> exportVisit(SQLite::Database& tables, const BlobSource& blob,
                                                const std::string& householdNo,
                                                const std::filesystem::path& target);

} // namespace ruhu::usecases
