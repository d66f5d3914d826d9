// libFuzzer's entry: RUHU_FUZZ names the target.

#include "tests/fuzz/targets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void (*chosen)(std::string_view) = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* name = std::getenv("RUHU_FUZZ");
    for (const auto& target : ruhu::fuzz::targets())
        if (name && std::string(name) == target.name)
            chosen = target.run;
    if (!chosen) {
        std::fprintf(stderr, "RUHU_FUZZ names no target\n");
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    chosen({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
