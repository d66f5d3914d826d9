#pragma once

#include "sync/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace ruhu::usecases {

/// What went along, and whether an answer to an earlier round came back.
struct Carried {
    std::int64_t changes = 0;
    std::int64_t pictures = 0; ///< and ink
    bool whole = true;         ///< false: more waits here than went along
    bool receipt = false;      ///< one came and was taken
};

/// The tablet's work on its way to the office without the office's network: by USB stick, or with a
/// colleague's tablet; and this tablet carrying for colleagues. What is carried is sealed to the office.
/// UI thread only; `done` and `onChange` are called there.
class CarryWork {
public:
    using Done = std::function<void(sync::Result<Carried>)>;

    virtual ~CarryWork() = default;

    /// Errors: those of sync::visitStick.
    virtual void toStick(const std::filesystem::path& stick, Done done) = 0;

    /// To the tablet at this IPv4 address, which lends itself. Errors: those of sync::visitNeighbour, and
    /// "bad_address".
    virtual void toColleague(const std::string& address, Done done) = 0;

    /// Lends this tablet: colleagues on the same network may leave their work, until endLending() or the end
    /// of the program. What is carried is handed in with the next sync. Errors: "address_in_use".
    virtual sync::Result<void> lend() = 0;
    virtual void endLending() = 0;
    virtual bool lending() const = 0;

    /// Colleagues' bundles that wait here to be handed in.
    virtual std::size_t carried() const = 0;

    /// Something was left or handed in.
    std::function<void()> onChange;
};

} // namespace ruhu::usecases
