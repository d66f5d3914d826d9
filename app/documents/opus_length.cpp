#include "app/documents/opus_length.h"

#include <cstdint>

namespace ruhu::documents {

namespace {

constexpr std::string_view kPage = "OggS";
constexpr std::size_t kPosition = 6; ///< of a page: samples up to its end
constexpr std::string_view kHead = "OpusHead";
constexpr std::size_t kSkipped = 10;       ///< of the head: samples before the sound begins
constexpr std::int64_t kSamplesPerMs = 48; ///< whatever was recorded, positions count 48,000 a second

/// Little endian.
std::optional<std::uint64_t> numberAt(std::string_view bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || bytes.size() - at < size)
        return std::nullopt;
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

} // namespace

std::optional<std::chrono::milliseconds> opusLength(std::string_view file) {
    const auto head = file.find(kHead);
    const auto last = file.rfind(kPage);
    if (!file.starts_with(kPage) || head == std::string_view::npos)
        return std::nullopt;
    const auto skipped = numberAt(file, head + kSkipped, 2);
    const auto position = numberAt(file, last + kPosition, 8);
    if (!skipped || !position || *position < *skipped || *position > std::uint64_t{1} << 48)
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<std::int64_t>(*position - *skipped) / kSamplesPerMs);
}

} // namespace ruhu::documents
