#include "app/usecases/import_roster.h"

#include "app/domain/dates.h"
#include "app/usecases/roster_changes.h"
#include "app/usecases/roster_rows.h"
#include "app/usecases/roster_staging.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {

sync::Result<ImportReport> importRoster(const documents::Workbook& workbook, sync::Committer& committer,
                                        const RosterOptions& options) {
    const auto rows = readRosterRows(workbook);
    if (!rows)
        return sync::Error{"no_roster", "no sheet has the headings of a roster"};
    ImportReport report;
    const auto roster = stageRoster(*rows, domain::chinaDate(committer.correctedNow()), report);
    const store::RosterLookup known(committer, kRosterTypes);
    for (const auto& draft : planRoster(roster, known, options.villageCodes, report))
        if (auto done = committer.commit(draft); !done)
            return done.error();
    return report;
}

} // namespace ruhu::usecases
