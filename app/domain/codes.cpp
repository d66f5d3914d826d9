#include "app/domain/codes.h"

#include "app/domain/codes_json.h"
#include "app/domain/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace ruhu::domain {

namespace {

/// Like comparisonKey, but a tick or a cross is a label too.
std::string labelKey(std::string_view label) {
    auto key = comparisonKey(label);
    return key.empty() ? cleanCell(label) : key;
}

std::map<std::string, CodeList, std::less<>> parseAll() {
    std::map<std::string, CodeList, std::less<>> lists;
    const auto document = nlohmann::json::parse(kCodesJson);
    for (const auto& [name, list] : document.items()) {
        std::vector<Code> codes;
        for (const auto& row : list.at("codes"))
            codes.push_back({row.at(0), row.at(1), row.at(2), {row.begin() + 3, row.end()}});
        lists.try_emplace(name, list.at("zh"), list.at("en"), std::move(codes));
    }
    return lists;
}

} // namespace

CodeList::CodeList(std::string zh, std::string en, std::vector<Code> codes)
    : m_zh(std::move(zh))
    , m_en(std::move(en))
    , m_codes(std::move(codes)) {
    for (std::size_t i = 0; i < m_codes.size(); ++i) {
        m_byKey.emplace_back(labelKey(m_codes[i].zh), i);
        m_byKey.emplace_back(labelKey(m_codes[i].code), i);
        for (const auto& alias : m_codes[i].aliases)
            m_byKey.emplace_back(labelKey(alias), i);
    }
    std::stable_sort(m_byKey.begin(), m_byKey.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
}

const Code* CodeList::find(std::string_view code) const {
    const auto it =
        std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& c) { return c.code == code; });
    return it == m_codes.end() ? nullptr : &*it;
}

std::string CodeList::codeOf(std::string_view label) const {
    const auto key = labelKey(label);
    const auto it = std::lower_bound(m_byKey.begin(), m_byKey.end(), key,
                                     [](const auto& entry, const std::string& k) { return entry.first < k; });
    return it != m_byKey.end() && it->first == key && !key.empty() ? m_codes[it->second].code : std::string();
}

std::string CodeList::label(std::string_view code, Language language) const {
    const auto* found = find(code);
    if (!found)
        return std::string(code);
    return language == Language::Chinese ? found->zh : found->en;
}

const CodeList& codeList(std::string_view name) {
    static const auto lists = parseAll();
    const auto it = lists.find(name);
    if (it == lists.end())
        throw std::out_of_range("no code list " + std::string(name));
    return it->second;
}

} // namespace ruhu::domain
