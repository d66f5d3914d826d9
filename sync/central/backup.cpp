#include "sync/central/backup.h"

#include "sync/central/sqlite_central_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

namespace ruhu::sync {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExtra = "extra/";

/// A file on its way to its place; what is not finished goes away.
class Part {
public:
    explicit Part(const fs::path& place)
        : m_place(place)
        , m_path(place.string() + ".part") {
        remove();
    }
    ~Part() { remove(); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    const fs::path& path() const { return m_path; }

    /// Durable and under its name, at once.
    Result<void> finish() {
        if (!sync(m_path, O_RDWR) || ::rename(m_path.c_str(), m_place.c_str()) != 0 ||
            !sync(m_place.has_parent_path() ? m_place.parent_path() : fs::path("."), O_RDONLY | O_DIRECTORY))
            return Error{errno == ENOSPC ? "disk_full" : "io", m_place.string(), true};
        return {};
    }

private:
    static bool sync(const fs::path& path, int flags) {
        const int file = ::open(path.c_str(), flags | O_CLOEXEC);
        const bool done = file >= 0 && ::fsync(file) == 0;
        if (file >= 0)
            ::close(file);
        return done;
    }
    void remove() {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm", "-journal"})
            fs::remove(m_path.string() + end, ignored);
    }

    fs::path m_place;
    fs::path m_path;
};

/// No write-ahead log beside it.
void makeSingle(const fs::path& file) {
    openAsItStands(file)->exec("PRAGMA journal_mode=DELETE");
}

Result<std::unique_ptr<CentralStore>> openVerified(const fs::path& file, const Schema& schema,
                                                   const Clock& clock, Random& random) {
    auto store = openSqliteCentralStore(file, schema, clock, random);
    if (!store)
        return store.error();
    if (const auto findings = (*store)->verify(); !findings.empty())
        return Error{"not_verified", findings.front(), false};
    return store;
}

/// True if every stream of `live` goes no further than in `backup`, and on the same way.
bool covers(const fs::path& backup, const fs::path& live) {
    const auto database = openAsItStands(live);
    SQLite::Statement attach(*database, "ATTACH ? AS backup");
    attach.bind(1, backup.string());
    attach.exec();
    SQLite::Statement more(
        *database, "SELECT 1 FROM _stream s WHERE s.seq>0 AND NOT EXISTS (SELECT 1 FROM backup._entry b JOIN "
                   "_entry e ON e.stream=b.stream AND e.seq=b.seq AND e.chain=b.chain "
                   "WHERE b.stream=s.name AND b.seq=s.seq)");
    return !more.executeStep();
}

/// The old file and what SQLite keeps beside it, under a name that says when. The store stays in its place
/// until the new one takes it over.
fs::path setAside(const fs::path& file, Instant now) {
    const auto aside = file.parent_path() / (file.stem().string() + "-replaced-" + std::to_string(now) +
                                             file.extension().string());
    try { // all of it into one file
        openAsItStands(file)->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception&) {
        // It does not read: it is kept as it is.
    }
    for (const char* end : {"-wal", "-shm"}) {
        std::error_code ignored;
        fs::rename(file.string() + end, aside.string() + end, ignored);
    }
    fs::create_hard_link(file, aside);
    return aside;
}

/// Small files that are not there, for their owner's eyes only. Before the store: one that is there without
/// its key would be a stranger to every tablet.
Result<void> putExtras(const std::map<std::string, std::string>& extras, const fs::path& folder) {
    for (const auto& [name, bytes] : extras) {
        const auto file = folder / fs::path(name).filename();
        if (fs::exists(file))
            continue;
        Part part(file);
        {
            std::ofstream out(part.path(), std::ios::binary);
            fs::permissions(part.path(), fs::perms::owner_read | fs::perms::owner_write);
            if (!(out << bytes << std::flush))
                return Error{"disk_full", file.string(), true};
        }
        if (auto done = part.finish(); !done)
            return done;
    }
    return {};
}

BackupReport reportOf(CentralStore& store, const fs::path& file) {
    BackupReport report;
    report.positions = store.positions();
    report.bytes = static_cast<std::int64_t>(fs::file_size(file));
    return report;
}

} // namespace

Result<BackupReport> backUp(const fs::path& file, const fs::path& to,
                            const std::map<std::string, std::string>& extras, const Schema& schema,
                            const Clock& clock, Random& random) {
    try {
        if (fs::exists(to))
            return Error{"exists", to.string(), false};
        Part part(to);
        copyDatabase(file, part.path());
        BackupReport report;
        std::map<std::string, std::string> chains;
        {
            auto copy = openVerified(part.path(), schema, clock, random);
            if (!copy)
                return copy.error();
            SQLite::Database& tables = (*copy)->office().tables();
            for (const auto& [name, bytes] : extras) {
                SQLite::Statement put(tables, "INSERT OR REPLACE INTO _meta VALUES(?,?)");
                put.bind(1, kExtra + name);
                put.bind(2, bytes);
                put.exec();
            }
            report = reportOf(**copy, part.path());
            SQLite::Statement heads(tables, "SELECT name, chain FROM _stream");
            while (heads.executeStep())
                chains[heads.getColumn(0).getString()] = heads.getColumn(1).getString();
        }
        makeSingle(part.path());
        if (auto done = part.finish(); !done)
            return done.error();
        auto live = openSqliteCentralStore(file, schema, clock, random);
        if (!live)
            return live.error();
        if (auto noted = (*live)->noteBackup(report.positions); !noted)
            return noted.error();
        return report;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    } catch (const fs::filesystem_error& error) {
        return Error{"io", error.what(), true};
    }
}

Result<BackupReport> restore(const fs::path& from, const fs::path& file, bool force, const Schema& schema,
                             const Clock& clock, Random& random) {
    try {
        if (!fs::exists(from))
            return Error{"not_found", from.string(), false};
        Part part(file);
        copyDatabase(from, part.path());
        BackupReport report;
        {
            auto store = openVerified(part.path(), schema, clock, random);
            if (!store)
                return store.error();
            report = reportOf(**store, part.path());
            SQLite::Statement extras((*store)->office().tables(),
                                     "SELECT substr(key, 7), value FROM _meta WHERE key LIKE 'extra/%'");
            while (extras.executeStep())
                report.extras[extras.getColumn(0).getString()] = extras.getColumn(1).getString();
        }
        const bool there = fs::exists(file);
        if (there && !force && !covers(from, file))
            return Error{"newer_data", file.string(), false};
        {
            auto store = openSqliteCentralStore(part.path(), schema, clock, random);
            if (!store)
                return store.error();
            if (auto begun = (*store)->beginAnew(); !begun)
                return begun.error();
        }
        makeSingle(part.path());
        if (auto kept = putExtras(report.extras, file.parent_path()); !kept)
            return kept.error();
        if (there)
            report.setAside = setAside(file, clock.now());
        if (auto done = part.finish(); !done)
            return done.error();
        return report;
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    } catch (const fs::filesystem_error& error) {
        return Error{"io", error.what(), true};
    }
}

} // namespace ruhu::sync
