#include "platform/linux/linux_microphone.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

extern char** environ;

namespace ruhu::platform {

namespace fs = std::filesystem;

namespace {

bool isInPath(const char* program) {
    const char* path = std::getenv("PATH");
    std::istringstream in(path ? path : "");
    for (std::string folder; std::getline(in, folder, ':');)
        if (access((fs::path(folder) / program).c_str(), X_OK) == 0)
            return true;
    return false;
}

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

bool LinuxMicrophone::canRecord() const {
    std::ifstream in(m_devices);
    bool hears = false;
    for (std::string line; std::getline(in, line);)
        hears = hears || line.find("capture") != std::string::npos;
    return hears && isInPath("arecord") && isInPath("opusenc");
}

bool LinuxMicrophone::start(const fs::path& file) {
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        return false;
    m_packing = spawn({"opusenc", "--quiet", "--bitrate", "16", "-", file.string()}, pipe[0], -1);
    if (m_packing != 0)
        m_listening =
            spawn({"arecord", "-q", "-t", "wav", "-f", "S16_LE", "-r", "16000", "-c", "1"}, -1, pipe[1]);
    close(pipe[0]);
    close(pipe[1]);
    if (m_listening == 0)
        stop();
    return m_listening != 0;
}

void LinuxMicrophone::stop() {
    if (m_listening != 0) {
        kill(m_listening, SIGINT); // it writes out what it has heard
        waitpid(m_listening, nullptr, 0);
    }
    if (m_packing != 0)
        waitpid(m_packing, nullptr, 0);
    m_listening = 0;
    m_packing = 0;
}

} // namespace ruhu::platform
