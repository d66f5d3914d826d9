#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

namespace ruhu::field {

/// A disk of a few MiB that can be filled, emptied and made read-only; gone with the object, and with the
/// program that made it. Needs root.
class SmallDisk {
public:
    /// Empty if this machine or user may not mount.
    static std::unique_ptr<SmallDisk> mount(int mebibytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    /// Takes all space but so much.
    void fill(std::uintmax_t leaveBytes);
    void empty();
    /// REQUIRES: no file on it is open for writing.
    void makeReadOnly(bool readOnly);

private:
    explicit SmallDisk(std::filesystem::path path)
        : m_path(std::move(path)) {}

    std::filesystem::path m_path;
};

} // namespace ruhu::field
