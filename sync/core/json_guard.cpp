#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

namespace {

constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;

bool isShallow(std::string_view text, int maxDepth) {
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return false;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return true;
}

} // namespace

std::optional<nlohmann::json> parseBounded(std::string_view text, int maxDepth) {
    if (!isShallow(text, maxDepth))
        return std::nullopt;
    auto parsed = nlohmann::json::parse(text, nullptr, false);
    if (parsed.is_discarded())
        return std::nullopt;
    return parsed;
}

bool isWireValue(const nlohmann::json& value, std::size_t maxText) {
    using Type = nlohmann::json::value_t;
    switch (value.type()) {
    case Type::null:
    case Type::boolean:
        return true;
    case Type::string:
        return value.get_ref<const std::string&>().size() <= maxText;
    case Type::number_unsigned:
        return value.get<std::uint64_t>() <= static_cast<std::uint64_t>(kMaxInteger);
    case Type::number_integer:
        return value.get<std::int64_t>() >= -kMaxInteger && value.get<std::int64_t>() <= kMaxInteger;
    case Type::array:
        return std::all_of(value.begin(), value.end(),
                           [&](const auto& v) { return isWireValue(v, maxText); });
    case Type::object:
        for (const auto& [name, member] : value.items())
            if (name.size() > maxText || !isWireValue(member, maxText))
                return false;
        return true;
    default:
        return false;
    }
}

} // namespace ruhu::sync
