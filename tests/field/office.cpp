#include "tests/field/office.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <stdlib.h>

#include <array>
#include <chrono>
#include <ctime>
#include <regex>
#include <stdexcept>

namespace ruhu::field {

namespace {

using namespace std::chrono_literals;

constexpr auto kStartTime = 30s;
constexpr auto kStopTime = 30s;
constexpr int kBusyMs = 10'000;

std::string dayFromToday(int days) {
    const std::time_t at = std::time(nullptr) + days * 86'400;
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", std::gmtime(&at));
    return text.data();
}

std::string sample(const char* file) {
    return std::string(RUHU_SOURCE_ROOT "/tests/samples/") + file;
}

std::string trimmed(std::string text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.pop_back();
    return text;
}

} // namespace

DiskFolder::DiskFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "ruhu-field-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    m_path = name;
}

DiskFolder::~DiskFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

namespace {

/// The sample township, imported once for all offices of this program.
const std::filesystem::path& sampleOffice() {
    static const DiskFolder folder;
    static const auto data = [] {
        const auto data = folder.path() / "central";
        const auto central = [&](std::vector<std::string> words) {
            words.insert(words.begin(), RUHU_CENTRAL);
            words.insert(words.end(), {"--data", data.string()});
            field::run(words);
        };
        central({"init", "--township", "赵家坪乡", "--code", "149999201", "--starts-on", dayFromToday(-9),
                 "--visits-due-on", dayFromToday(9), "--confirm-income-line"});
        central({"import", sample("roster.xlsx")});
        central({"import", sample("staff.csv")});
        return data;
    }();
    return data;
}

} // namespace

Office::Office(std::filesystem::path data)
    : m_data(std::move(data)) {
    std::filesystem::copy(sampleOffice(), m_data, std::filesystem::copy_options::recursive);
}

std::string Office::run(const std::vector<std::string>& arguments) {
    std::vector<std::string> command{RUHU_CENTRAL};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.insert(command.end(), {"--data", m_data.string()});
    return field::run(command);
}

std::string Office::code(const std::string& tablet, const std::string& village) {
    return trimmed(run({"enrol", "--name", tablet, "--villages", village, "--quiet"}));
}

void Office::start(const std::vector<std::string>& prefix, const std::string& host,
                   const std::vector<std::string>& more) {
    m_host = host;
    auto command = prefix;
    command.insert(command.end(), {RUHU_CENTRAL, "serve", "--data", m_data.string(), "--listen", address()});
    command.insert(command.end(), more.begin(), more.end());
    m_server = std::make_unique<Process>(command);
    static const std::regex kListening(R"(https://[0-9.]+:(\d+))");
    std::smatch found;
    while (const auto line = m_server->line(kStartTime))
        if (std::regex_search(*line, found, kListening)) {
            m_port = std::stoi(found[1]);
            return;
        }
    throw std::runtime_error("ruhu-central serve: " + m_server->output());
}

std::string Office::stop() {
    m_server->askToEnd();
    const int status = m_server->finish(kStopTime);
    const auto words = m_server->output();
    m_server.reset();
    if (status != 0)
        throw std::runtime_error("ruhu-central serve ended with " + std::to_string(status) + ": " + words);
    return words;
}

std::string query(const std::filesystem::path& database, const std::string& sql) {
    SQLite::Database opened(database.string(), SQLite::OPEN_READWRITE, kBusyMs);
    SQLite::Statement row(opened, sql);
    return row.executeStep() ? row.getColumn(0).getString() : "none";
}

} // namespace ruhu::field
