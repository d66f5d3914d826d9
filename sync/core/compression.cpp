#include "sync/core/compression.h"

#include "sync/core/wire_dictionary.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

namespace ruhu::sync {

namespace {

constexpr int kFastLevel = 3;
constexpr int kThoroughLevel = 7;
/// Ids are hex: matches shorter than this among their digits are chance and cost more than they save.
constexpr int kThoroughMatch = 6;
constexpr int kKeepLevel = 19;
/// Below, the dictionary does all that can be done.
constexpr std::size_t kThoroughFrom = 16 << 10;
/// Above, level 7 would keep the sender waiting for a tenth less on the wire.
constexpr std::size_t kThoroughTo = 256 << 10;
/// From here on a second of a processor is dearer than a tenth of the bytes: only a line that has shown that
/// it is good carries more.
constexpr std::size_t kBulkFrom = 1 << 20;
constexpr int kBulkLevel = 1;
constexpr int kMaxWindowLog = 23;

template <auto Function> struct Free {
    template <typename T> void operator()(T* object) const { Function(object); }
};

template <typename T> T* made(T* object) {
    if (!object)
        throw std::bad_alloc();
    return object;
}

using Context = std::unique_ptr<ZSTD_CCtx, Free<ZSTD_freeCCtx>>;

/// What is made of a level and a dictionary stays with the context.
Context makeContext(int level, Dictionary dictionary) {
    Context context(made(ZSTD_createCCtx()));
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    if (level == kThoroughLevel)
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_minMatch, kThoroughMatch);
    if (dictionary == Dictionary::Shipped)
        ZSTD_CCtx_loadDictionary(context.get(), kWireDictionary, sizeof kWireDictionary);
    return context;
}

const ZSTD_DDict* decompressing() {
    static const ZSTD_DDict* const kDictionary =
        made(ZSTD_createDDict(kWireDictionary, sizeof kWireDictionary));
    return kDictionary;
}

std::string compress(std::string_view bytes, ZSTD_CCtx* context) {
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress2(context, packed.data(), packed.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size))
        throw std::runtime_error(std::string("zstd: ") + ZSTD_getErrorName(size));
    packed.resize(size);
    return packed;
}

/// Whether this thread saves time and not bytes.
thread_local bool quick = false;

/// A context is dear to make and to warm up: whoever is done with one leaves it for the next, on whatever
/// thread. There are as many as were ever in use at once.
class Shelf {
public:
    using Key = std::pair<int, Dictionary>;

    Context lend(const Key& key) {
        {
            const std::lock_guard lock(m_mutex);
            if (auto& free = m_free[key]; !free.empty()) {
                Context context = std::move(free.back());
                free.pop_back();
                return context;
            }
        }
        return makeContext(key.first, key.second);
    }
    void giveBack(const Key& key, Context context) {
        const std::lock_guard lock(m_mutex);
        m_free[key].push_back(std::move(context));
    }

private:
    std::mutex m_mutex; ///< guards everything below
    std::map<Key, std::vector<Context>> m_free;
};

std::string compress(std::string_view bytes, int level, Dictionary dictionary) {
    static Shelf shelf;
    const Shelf::Key key{quick ? kBulkLevel : level, dictionary};
    Context context = shelf.lend(key);
    std::string packed = compress(bytes, context.get());
    shelf.giveBack(key, std::move(context));
    return packed;
}

Error unreadable(std::size_t code) {
    const bool dictionary = ZSTD_getErrorCode(code) == ZSTD_error_dictionary_wrong;
    return {dictionary ? "unknown_dictionary" : "malformed", std::string("zstd: ") + ZSTD_getErrorName(code),
            false};
}

} // namespace

QuickCompression::QuickCompression()
    : m_before(std::exchange(quick, true)) {}

QuickCompression::~QuickCompression() {
    quick = m_before;
}

std::uint32_t dictionaryId() {
    return ZSTD_getDictID_fromDDict(decompressing());
}

std::string compress(std::string_view bytes, Dictionary dictionary) {
    if (bytes.size() >= kBulkFrom)
        return compress(bytes, kBulkLevel, Dictionary::Without);
    const bool thorough = bytes.size() >= kThoroughFrom && bytes.size() <= kThoroughTo;
    return compress(bytes, thorough ? kThoroughLevel : kFastLevel, dictionary);
}

std::string compressToKeep(std::string_view bytes) {
    if (quick)
        return compress(bytes, kBulkLevel, Dictionary::Without);
    return compress(bytes, makeContext(kKeepLevel, Dictionary::Without).get()); // large, so not kept
}

Result<std::string> decompress(std::string_view bytes, std::size_t maxBytes) {
    thread_local const std::unique_ptr<ZSTD_DCtx, Free<ZSTD_freeDCtx>> stream(made(ZSTD_createDCtx()));
    ZSTD_DCtx_reset(stream.get(), ZSTD_reset_session_and_parameters);
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    ZSTD_DCtx_refDDict(stream.get(), decompressing());
    // What the frame says of its content is a promise: room is made at once for what a body of this size may
    // well hold.
    constexpr std::size_t kLikely = 64;
    const auto promised = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    const auto step = ZSTD_DStreamOutSize();
    std::string content(promised <= std::min(maxBytes, bytes.size() * kLikely) ? promised : step, '\0');
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t size = 0;
    std::size_t due = 1; // 0 = the frame is whole
    while (in.pos < in.size || due != 0) {
        if (size == content.size())
            content.resize(std::min(std::max(size * 2, step), maxBytes + 1));
        ZSTD_outBuffer out{content.data(), content.size(), size};
        const auto before = in.pos;
        due = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(due))
            return unreadable(due);
        if (out.pos > maxBytes)
            return Error{"too_large", "more than " + std::to_string(maxBytes) + " bytes of content", false};
        if (due != 0 && out.pos == size && in.pos == before)
            return Error{"malformed", "zstd: cut off", true};
        size = out.pos;
    }
    content.resize(size);
    return content;
}

} // namespace ruhu::sync
