#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ruhu::documents {

/// A picture as it is kept with a record: made anew, so that it carries no place and no camera, and small
/// enough for a slow line. The hash of the file that it came from says which original it was (DOMAIN section
/// 10).
struct Photo {
    std::string jpeg;
    std::string originalHash; ///< SHA-256 of the original file, 64 lower-case hex digits
};

inline constexpr std::size_t kPhotoBytes = 300 * 1024;
inline constexpr std::uintmax_t kLargestOriginal = 40u * 1024 * 1024;
/// Longest side, px: enough to read what is written on a sheet of A4.
inline constexpr int kPhotoSide = 1800;

/// Reads a picture in any format that Qt knows, turned as its camera says. Any thread. Errors:
/// "photo_missing" (no such file), "photo_too_large" (beyond kLargestOriginal), "photo_unreadable" (no
/// picture, or cut off).
sync::Result<Photo> readPhoto(const std::filesystem::path& file);

} // namespace ruhu::documents
