#pragma once

#include "app/store/settings.h"
#include "sync/store/committer.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::usecases {

/// Who sits at the tablet: a PIN checked offline against its Argon2id verifiers. The slow part is static and
/// free of state, for a worker thread; the rest belongs to the UI thread.
class SignIn {
public:
    SignIn(sync::Committer& committer, store::Settings& settings, const sync::Clock& clock)
        : m_committer(committer)
        , m_settings(settings)
        , m_clock(clock) {}

    static constexpr std::size_t kMinPin = 6;
    static constexpr std::size_t kMaxPin = 12;
    static constexpr int kFreeTries = 5;                  ///< wrong PINs before one has to wait
    static constexpr sync::Instant kFirstWaitMs = 30'000; ///< doubles with every further wrong PIN
    static constexpr sync::Instant kLongestWaitMs = 900'000;

    /// What verify needs, read on the UI thread; empty: this person has no PIN on this tablet.
    std::vector<std::string> verifiers(const sync::Id& staff) const;

    /// True if the PIN opens one of them. Takes tens of milliseconds to a second: not on the UI thread.
    static bool verify(const std::vector<std::string>& verifiers, const std::string& pin);

    /// Milliseconds until another PIN may be tried; 0 = now. Survives a restart.
    sync::Instant waitMs(const sync::Id& staff) const;
    void countWrong(const sync::Id& staff);
    void countRight(const sync::Id& staff);

    /// True while the office's first PIN must be replaced by one's own.
    bool mustChange(const sync::Id& staff) const;

    /// Puts a new verifier, made by hashPin on a worker thread, in every village where this person has one.
    sync::Result<void> changePin(const sync::Id& staff, const std::string& verifier);

private:
    sync::Committer& m_committer;
    store::Settings& m_settings;
    const sync::Clock& m_clock;
};

} // namespace ruhu::usecases
