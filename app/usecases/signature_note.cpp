#include "app/usecases/signature_note.h"

#include "app/domain/dates.h"
#include "app/store/staff_queries.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace ruhu::usecases {

namespace {

using domain::Language;

/// 电话，2026-05-24 10:02，张守田接听
std::string callText(SQLite::Database& tables, const sync::Id& attempt, Language language) {
    SQLite::Statement row(tables, "SELECT channel, made_at, answered_by FROM contact_attempt WHERE id = ?");
    row.bind(1, attempt);
    if (!row.executeStep())
        return {};
    const bool zh = language == Language::Chinese;
    auto text = domain::codeList("contact_channel").label(row.getColumn(0).getString(), language);
    text += (zh ? "，" : ", ") + domain::chinaDateTime(row.getColumn(1).getInt64());
    const auto who = row.getColumn(2).getString();
    if (!who.empty())
        text += zh ? "，" + who + "接听" : ", answered by " + who;
    return text;
}

} // namespace

std::string signatureNote(SQLite::Database& tables, const store::SignatureRecord& s, Language language) {
    const bool zh = language == Language::Chinese;
    // Older signatures have no words of their own: the call's record speaks for them.
    if (s.mode == "remote")
        return !s.consent.empty() ? s.consent : callText(tables, s.attempt, language);
    if (s.mode == "refused") {
        auto text = domain::codeList("refusal_reason").label(s.reason, language);
        if (const auto witness = store::staffEntry(tables, s.witness))
            text += zh ? "；见证人" + witness->name : "; witnessed by " + witness->name;
        return text;
    }
    if (s.mode == "finger" && !s.filledBy.empty())
        return zh ? s.filledBy + "代写名字" : "name written by " + s.filledBy;
    return s.consent;
}

} // namespace ruhu::usecases
