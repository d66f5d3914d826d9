#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ruhu::documents {

/// A file as it is kept with a record: byte for byte, so its SHA-256 is that of the file that was handed in.
struct Attachment {
    std::string name; ///< of the file, without its folders
    std::string type; ///< media type, told by its content and its name
    std::string bytes;
};

inline constexpr std::uintmax_t kLargestAttachment = 10u * 1024 * 1024; ///< an hour on the slowest line

/// Any thread. Errors: "file_missing" (no such file, or its stick is gone), "file_empty", "file_too_large"
/// (beyond kLargestAttachment).
sync::Result<Attachment> readAttachment(const std::filesystem::path& file);

} // namespace ruhu::documents
