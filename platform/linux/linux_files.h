#pragma once

#include "platform/ports/files.h"
#include "platform/ports/sticks.h"

namespace ruhu::platform {

/// What lies in XDG_DOCUMENTS_DIR (else ~/Documents, ~/文档) and XDG_DOWNLOAD_DIR (else ~/Downloads, ~/下载),
/// and on the sticks that are plugged in.
class LinuxFiles : public Files {
public:
    /// Keeps a reference.
    explicit LinuxFiles(const Sticks& sticks)
        : m_sticks(sticks) {}
    std::vector<Found> newest(std::size_t limit) const override;

private:
    const Sticks& m_sticks;
};

} // namespace ruhu::platform
