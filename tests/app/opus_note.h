#pragma once

#include <cstdint>
#include <string>

namespace ruhu::tests {

/// An Ogg page (RFC 3533) that ends at this position; without a checksum.
inline std::string oggPage(std::uint64_t position, const std::string& body) {
    std::string page("OggS\0\0", 6);
    for (int byte = 0; byte < 8; ++byte)
        page += static_cast<char>(position >> 8 * byte & 0xff);
    page += std::string(12, '\0'); // stream, number, checksum
    page += '\1';
    page += static_cast<char>(body.size());
    return page + body;
}

/// What an Opus recording of this length begins and ends with: enough to be measured, nothing to hear.
inline std::string opusNote(int seconds) {
    constexpr std::uint64_t kSkipped = 312;
    std::string head("OpusHead\1\1", 10);
    head += static_cast<char>(kSkipped & 0xff);
    head += static_cast<char>(kSkipped >> 8);
    return oggPage(0, head) + oggPage(static_cast<std::uint64_t>(seconds) * 48'000 + kSkipped, "voice");
}

} // namespace ruhu::tests
