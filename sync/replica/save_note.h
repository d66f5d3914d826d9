#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace ruhu::sync {

/// The newest save, noted in the mark that stands beside a file while a program has it open (salvage.h).
/// After a kill it tells whether a write-ahead log that is not there has taken saves with it, or was tidied
/// up by another program that opened the file and closed it. Not waited for: what a power cut takes from the
/// note, it takes from nothing else. One thread.
class SaveNote {
public:
    struct Save {
        std::int64_t n = 0; ///< 0: none since the program began
        std::string stream;
    };

    explicit SaveNote(std::filesystem::path mark)
        : m_mark(std::move(mark)) {}
    ~SaveNote();
    SaveNote(const SaveNote&) = delete;
    SaveNote& operator=(const SaveNote&) = delete;

    /// Does nothing if there is no mark.
    void write(const Save& save);

    /// Where the mark of a file is.
    static std::filesystem::path markOf(const std::filesystem::path& file) { return file.string() + ".open"; }
    /// As `write` writes it.
    static std::string text(const Save& save);
    /// Empty: the line is not a note.
    static std::optional<Save> parse(const std::string& line);

private:
    const std::filesystem::path m_mark;
    int m_file = -1;
    bool m_tried = false;
};

} // namespace ruhu::sync
