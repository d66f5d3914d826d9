#pragma once

#include "sync/core/change_set.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

enum class Word { Won, Lost, Sealed, Merged, Revived, Kept, Late };

/// "won", "lost", …: as it travels, and as `review_item.kind`.
std::string_view wordName(Word word);

/// One exception to "everything applied" (README section 3).
struct Verdict {
    std::string type;
    Id id;
    std::string field; ///< `field`, `field/member`, or empty: the record
    Word word = Word::Won;
    Value merged; ///< only with Word::Merged
};

/// The central store's line of an entry.
struct EntryMeta {
    std::int64_t seq = 0;
    std::string hash; ///< of the change set's line
    Instant at = 0;   ///< received
    std::string sig;  ///< empty unless the entry ended a push
    std::vector<Verdict> verdicts;
};

std::string encodeMeta(const EntryMeta& meta);
/// Hostile input. Error: "malformed".
Result<EntryMeta> decodeMeta(std::string_view line);

/// The chain of a stream, hex: its value before the first entry and after one more.
std::string chainStart(std::string_view epoch, std::string_view stream);
std::string chainNext(std::string_view chain, std::string_view metaLine);

} // namespace ruhu::sync
