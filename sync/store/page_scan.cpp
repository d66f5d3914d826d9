#include "sync/store/page_scan.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>

namespace ruhu::sync {

namespace {

constexpr std::size_t kFileHeader = 100;
constexpr std::size_t kWalHeader = 32;
constexpr std::size_t kFrameHeader = 24;
constexpr std::uint8_t kInteriorIndex = 0x02;
constexpr std::uint8_t kInteriorTable = 0x05;
constexpr std::uint8_t kLeafIndex = 0x0a;
constexpr std::uint8_t kLeafTable = 0x0d;
constexpr std::size_t kMaxPayload = std::size_t{64} << 20;
constexpr std::size_t kMaxColumns = 200;

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Big-endian; 0 beyond the end.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0U);
    return value;
}

std::uint32_t number4(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(number(bytes, at, 4));
}

/// SQLite's variable-length integer; moves `at` behind it.
std::uint64_t varint(std::string_view bytes, std::size_t& at) {
    std::uint64_t value = 0;
    for (int i = 0; i < 9; ++i) {
        const auto byte = number(bytes, at++, 1);
        if (i == 8)
            return value << 8 | byte;
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80)
            break;
    }
    return value;
}

bool isPageSize(std::uint64_t size) {
    return size >= 512 && size <= 65536 && std::has_single_bit(size);
}

/// Empty: not a record.
ScannedRecord decodeRecord(std::string_view payload) {
    ScannedRecord record;
    std::size_t head = 0;
    const auto headSize = varint(payload, head);
    if (headSize > payload.size() || headSize < head)
        return {};
    std::size_t at = headSize;
    while (head < headSize) {
        const auto type = varint(payload, head);
        static constexpr std::size_t kSizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
        if (type == 10 || type == 11 || record.size() == kMaxColumns)
            return {};
        const std::uint64_t size = type < 10 ? kSizes[type] : (type - 12) / 2;
        if (size > payload.size() - at)
            return {};
        if (type == 0)
            record.emplace_back();
        else if (type == 7)
            record.emplace_back(std::bit_cast<double>(number(payload, at, 8)));
        else if (type == 8 || type == 9)
            record.emplace_back(static_cast<std::int64_t>(type - 8));
        else if (type < 10) {
            const auto unused = 64 - 8 * size;
            record.emplace_back(static_cast<std::int64_t>(number(payload, at, size) << unused) >>
                                static_cast<int>(unused));
        } else
            record.emplace_back(std::string(payload.substr(at, size)));
        at += size;
    }
    return record;
}

/// The checksum of the write-ahead log over `bytes`, a multiple of 8.
void addChecksum(std::string_view bytes, bool bigEndian, std::uint32_t& s0, std::uint32_t& s1) {
    const auto word = [&](std::size_t at) {
        const auto value = number4(bytes, at);
        return bigEndian ? value : __builtin_bswap32(value);
    };
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        s0 += word(at) + s1;
        s1 += word(at + 4) + s0;
    }
}

} // namespace

/// What a page of a tree holds.
struct PageScan::Cells {
    std::vector<std::string> payloads;
    std::vector<std::uint32_t> children;
};

PageScan::PageScan(const std::filesystem::path& file)
    : PageScan(read(file), read(file.string() + "-wal")) {}

PageScan::PageScan(std::string file, std::string log)
    : m_main(std::move(file))
    , m_wal(std::move(log)) {
    if (const auto size = number(m_main, 16, 2); m_main.starts_with("SQLite format 3"))
        m_pageSize = size == 1 ? 65536 : isPageSize(size) ? size : m_pageSize;
    m_pages = static_cast<std::uint32_t>((m_main.size() + m_pageSize - 1) / m_pageSize);
    readWal();
}

/// Frames count up to the last one that ends a transaction, as far as salts and checksums hold.
void PageScan::readWal() {
    const auto magic = number4(m_wal, 0);
    const auto size = number4(m_wal, 8);
    if ((magic & ~1U) != 0x377f0682 || !isPageSize(size))
        return;
    m_pageSize = size;
    m_pages = static_cast<std::uint32_t>((m_main.size() + m_pageSize - 1) / m_pageSize);
    const bool bigEndian = (magic & 1U) != 0;
    std::uint32_t s0 = 0;
    std::uint32_t s1 = 0;
    const std::string_view all = m_wal;
    addChecksum(all.substr(0, 24), bigEndian, s0, s1);
    std::vector<std::pair<std::uint32_t, std::size_t>> waiting;
    for (std::size_t at = kWalHeader; at + kFrameHeader + m_pageSize <= m_wal.size();
         at += kFrameHeader + m_pageSize) {
        addChecksum(all.substr(at, 8), bigEndian, s0, s1);
        addChecksum(all.substr(at + kFrameHeader, m_pageSize), bigEndian, s0, s1);
        if (all.substr(at + 8, 8) != all.substr(16, 8) || number4(m_wal, at + 16) != s0 ||
            number4(m_wal, at + 20) != s1)
            break;
        waiting.emplace_back(number4(m_wal, at), at + kFrameHeader);
        if (const auto pages = number4(m_wal, at + 4); pages > 0) {
            for (const auto& [page, place] : waiting) {
                if (page >= m_walPages.size())
                    m_walPages.resize(std::min<std::size_t>(page, pages) + 1);
                if (page < m_walPages.size())
                    m_walPages[page] = place;
            }
            waiting.clear();
            m_pages = std::max(m_pages, static_cast<std::uint32_t>(m_walPages.size()) - 1);
        }
    }
}

