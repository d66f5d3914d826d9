#pragma once

#include <string>
#include <vector>

namespace ruhu::dictionary {

/// Bodies of POST /v1/sync as the sample township makes them, requests and answers, from a poll to a day of
/// visits. Ids and hashes are others in each: a dictionary cannot know them.
std::vector<std::string> sampleMessages();

} // namespace ruhu::dictionary
