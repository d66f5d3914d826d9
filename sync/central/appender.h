#pragma once

#include "sync/core/clock.h"
#include "sync/store/log.h"

#include <string>
#include <string_view>

namespace ruhu::sync {

extern const Migration kCentralMigration;
extern const Migration kCentralLineMigration;
extern const Migration kCentralLineageMigration;

/// Judges change sets and puts them at the end of their streams; remembers what each device has pushed.
/// Inside a transaction of the caller. One thread.
class Appender {
public:
    Appender(Log& log, const Clock& clock, Random& random)
        : m_log(log)
        , m_clock(clock)
        , m_random(random) {}

    /// The stream's head; makes the stream with a fresh epoch if it is new.
    StreamHead openStream(const std::string& stream);

    /// Newest counter of a device in a stream, and the hash of its line.
    struct Last {
        std::int64_t n = 0;
        std::string hash;
    };
    Last last(const Id& device, const std::string& stream) const;
    void setLast(const Id& device, const std::string& stream, const Last& last);

    /// Judges and appends, or returns the code of the quarantine that it belongs in; then nothing changed.
    std::string append(StreamHead& head, const ChangeSet& set, std::string_view line, const std::string& hash,
                       const std::string& sig, bool late, Touched& touched);

    /// `sig`: of the push that brought it.
    void quarantine(const Id& device, const std::string& stream, std::int64_t n, const std::string& code,
                    std::string_view line, const std::string& sig);

    /// What is here at a counter. A change set put aside as a fork takes no counter.
    struct Place {
        bool here = false;  ///< exactly this one
        bool taken = false; ///< another one
        std::string code;   ///< here: of the quarantine that holds it
    };
    Place place(const Id& device, const std::string& stream, std::int64_t n, const std::string& hash) const;
    /// True if anything of a device and stream, from a counter on, was put aside.
    bool hasAside(const Id& device, const std::string& stream, std::int64_t from) const;
    /// Hash of what takes a counter; empty if nothing does. Of n = 0: kNoHash.
    std::string hashOf(const Id& device, const std::string& stream, std::int64_t n) const;

private:
    Log& m_log;
    const Clock& m_clock;
    Random& m_random;
};

} // namespace ruhu::sync