std::string PageScan::page(std::uint32_t number) const {
    if (number < m_walPages.size() && m_walPages[number] > 0)
        return m_wal.substr(m_walPages[number], m_pageSize);
    const auto at = (static_cast<std::size_t>(number) - 1) * m_pageSize;
    if (number == 0 || at >= m_main.size())
        return {};
    auto bytes = m_main.substr(at, m_pageSize);
    bytes.resize(m_pageSize); // cut off in the middle: what there is may still hold records
    return bytes;
}

/// The whole of a cell's payload: what lies on its page, and the chain of overflow pages. Empty if it does
/// not hold together.
std::string PageScan::payload(const std::string& page, std::size_t at, std::uint64_t size,
                              bool isTable) const {
    if (size == 0 || size > kMaxPayload)
        return {};
    const std::size_t most = isTable ? m_pageSize - 35 : (m_pageSize - 12) * 64 / 255 - 23;
    const std::size_t least = (m_pageSize - 12) * 32 / 255 - 23;
    std::size_t local = size;
    if (size > most) {
        const auto rest = least + (size - least) % (m_pageSize - 4);
        local = rest <= most ? rest : least;
    }
    if (at + local > page.size())
        return {};
    auto bytes = page.substr(at, local);
    auto next = size > local ? number4(page, at + local) : 0;
    while (bytes.size() < size) {
        const auto overflow = next > 0 && next <= m_pages ? this->page(next) : std::string();
        if (overflow.empty())
            return {};
        bytes.append(overflow, 4, std::min<std::size_t>(m_pageSize - 4, size - bytes.size()));
        next = number4(overflow, 0);
    }
    return bytes;
}

PageScan::Cells PageScan::cellsOf(std::uint32_t number) const {
    Cells cells;
    const auto bytes = page(number);
    const std::size_t base = number == 1 ? kFileHeader : 0;
    if (bytes.size() <= base + 12)
        return cells;
    const auto kind = static_cast<std::uint8_t>(bytes[base]);
    const bool isTable = kind == kLeafTable || kind == kInteriorTable;
    const bool isLeaf = kind == kLeafTable || kind == kLeafIndex;
    if (!isTable && !isLeaf && kind != kInteriorIndex)
        return cells;
    const auto count = sync::number(bytes, base + 3, 2);
    const auto pointers = base + (isLeaf ? 8 : 12);
    if (!isLeaf)
        cells.children.push_back(number4(bytes, base + 8));
    for (std::size_t i = 0; i < count && pointers + 2 * i + 2 <= bytes.size(); ++i) {
        auto at = static_cast<std::size_t>(sync::number(bytes, pointers + 2 * i, 2));
        if (at < pointers || at >= bytes.size())
            continue;
        if (!isLeaf) {
            cells.children.push_back(number4(bytes, at));
            at += 4;
        }
        if (kind == kInteriorTable)
            continue;
        const auto size = varint(bytes, at);
        if (isTable)
            varint(bytes, at); // row id
        if (auto whole = payload(bytes, at, size, isTable); !whole.empty())
            cells.payloads.push_back(std::move(whole));
    }
    return cells;
}

void PageScan::records(const Each& each) const {
    for (std::uint32_t number = 1; number <= m_pages; ++number)
        for (const auto& payload : cellsOf(number).payloads)
            if (const auto record = decodeRecord(payload); !record.empty())
                each(record);
}

std::vector<PageScan::Table> PageScan::tables() const {
    std::vector<Table> tables;
    records({"sqlite_schema", "", 1}, [&](const ScannedRecord& record) {
        if (record.size() != 5)
            return;
        const auto* type = std::get_if<std::string>(&record[0]);
        const auto* name = std::get_if<std::string>(&record[1]);
        const auto* root = std::get_if<std::int64_t>(&record[3]);
        const auto* sql = std::get_if<std::string>(&record[4]);
        if (type && name && root && sql && *type == "table" && *root > 0 && *root <= m_pages)
            tables.push_back({*name, *sql, static_cast<std::uint32_t>(*root)});
    });
    return tables;
}

void PageScan::records(const Table& table, const Each& each) const {
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> waiting{table.root};
    while (!waiting.empty()) {
        const auto number = waiting.back();
        waiting.pop_back();
        if (number == 0 || number > m_pages || !seen.insert(number).second)
            continue;
        const auto cells = cellsOf(number);
        for (const auto& payload : cells.payloads)
            if (const auto record = decodeRecord(payload); !record.empty())
                each(record);
        waiting.insert(waiting.end(), cells.children.rbegin(), cells.children.rend());
    }
}

} // namespace ruhu::sync
