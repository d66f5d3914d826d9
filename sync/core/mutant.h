#pragma once

#include <cstdlib>
#include <string_view>

namespace ruhu::sync {

/// Planted bugs, to prove that tests and simulator find bugs (`./ruhu mutants`). In a build made with
/// RUHU_MUTANTS the environment's RUHU_MUTANT names the one that is on; in every other build there are none,
/// and nothing of the question is left.
#ifdef RUHU_MUTANTS
inline bool mutant(std::string_view name) {
    static const char* const on = std::getenv("RUHU_MUTANT");
    return on && name == on;
}
#else
constexpr bool mutant(std::string_view) {
    return false;
}
#endif

} // namespace ruhu::sync
