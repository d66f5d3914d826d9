#include "sync/core/lineage.h"

#include "sync/core/encoding.h"

#include <functional>
#include <set>

namespace ruhu::sync {

std::string chainRestart(std::string_view epoch, std::string_view stream, std::string_view before) {
    std::string text = "ruhu-chain\n";
    return sha256Hex(text.append(epoch).append("\n").append(stream).append("\n").append(before));
}

std::vector<std::int64_t> rungPositions(std::int64_t seq, const Lineage& theirs) {
    std::set<std::int64_t, std::greater<>> positions{seq};
    for (std::int64_t back = 1; back < seq; back *= 2)
        positions.insert(seq - back);
    for (const EpochStart& start : theirs)
        if (start.from < seq)
            positions.insert(start.from);
    positions.erase(0);
    return {positions.begin(), positions.end()};
}

} // namespace ruhu::sync
