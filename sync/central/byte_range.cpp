#include "sync/central/byte_range.h"

#include <algorithm>
#include <charconv>

namespace ruhu::sync {

namespace {

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

std::optional<std::int64_t> takeNumber(std::string_view& text) {
    std::int64_t number = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (bad != std::errc() || number < 0)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

} // namespace

std::optional<PartRange> readContentRange(std::string_view text, std::size_t bodySize) {
    if (!take(text, "bytes "))
        return std::nullopt;
    const auto size = static_cast<std::int64_t>(bodySize);
    PartRange part;
    if (!take(text, "*")) {
        const auto first = takeNumber(text);
        const bool dash = take(text, "-");
        const auto last = takeNumber(text);
        if (!first || !dash || !last || *last < *first || *last - *first != size - 1)
            return std::nullopt;
        part.first = *first;
    } else if (size != 0) {
        return std::nullopt;
    }
    const bool slash = take(text, "/");
    const auto total = takeNumber(text);
    if (!slash || !total || !text.empty() || part.first > *total - size)
        return std::nullopt;
    part.total = *total;
    return part;
}

std::optional<ByteRange> readRange(std::string_view text, std::int64_t total) {
    if (!take(text, "bytes="))
        return std::nullopt;
    const auto first = takeNumber(text);
    if (!first || !take(text, "-") || *first >= total)
        return std::nullopt;
    if (text.empty())
        return ByteRange{*first, total - 1};
    const auto last = takeNumber(text);
    if (!last || !text.empty() || *last < *first)
        return std::nullopt;
    return ByteRange{*first, std::min(*last, total - 1)};
}

} // namespace ruhu::sync
