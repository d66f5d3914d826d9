#pragma once

#include "sync/store/committer.h"

#include <string>
#include <vector>

namespace ruhu::bench {

/// Codes of the sample township's villages, and "township" itself.
std::vector<std::string> sampleStreams();

/// Imports the sample roster (10 villages, 2,535 households, 7,160 people).
void importSample(sync::Committer& committer);

/// Commits `copies` more of every household and person, as other people of the same villages.
void multiply(sync::Committer& committer, int copies);

} // namespace ruhu::bench
