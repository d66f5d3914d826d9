#pragma once

#include "sync/central/central_store.h"

#include <string>
#include <vector>

namespace ruhu::central {

/// Villages by what a person calls them, for --villages.
struct Village {
    std::string code;
    std::string name;
};

inline constexpr const char* kAllWord = "全部";

/// Those of the imported roster, in its order.
std::vector<Village> knownVillages(sync::CentralStore& store);

/// Village codes, or kAllVillages. Empty: `unknown` is a word that fits no village.
std::vector<std::string> grantsFor(const std::vector<std::string>& words, const std::vector<Village>& known,
                                   std::string& unknown);

/// The other way: names for people, joined by 、.
std::string namesOf(const std::vector<std::string>& grants, const std::vector<Village>& known);

/// Says on stderr which villages there are. Returns 1.
int refuseVillage(const std::string& unknown, const std::vector<Village>& known);

} // namespace ruhu::central
