#include "platform/linux/pipeline.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

extern char** environ;

namespace ruhu::platform {

namespace {

/// 0 if it could not be started. Of its input and output, those that are not -1 are replaced.
pid_t spawn(std::vector<std::string> words, int input, int output) {
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (input != -1)
        posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    if (output != -1)
        posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    return failed ? 0 : child;
}

} // namespace

bool isInPath(const char* program) {
    const char* path = std::getenv("PATH");
    std::istringstream in(path ? path : "");
    for (std::string folder; std::getline(in, folder, ':');)
        if (access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0)
            return true;
    return false;
}

bool hasSoundDevice(const std::string& devices, const char* direction) {
    std::ifstream in(devices);
    for (std::string line; std::getline(in, line);)
        if (line.find(direction) != std::string::npos)
            return true;
    return false;
}

bool Pipeline::start(std::vector<std::string> first, std::vector<std::string> second) {
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        return false;
    m_second = spawn(std::move(second), pipe[0], -1);
    if (m_second != 0)
        m_first = spawn(std::move(first), -1, pipe[1]);
    close(pipe[0]);
    close(pipe[1]);
    if (m_first == 0)
        end();
    return m_first != 0;
}

bool Pipeline::isRunning() {
    if (m_second == 0)
        return false;
    siginfo_t ended{};
    // WNOWAIT: finish() asks how it went.
    return waitid(P_PID, static_cast<id_t>(m_second), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           ended.si_pid == 0;
}

bool Pipeline::finish() {
    if (m_first != 0)
        kill(m_first, SIGINT); // it writes out what it has
    return wait();
}

void Pipeline::end() {
    for (const pid_t program : {m_first, m_second})
        if (program != 0)
            kill(program, SIGTERM);
    wait();
}

bool Pipeline::wait() {
    int status = -1;
    if (m_first != 0)
        waitpid(m_first, nullptr, 0);
    const bool waited = m_second != 0 && waitpid(m_second, &status, 0) == m_second;
    m_first = 0;
    m_second = 0;
    return waited && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace ruhu::platform
