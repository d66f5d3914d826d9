#include "app/central/villages.h"

#include "app/central/words.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

namespace ruhu::central {

namespace {

/// 白家岭 and 白家岭村 are the same to a person.
bool isCalled(const Village& village, const std::string& word) {
    return word == village.code || word == village.name || word + "村" == village.name ||
           word == village.name + "村";
}

} // namespace

std::vector<Village> knownVillages(sync::CentralStore& store) {
    std::vector<Village> villages;
    SQLite::Statement query(store.office().tables(),
                            "SELECT code, name FROM village WHERE _deleted IS NULL AND code IS NOT NULL "
                            "ORDER BY position, code");
    while (query.executeStep())
        villages.push_back({query.getColumn(0).getString(), query.getColumn(1).getString()});
    return villages;
}

std::vector<std::string> grantsFor(const std::vector<std::string>& words, const std::vector<Village>& known,
                                   std::string& unknown) {
    std::vector<std::string> grants;
    for (const auto& word : words) {
        if (word == kAllWord)
            return {sync::kAllVillages};
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Village& village) { return isCalled(village, word); });
        if (found == known.end()) {
            unknown = word;
            return {};
        }
        grants.push_back(found->code);
    }
    return grants;
}

int refuseVillage(const std::string& unknown, const std::vector<Village>& known) {
    std::string words = "名册里没有“" + unknown + "”。";
    words += known.empty() ? "还没有导入名册，请先导入，或用 --villages 全部" : "现有：";
    for (const auto& village : known)
        words += (&village == &known.front() ? "" : "、") + village.name;
    return refuse(words);
}

std::string namesOf(const std::vector<std::string>& grants, const std::vector<Village>& known) {
    std::string names;
    for (const auto& grant : grants) {
        if (grant == sync::kTownshipStream)
            continue;
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Village& village) { return village.code == grant; });
        const auto name = grant == sync::kAllVillages ? kAllWord : found == known.end() ? grant : found->name;
        names += (names.empty() ? "" : "、") + name;
    }
    return names.empty() ? "无" : names;
}

} // namespace ruhu::central
