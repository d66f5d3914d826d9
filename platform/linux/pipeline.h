#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace ruhu::platform {

/// Whether a program of this name can be started.
bool isInPath(const char* program);

/// Whether ALSA knows a device for this direction, "capture" or "playback". `devices`: where the kernel lists
/// them.
bool hasSoundDevice(const std::string& devices, const char* direction);

/// Two programs of the system, the first one's output the second one's input. One thread.
class Pipeline {
public:
    Pipeline() = default;
    ~Pipeline() { end(); }
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// REQUIRES that it does not run. False if one of them could not be started; then neither runs.
    bool start(std::vector<std::string> first, std::vector<std::string> second);

    /// Started, and the second has not ended by itself.
    bool isRunning();

    /// Asks the first to end and waits for both. True if the second has ended well: it has dealt with all
    /// that the first said.
    bool finish();

    /// Ends both at once.
    void end();

private:
    bool wait();

    pid_t m_first = 0; ///< 0: does not run
    pid_t m_second = 0;
};

} // namespace ruhu::platform
