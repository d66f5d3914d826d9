#pragma once

#include "app/documents/spreadsheet.h"
#include "sync/core/result.h"

#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace ruhu::documents {

/// A ZIP container in memory that may be hostile or cut off. Keeps a view of the bytes.
class ZipArchive {
public:
    /// Errors: "not_xlsx", "cut_off", "too_large" (entries), "encrypted_xls" (an entry with a password).
    static sync::Result<std::unique_ptr<ZipArchive>> open(std::string_view bytes,
                                                          const SpreadsheetLimits& limits);

    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    bool has(const std::string& name) const;

    /// Unpacks one part; what the archive claims about sizes is not believed.
    /// Errors: "missing", "cut_off" (checksum or stream broken), "too_large".
    sync::Result<std::string> read(const std::string& name);

private:
    ZipArchive(zip* archive, const SpreadsheetLimits& limits);

    zip* m_archive;
    SpreadsheetLimits m_limits;
    std::int64_t m_unpacked = 0;
};

} // namespace ruhu::documents
