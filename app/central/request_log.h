#pragma once

#include "sync/central/http_server.h"

#include <chrono>
#include <filesystem>

namespace ruhu::central {

/// Opens FOLDER/central.log (turned over at 5 MB, four kept) as the program's log, warnings on stderr too.
/// If the folder cannot be written, the log goes to stderr alone.
void startLog(const std::filesystem::path& folder);

/// One line for one request, of key=value pairs. No personal data: no bodies, no tokens, no names of blobs.
void logRequest(const sync::ServerRequest& request, int status, std::size_t in, std::size_t out,
                std::chrono::milliseconds took);

} // namespace ruhu::central
