#include "sync/core/merge.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace ruhu::sync {

namespace {

std::set<std::string> elements(const Value& value) {
    std::set<std::string> set;
    if (value.is_array())
        for (const Value& element : value)
            if (element.is_string())
                set.insert(element.get<std::string>());
    return set;
}

} // namespace

Value greater(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null())
        return a.is_null() ? b : a;
    return a < b ? b : a;
}

Value lesser(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null())
        return a.is_null() ? b : a;
    return b < a ? b : a;
}

Value threeWayUnion(const Value& base, const Value& current, const Value& written) {
    const auto before = elements(base);
    const auto ours = elements(written);
    auto merged = elements(current);
    merged.insert(ours.begin(), ours.end());
    for (const std::string& element : before)
        if (!ours.contains(element) || !elements(current).contains(element))
            merged.erase(element);
    return Value(merged);
}

} // namespace ruhu::sync
