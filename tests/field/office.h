#pragma once

#include "tests/field/process.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ruhu::field {

/// A folder on the disk that goes away with the test.
class DiskFolder {
public:
    DiskFolder();
    ~DiskFolder();
    DiskFolder(const DiskFolder&) = delete;
    DiskFolder& operator=(const DiskFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// The township office: the real `ruhu-central` over a data folder, with the sample township in it. Each call
/// throws std::runtime_error with the program's own words when it fails.
class Office {
public:
    /// `data` is made: a copy of what `init` and `import` have made of the samples once in this program.
    explicit Office(std::filesystem::path data);

    std::string run(const std::vector<std::string>& arguments);
    /// A fresh code for a tablet of the village.
    std::string code(const std::string& tablet, const std::string& village = "白家岭村");

    /// Serves; the second and later starts take the port of the first. `prefix` goes before the command (`ip
    /// netns exec NAME`), `more` behind it.
    void start(const std::vector<std::string>& prefix = {}, const std::string& host = "127.0.0.1",
               const std::vector<std::string>& more = {});
    void kill() { m_server.reset(); }
    /// Asks it to end, as a system that shuts down does, and returns what it had said. Throws
    /// std::runtime_error if it does not end, or not well.
    std::string stop();
    bool isServing() const { return m_server != nullptr; }

    std::string address() const { return m_host + ":" + std::to_string(m_port); }
    std::filesystem::path file() const { return m_data / "central.db"; }

private:
    std::filesystem::path m_data;
    std::string m_host;
    int m_port = 0;
    std::unique_ptr<Process> m_server;
};

/// The first column of the first row; "none" if there is none. Reads beside a running program.
std::string query(const std::filesystem::path& database, const std::string& sql);

} // namespace ruhu::field
