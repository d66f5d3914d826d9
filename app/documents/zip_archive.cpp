#include "app/documents/zip_archive.h"

#include <zip.h>

#include <algorithm>

namespace ruhu::documents {

namespace {

constexpr std::int64_t kFreeOfRatio = 1 << 20;

} // namespace

sync::Result<std::unique_ptr<ZipArchive>> ZipArchive::open(std::string_view bytes,
                                                           const SpreadsheetLimits& limits) {
    if (!bytes.starts_with("PK"))
        return sync::Error{"not_xlsx", "no ZIP container"};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (!archive) {
        std::string detail = zip_error_strerror(&error);
        zip_source_free(source);
        zip_error_fini(&error);
        return sync::Error{"cut_off", detail};
    }
    std::unique_ptr<ZipArchive> self(new ZipArchive(archive, limits));
    if (zip_get_num_entries(archive, 0) > limits.entries)
        return sync::Error{"too_large", "entries"};
    return self;
}

ZipArchive::ZipArchive(zip* archive, const SpreadsheetLimits& limits)
    : m_archive(archive)
    , m_limits(limits) {}

ZipArchive::~ZipArchive() {
    zip_discard(m_archive);
}

bool ZipArchive::has(const std::string& name) const {
    return zip_name_locate(m_archive, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

sync::Result<std::string> ZipArchive::read(const std::string& name) {
    const auto index = zip_name_locate(m_archive, name.c_str(), ZIP_FL_NOCASE);
    zip_stat_t stat;
    if (index < 0 || zip_stat_index(m_archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0)
        return sync::Error{"missing", name};
    if (stat.encryption_method != ZIP_EM_NONE)
        return sync::Error{"encrypted_xls", name};
    const auto packed = static_cast<std::int64_t>(stat.comp_size);
    const auto allowed = std::min(
        {m_limits.partBytes, m_limits.totalBytes - m_unpacked, kFreeOfRatio + packed * m_limits.ratio});
    if (static_cast<std::int64_t>(stat.size) > allowed)
        return sync::Error{"too_large", name};
    zip_file_t* file = zip_fopen_index(m_archive, static_cast<zip_uint64_t>(index), 0);
    if (!file)
        return sync::Error{"cut_off", name};
    std::string out;
    std::string error;
    for (;;) {
        char buffer[65536];
        const auto got = zip_fread(file, buffer, sizeof buffer);
        if (got < 0)
            error = "cut_off";
        if (got <= 0)
            break;
        if (static_cast<std::int64_t>(out.size()) + got > allowed) {
            error = "too_large";
            break;
        }
        out.append(buffer, static_cast<std::size_t>(got));
    }
    zip_fclose(file);
    if (!error.empty())
        return sync::Error{error, name};
    m_unpacked += static_cast<std::int64_t>(out.size());
    return out;
}

} // namespace ruhu::documents
