#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace ruhu::sync {

/// A value as it stands in a record: NULL, number, text or bytes (both as std::string; the reader knows what
/// he looks for).
using ScannedValue = std::variant<std::monostate, std::int64_t, double, std::string>;
using ScannedRecord = std::vector<ScannedValue>;

/// Reads records out of a damaged SQLite file without asking SQLite: from the pages themselves, in whatever
/// state the trees above them are, with the committed part of the write-ahead log beside it on top (file
/// format: sqlite.org/fileformat2.html sections 1.6, 2.1 and 4). Changes neither file. What it finds may be
/// old or half: it is to be believed only as far as it proves itself (a hash, a chain, a form).
/// Never throws for what is in the files. One thread.
class PageScan {
public:
    explicit PageScan(const std::filesystem::path& file);
    /// Of what is in memory; an empty log: none.
    PageScan(std::string file, std::string log);

    using Each = std::function<void(const ScannedRecord&)>;

    /// Every record that can be read of every page.
    void records(const Each& each) const;

    /// Every record that can be reached of the table with this name and its definition; none if the file's
    /// list of tables cannot be read.
    struct Table {
        std::string name;
        std::string sql;
        std::uint32_t root;
    };
    std::vector<Table> tables() const;
    void records(const Table& table, const Each& each) const;

private:
    struct Cells;
    std::string page(std::uint32_t number) const;
    void readWal();
    Cells cellsOf(std::uint32_t number) const;
    std::string payload(const std::string& page, std::size_t at, std::uint64_t size, bool isTable) const;

    std::string m_main; ///< bytes of the file
    std::string m_wal;
    std::vector<std::size_t>
        m_walPages; ///< by page number: where its newest committed content begins in m_wal
    std::size_t m_pageSize = 4096;
    std::uint32_t m_pages = 0;
};

} // namespace ruhu::sync
