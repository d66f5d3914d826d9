#pragma once

#include "sync/simulator/world.h"

namespace ruhu::sync::simulator {

struct RunOrder {
    std::uint64_t seed = 1;
    std::int64_t operations = 4000;
    int tablets = 0;                ///< 0: as the profile has it
    std::int64_t tabletPowerAt = 0; ///< as World::Options
    std::int64_t officePowerAt = 0;
    std::ostream* trace = nullptr;
};

struct RunResult {
    std::string failure; ///< empty: all held
    std::uint64_t hash = 0;
    std::int64_t operations = 0;
    std::map<std::string, std::int64_t, std::less<>> met;
};

/// One world from its seed to its end; a profile whose clocks must not matter runs twice (invariant 8).
/// Throws nothing of its own. Nothing is logged meanwhile.
RunResult runWorld(const Profile& profile, const RunOrder& order);

/// An order as the command line and `Summary` write it: "--profile crash --seed 7 --ops 4000"; a profile that
/// is not known is null.
std::pair<const Profile*, RunOrder> orderFrom(const std::string& text);

/// What many runs met together.
class Summary {
public:
    void add(const RunOrder& order, const Profile& profile, const RunResult& result);
    /// A line each: how to replay it, and what was found.
    const std::vector<std::string>& failures() const { return m_failures; }
    /// Counts that the profiles promise and none of their runs met.
    std::vector<std::string> unmet() const;
    std::int64_t operations() const { return m_operations; }
    void print(std::ostream& out) const;

private:
    std::vector<std::string> m_failures;
    std::map<std::string, std::map<std::string, std::int64_t, std::less<>>> m_met; ///< by profile
    std::int64_t m_operations = 0;
    int m_worlds = 0;
};

} // namespace ruhu::sync::simulator
