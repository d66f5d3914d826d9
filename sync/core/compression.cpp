#include "sync/core/compression.h"

#include <zstd.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace ruhu::sync {

namespace {

constexpr int kLevel = 3;
constexpr int kMaxWindowLog = 23;

struct FreeStream {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

} // namespace

std::string compress(std::string_view bytes) {
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel);
    if (ZSTD_isError(size))
        throw std::runtime_error(std::string("zstd: ") + ZSTD_getErrorName(size));
    packed.resize(size);
    return packed;
}

Result<std::string> decompress(std::string_view bytes, std::size_t maxBytes) {
    const std::unique_ptr<ZSTD_DStream, FreeStream> stream(ZSTD_createDStream());
    if (!stream)
        throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    std::string content;
    std::string block(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t due = 1; // 0 = the frame is whole
    while (in.pos < in.size || due != 0) {
        ZSTD_outBuffer out{block.data(), block.size(), 0};
        const auto before = in.pos;
        due = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(due))
            return Error{"malformed", std::string("zstd: ") + ZSTD_getErrorName(due), false};
        if (out.pos > maxBytes - content.size())
            return Error{"too_large", "more than " + std::to_string(maxBytes) + " bytes of content", false};
        content.append(block, 0, out.pos);
        if (due != 0 && out.pos == 0 && in.pos == before)
            return Error{"malformed", "zstd: cut off", true};
    }
    return content;
}

} // namespace ruhu::sync
