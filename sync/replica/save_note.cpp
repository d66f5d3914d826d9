#include "sync/replica/save_note.h"

#include <fcntl.h>
#include <unistd.h>

#include <sstream>

namespace ruhu::sync {

namespace {

constexpr const char* kSaved = "saved";
constexpr std::size_t kWidth = 100; ///< bytes; written over in place

} // namespace

SaveNote::~SaveNote() {
    if (m_file >= 0)
        ::close(m_file);
}

void SaveNote::write(const Save& save) {
    if (!std::exchange(m_tried, true))
        m_file = ::open(m_mark.c_str(), O_WRONLY | O_CLOEXEC);
    if (m_file < 0)
        return;
    const auto line = text(save);
    // A note that is not written makes a start more careful than it need be, and no more.
    [[maybe_unused]] const auto written = ::pwrite(m_file, line.data(), line.size(), 0);
}

std::string SaveNote::text(const Save& save) {
    std::string line = std::string(kSaved) + " " + std::to_string(save.n) + " " + save.stream;
    line.resize(kWidth, ' ');
    line.back() = '\n';
    return line;
}

std::optional<SaveNote::Save> SaveNote::parse(const std::string& line) {
    std::istringstream words(line);
    std::string word;
    Save save;
    if (!(words >> word >> save.n) || word != kSaved)
        return std::nullopt;
    words >> save.stream;
    return save;
}

} // namespace ruhu::sync
