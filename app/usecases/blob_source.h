#pragma once

#include "sync/core/change_set.h"

#include <functional>
#include <optional>
#include <string>

namespace ruhu::usecases {

/// Where handwriting, photos and forms come from: bytes by their SHA-256, empty if they are not here.
using BlobSource = std::function<std::optional<sync::Blob>(const std::string& sha256)>;

} // namespace ruhu::usecases
