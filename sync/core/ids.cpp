#include "sync/core/ids.h"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <algorithm>
#include <array>

namespace ruhu::sync {

namespace {

/// Ruhu's own namespace for version 5 names; part of the wire: it never changes.
constexpr boost::uuids::uuid kNamespace{
    {0x5b, 0x1f, 0x8e, 0x0a, 0x7c, 0x64, 0x4d, 0x0e, 0x9a, 0x35, 0x2e, 0xd1, 0x6b, 0x90, 0xf4, 0x73}};

} // namespace

Id newId(const Clock& clock, Random& random) {
    boost::uuids::uuid uuid{};
    std::array<std::byte, 10> noise;
    random.fill(noise);
    const auto now = static_cast<std::uint64_t>(clock.now());
    for (int i = 0; i < 6; ++i)
        uuid.data[i] = static_cast<std::uint8_t>(now >> (8 * (5 - i)));
    std::transform(noise.begin(), noise.end(), uuid.data + 6,
                   [](std::byte b) { return static_cast<std::uint8_t>(b); });
    uuid.data[6] = static_cast<std::uint8_t>((uuid.data[6] & 0x0f) | 0x70);
    uuid.data[8] = static_cast<std::uint8_t>((uuid.data[8] & 0x3f) | 0x80);
    return boost::uuids::to_string(uuid);
}

Id nameId(std::string_view kind, std::string_view name) {
    std::string whole;
    whole.reserve(kind.size() + 1 + name.size());
    whole.append(kind).append("\n").append(name);
    return boost::uuids::to_string(boost::uuids::name_generator_sha1(kNamespace)(whole));
}

bool isId(std::string_view text) {
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
            return false;
    }
    return true;
}

} // namespace ruhu::sync
