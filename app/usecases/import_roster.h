#pragma once

#include "app/documents/spreadsheet.h"
#include "app/usecases/import_report.h"
#include "sync/store/committer.h"

#include <map>
#include <string>

namespace ruhu::usecases {

struct RosterOptions {
    /// 12-digit codes by village name, for files whose households carry no national number.
    std::map<std::string, std::string> villageCodes;
};

/// Reads a roster into villages, hamlets, households and people. The whole file is read and checked before
/// the first commit; a file that is no roster changes nothing (error "no_roster"). Commits stream by stream;
/// where one fails (its error is returned), doing the import again completes it: what is there already stays
/// as it is. People are never deleted and values collected in the field never overwritten.
sync::Result<ImportReport> importRoster(const documents::Workbook& workbook, sync::Committer& committer,
                                        const RosterOptions& options = {});

} // namespace ruhu::usecases
