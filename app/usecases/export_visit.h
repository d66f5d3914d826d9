#pragma once

#include "app/documents/visit_sheet.h"
#include "app/usecases/blob_source.h"

#include <filesystem>
#include <string>

namespace SQLite {
class Database;
}

namespace ruhu::usecases {

/// The seal in force of a household's visit of the current round, as it goes on paper. A signature whose
/// handwriting has not arrived yet stands there without it. Errors: "not_sealed", "malformed" (a seal that
/// this program cannot read).
sync::Result<documents::VisitSheet> sealedSheet(SQLite::Database& tables, const BlobSource& blob,
                                                const sync::Id& household);

/// <户主>_<户编号>_入户信息排查表.pdf
std::string printName(const documents::VisitSheet& sheet);

/// Writes the seal in force of a household's visit of the current round as a PDF; `target` is a file or an
/// existing folder (then it is named printName()). Returns the file. REQUIRES a QGuiApplication. Errors:
/// "not_found" (no such household), those of sealedSheet(), "write_failed".
sync::Result<std::filesystem::path> exportVisit(SQLite::Database& tables, const BlobSource& blob,
                                                const std::string& householdNo,
                                                const std::filesystem::path& target);

} // namespace ruhu::usecases
