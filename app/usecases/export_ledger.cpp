#include "app/usecases/export_ledger.h"

#include "app/documents/ledger_workbook.h"
#include "app/domain/dates.h"
#include "app/store/ledger_rows.h"
#include "app/store/stage.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <vector>

namespace ruhu::usecases {

namespace {

sync::Id townshipOfficer(SQLite::Database& tables, const std::string& name) {
    SQLite::Statement query(tables, "SELECT id FROM staff WHERE name=? AND role='township_admin' AND "
                                    "active IS NOT 0 AND _deleted IS NULL");
    query.bind(1, name);
    return query.executeStep() ? query.getColumn(0).getString() : sync::Id();
}

/// One record in each village's stream, beside the people it is about.
sync::Result<void> logReveal(sync::Committer& committer, const sync::Id& officer,
                             const std::string& purpose) {
    std::vector<std::pair<sync::Id, std::string>> villages;
    SQLite::Statement query(committer.tables(),
                            "SELECT id, code FROM village WHERE _deleted IS NULL ORDER BY code");
    while (query.executeStep())
        villages.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
    for (const auto& [id, code] : villages) {
        sync::Draft draft{code, officer, {}, {}};
        draft.changes.push_back({"reveal",
                                 committer.makeId(),
                                 {{"staff_id", officer},
                                  {"target_type", "village"},
                                  {"target_id", id},
                                  {"field", "入户排查台账 证件号码、联系电话，用途：" + purpose},
                                  {"seen_at", committer.correctedNow()}},
                                 std::nullopt});
        if (auto done = committer.commit(draft); !done)
            return done;
    }
    return {};
}

} // namespace

sync::Result<ExportedLedger> exportVisitLedger(sync::Committer& committer, const LedgerRequest& request) {
    auto ledger = store::readVisitLedger(committer.tables(), store::currentRound(committer.tables()),
                                         domain::chinaDate(committer.correctedNow()));
    if (request.purpose.empty()) {
        domain::maskLedger(ledger);
    } else {
        const auto officer = townshipOfficer(committer.tables(), request.staffName);
        if (officer.empty())
            return sync::Error{"not_permitted", "no township_admin of that name"};
        if (auto logged = logReveal(committer, officer, request.purpose); !logged)
            return logged.error();
    }
    ExportedLedger result;
    result.file = std::filesystem::is_directory(request.target)
                      ? request.target / domain::visitLedgerFileName(ledger)
                      : request.target;
    result.households = static_cast<int>(ledger.rows.size());
    result.visited = ledger.visited();
    for (const auto& row : ledger.rows)
        result.people += row.registered;
    if (auto written = documents::writeVisitLedger(ledger, result.file); !written)
        return written.error();
    return result;
}

} // namespace ruhu::usecases
