#pragma once

#include <string>
#include <string_view>

namespace ruhu::domain {

/// A person's name as it will be kept, beside what the file said.
struct PersonName {
    std::string text;      ///< cleaned; never NFKC-normalised
    std::string raw;       ///< as received
    bool doubtful = false; ///< holds ?, □ or a private-use code: somebody must look at the ID card
};

/// Inner spaces between hanzi go (王 某 → 王某), every dot between the parts of a name becomes · (U+00B7,
/// 民委发〔2016〕33号), private-use codes of old GBK systems become the characters that they stood for.
PersonName cleanName(std::string_view raw);

/// Names of one person written in two ways compare equal: dots, spaces and case left out.
std::string nameKey(std::string_view name);

} // namespace ruhu::domain
