#pragma once

#include "sync/core/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ruhu::sync {

/// zstd with the dictionary that ships with the program (README section 6): small messages are mostly names
/// that both sides know. All functions: any thread.

/// The id that frames made with the dictionary carry.
std::uint32_t dictionaryId();

enum class Dictionary { Without, Shipped };

/// One frame. Level 7 from 16 to 256 KiB, where it is a matter of milliseconds; else 3, at which a tablet's
/// processor keeps ahead of its network; from 1 MiB on, which only a good line carries, 1.
std::string compress(std::string_view bytes, Dictionary dictionary = Dictionary::Without);

/// One frame at level 19, for what is compressed once and read often; about 1.5 s a MiB.
std::string compressToKeep(std::string_view bytes);

/// While it lives, this thread compresses at level 1: for programs in which many machines share one processor
/// (simulator).
class QuickCompression {
public:
    QuickCompression();
    ~QuickCompression();
    QuickCompression(const QuickCompression&) = delete;
    QuickCompression& operator=(const QuickCompression&) = delete;

private:
    bool m_before;
};

/// Reads frames from the other side, who may lie: memory never grows beyond `maxBytes` of content plus a
/// window of 8 MiB. Errors: "malformed" (not zstd, or cut off), "too_large", "unknown_dictionary".
Result<std::string> decompress(std::string_view bytes, std::size_t maxBytes);

} // namespace ruhu::sync
