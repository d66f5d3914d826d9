#include "sync/core/segment.h"

#include "sync/core/compression.h"

namespace ruhu::sync {

namespace {

constexpr Instant kNoClock = 0;
constexpr std::size_t kMaxContentBytes = 64 << 20;

} // namespace

std::string packSegment(const std::vector<EntryLines>& entries, std::int64_t first) {
    return compressToKeep(encodeEntries(entries, first, kNoClock));
}

Result<StreamAnswer> unpackSegment(const std::string& stream, const std::string& epoch,
                                   const SegmentName& name, std::string_view packed) {
    if (sha256Hex(packed) != name.sha256)
        return Error{"wrong_hash", stream + " segment " + std::to_string(name.n), true};
    const auto content = decompress(packed, kMaxContentBytes);
    if (!content)
        return content.error();
    auto entries = decodeEntries(*content, name.first, name.last - name.first + 1, kNoClock);
    if (!entries)
        return entries.error();
    StreamAnswer answer;
    answer.stream = stream;
    answer.epoch = epoch;
    answer.seq = name.last;
    answer.head = name.last;
    answer.chain = name.chain;
    answer.entries = std::move(entries).value();
    return answer;
}

} // namespace ruhu::sync
