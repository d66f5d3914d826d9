#include "app/store/ledger_rows.h"

#include "app/domain/codes.h"
#include "app/store/stage.h"
#include "app/store/visit_queries.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace ruhu::store {

namespace {

std::string textAt(SQLite::Statement& row, int column) {
    return row.getColumn(column).isNull() ? std::string() : row.getColumn(column).getString();
}

/// The office's words for where an unfinished visit stands; empty for a finished one.
std::string unfinished(Stage stage) {
    switch (stage) {
    case Stage::Unvisited:
        return "未排查";
    case Stage::Draft:
        return "填报中";
    case Stage::AwaitingSignature:
        return "待补签";
    case Stage::Signed:
        return {};
    }
    return {};
}

void addSeal(SQLite::Database& tables, const sync::Id& sealId, domain::VisitLedgerRow& row) {
    const auto seal = sealById(tables, sealId);
    const auto content =
        seal ? domain::decodeSeal(seal->content) : sync::Result<domain::SealContent>(sync::Error{});
    if (!content)
        return; // a form of seal from a newer program: the household counts as not yet readable here
    std::vector<domain::LedgerSignature> signatures;
    for (const auto& signature : signaturesOf(tables, sealId))
        signatures.push_back({signature.role, signature.name, signature.relation, signature.mode});
    domain::fillFromSeal(row, *content, signatures);
}

std::string single(SQLite::Database& tables, const std::string& sql, const std::string& parameter = {}) {
    SQLite::Statement query(tables, sql);
    if (query.getBindParameterCount() > 0)
        query.bind(1, parameter);
    return query.executeStep() ? textAt(query, 0) : std::string();
}

} // namespace

domain::VisitLedger readVisitLedger(SQLite::Database& tables, const sync::Id& round,
                                    const std::string& asOf) {
    domain::VisitLedger ledger;
    ledger.masked = false;
    ledger.asOf = asOf;
    ledger.township = single(tables, "SELECT name FROM township WHERE _deleted IS NULL ORDER BY id LIMIT 1");
    ledger.title = domain::visitLedgerTitle(ledger.township,
                                            single(tables, "SELECT name FROM round WHERE id=?", round), asOf);
    SQLite::Statement query(
        tables,
        std::string("SELECT w.name, m.name, h.national_no, p.name, p.id_no, coalesce(h.phone, p.phone), "
                    "h.base_type, h.monitor_class, h.note, v.seal_id, ") +
            kStageSql +
            ", (SELECT count(*) FROM person q WHERE q.household_id=h.id AND q._deleted IS NULL) "
            "FROM household h LEFT JOIN village w ON w.code=h.village_code AND w._deleted IS NULL "
            "LEFT JOIN hamlet m ON m.id=h.hamlet_id LEFT JOIN person p ON p.id=h.head_id" +
            kVisitJoinSql +
            "WHERE h._deleted IS NULL AND h.roster_status IS NOT '3' "
            "ORDER BY h.village_code, m.position IS NULL, m.position, h.position, h.id");
    query.bind(1, round);
    const auto& baseType = domain::codeList("base_type");
    const auto& monitorClass = domain::codeList("monitor_class");
    while (query.executeStep()) {
        domain::VisitLedgerRow row;
        row.village = textAt(query, 0);
        row.hamlet = textAt(query, 1);
        row.householdNo = textAt(query, 2);
        row.headName = textAt(query, 3);
        row.headIdNo = textAt(query, 4);
        row.phone = textAt(query, 5);
        row.baseType = baseType.label(textAt(query, 6));
        row.monitorClass = monitorClass.label(textAt(query, 7));
        row.note = textAt(query, 8);
        row.registered = query.getColumn(11).getInt();
        if (const auto seal = textAt(query, 9); !seal.empty())
            addSeal(tables, seal, row);
        const auto state = unfinished(static_cast<Stage>(query.getColumn(10).getInt()));
        if (!state.empty())
            row.note = state + (row.note.empty() ? "" : "；" + row.note);
        ledger.rows.push_back(std::move(row));
    }
    return ledger;
}

} // namespace ruhu::store
