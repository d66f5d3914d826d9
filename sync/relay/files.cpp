#include "sync/relay/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace ruhu::sync {

namespace {

/// An open file; closes itself.
struct Handle {
    explicit Handle(int opened)
        : number(opened) {}
    ~Handle() {
        if (number >= 0)
            ::close(number);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    int number;
};

Error failed(const std::filesystem::path& file) {
    const int why = errno;
    const auto detail = file.string() + ": " + std::generic_category().message(why);
    switch (why) {
    case ENOSPC:
    case EDQUOT:
        return {"disk_full", detail, true};
    case EACCES:
    case EPERM:
    case EROFS:
        return {"read_only", detail, false};
    case ENOENT:
        return {"not_found", detail, false};
    default:
        return {"io", detail, true};
    }
}

bool writeAll(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Result<void> writeWhole(const std::filesystem::path& file, std::string_view bytes) {
    auto half = file;
    half += ".part";
    {
        const Handle to(::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (to.number < 0 || !writeAll(to.number, bytes) || ::fsync(to.number) != 0) {
            const auto error = failed(half);
            ::unlink(half.c_str());
            return error;
        }
    }
    if (::rename(half.c_str(), file.c_str()) != 0)
        return failed(file);
    const auto parent = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Handle folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number >= 0)
        ::fsync(folder.number); // FAT sticks refuse; the file itself is on them
    return {};
}

Result<std::string> readWhole(const std::filesystem::path& file, std::size_t most) {
    const Handle from(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (from.number < 0)
        return failed(file);
    struct stat about {};
    if (::fstat(from.number, &about) != 0)
        return failed(file);
    if (!S_ISREG(about.st_mode))
        return Error{"io", file.string() + ": not a file", false};
    if (static_cast<std::uint64_t>(about.st_size) > most)
        return Error{"too_large", file.string(), false};
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto size = ::read(from.number, bytes.data() + done, bytes.size() - done);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return failed(file);
        if (size == 0)
            break;
        done += static_cast<std::size_t>(size);
    }
    bytes.resize(done);
    return bytes;
}

} // namespace ruhu::sync
