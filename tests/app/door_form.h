#pragma once

#include "sync/store/committer.h"

#include <filesystem>

namespace ruhu::tests {

/// The office publishes a form, version "more", that asks at the door what the built-in one does not: a time
/// of the day (come), a moment (since), a ranking (first), a picture (house), a voice (voice), a file
/// (paper), a place (place), and rows of wells, with the depth of each and rows of its pumps (power). A visit
/// that begins afterwards begins with it. `folder` holds the file meanwhile. Throws std::runtime_error if it
/// is refused.
void publishDoorForm(sync::Committer& office, const std::filesystem::path& folder);

} // namespace ruhu::tests
