// Part of programs that use mimalloc (RuhuTarget.cmake).

#include <mimalloc.h>

namespace {

/// Bodies of some megabytes come and go many times within a sync. Given back to the system at once, as is
/// mimalloc's way, their pages are faulted in anew each time; so it waits for a rest.
constexpr long kRestMs = 2000;

#if MI_MALLOC_VERSION >= 210
constexpr mi_option_t kDelay = mi_option_purge_delay;
#else
constexpr mi_option_t kDelay = mi_option_decommit_delay;
#endif

[[maybe_unused]] const bool kSet = [] {
    mi_option_set(kDelay, kRestMs);
    return true;
}();

} // namespace
