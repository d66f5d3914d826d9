#pragma once

#include "sync/simulator/branch.h"

#include <set>

namespace ruhu::sync::simulator {

inline const json kNull = nullptr;

/// A member that may be absent: then nothing.
inline const json& listIn(const json& of, const char* name) {
    static const json kNothing = json::array();
    const auto found = of.find(name);
    return found == of.end() ? kNothing : *found;
}

/// a < b, null below everything.
inline bool isLess(const json& a, const json& b) {
    return !b.is_null() && (a.is_null() || a < b);
}

/// A review item that an entry makes: who stands for the value kept and who for the other.
struct Item {
    std::string word, type, id, field;
    json kept, other;
    std::int64_t keptSeq, otherSeq; ///< 0: nobody
};

/// One entry on its way in.
struct Branch::Judging {
    const json& set;
    const Schema& schema;
    const SeenBy& seenBy;
    std::int64_t seq;
    const TypeSchema* type = nullptr;
    std::set<std::string> opened;         ///< visits whose version this entry raises
    std::map<std::string, json> verdicts; ///< "type/id/field" -> [type, id, field, word, merged]
    std::vector<Item> items;

    std::int64_t seen(const std::string& key, const std::string& path) const {
        return seenBy(set, key, path);
    }

    void say(const std::string& typeName, const std::string& id, const std::string& field, const char* word) {
        verdicts[typeName + "/" + id + "/" + field] = {typeName, id, field, word};
    }
    const json* verdict(const std::string& id, const std::string& field) const {
        const auto found = verdicts.find(type->name + "/" + id + "/" + field);
        return found == verdicts.end() ? nullptr : &found->second;
    }
};

} // namespace ruhu::sync::simulator
