#include "tests/field/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace ruhu::field {

namespace {

using namespace std::chrono_literals;

constexpr auto kCommandTime = 300s;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

} // namespace

Process::Process(const std::vector<std::string>& command) {
    std::vector<char*> words;
    for (const auto& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    m_pid = ::fork();
    if (m_pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that is stopped leaves nothing running
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        ::execvp(words[0], words.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    m_pipe = ends[0];
    if (m_pid < 0)
        throw std::runtime_error("cannot start " + joined(command));
}

Process::~Process() {
    kill();
    ::close(m_pipe);
}

std::optional<std::string> Process::line(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (const auto end = m_unread.find('\n'); end != std::string::npos) {
            auto line = m_unread.substr(0, end);
            m_unread.erase(0, end + 1);
            return line;
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (m_closed || !readMore(std::max(left, 0ms)))
            return std::nullopt;
    }
}

bool Process::readMore(std::chrono::milliseconds patience) {
    pollfd ready{m_pipe, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    std::array<char, 4096> bytes;
    const auto count = ::read(m_pipe, bytes.data(), bytes.size());
    m_closed = count <= 0;
    if (m_closed)
        return false;
    m_unread.append(bytes.data(), static_cast<std::size_t>(count));
    m_output.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

void Process::reap() {
    if (m_pid > 0)
        ::waitpid(m_pid, &m_status, 0);
    m_pid = -1;
}

void Process::kill() {
    if (m_pid > 0)
        ::kill(m_pid, SIGKILL);
    reap();
}

void Process::askToEnd() {
    if (m_pid > 0)
        ::kill(m_pid, SIGTERM);
}

int Process::finish(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!m_closed) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left <= 0ms)
            throw std::runtime_error("it does not come to its end: " + m_output);
        readMore(left);
    }
    reap();
    return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -1;
}

std::string run(const std::vector<std::string>& command) {
    Process process(command);
    if (process.finish(kCommandTime) != 0)
        throw std::runtime_error(joined(command) + ": " + process.output());
    return process.output();
}

} // namespace ruhu::field
