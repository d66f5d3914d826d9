#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::field {

/// A program of its own, to be read line by line (standard output and errors together) and to be killed. One
/// thread; must not be shared with a fork.
class Process {
public:
    /// Starts `command` (its first word is the program's path, or a name to be found in PATH). Throws
    /// std::runtime_error if it cannot be started.
    explicit Process(const std::vector<std::string>& command);
    /// Kills it if it still runs.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// The next line; empty when the program has ended its output or `patience` is over.
    std::optional<std::string> line(std::chrono::milliseconds patience);
    bool hasEnded() const { return m_closed; } ///< its output has ended and was read

    /// SIGKILL, and waits until it is gone. What it wrote before can still be read.
    void kill();
    /// SIGTERM; `finish` tells how it took it.
    void askToEnd();
    /// Reads to the end of its output; returns its exit status, or -1 if a signal ended it. Throws
    /// std::runtime_error when `patience` is over before.
    int finish(std::chrono::milliseconds patience);

    /// Everything that was read so far.
    const std::string& output() const { return m_output; }

private:
    bool readMore(std::chrono::milliseconds patience);
    void reap();

    pid_t m_pid = -1;
    int m_pipe = -1;
    int m_status = 0;
    bool m_closed = false;
    std::string m_unread;
    std::string m_output;
};

/// Runs a program to its end and returns what it printed. Throws std::runtime_error with its words if it
/// fails.
std::string run(const std::vector<std::string>& command);

} // namespace ruhu::field
