#include "app/store/household_queries.h"

#include "app/store/round_progress.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

namespace ruhu::store {
namespace {

std::optional<std::int64_t> optionalInteger(const SQLite::Column& column) {
    return column.isNull() ? std::nullopt : std::optional<std::int64_t>(column.getInt64());
}

std::vector<std::string> textArray(const std::string& json) {
    std::vector<std::string> values;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (parsed.is_array())
        for (const auto& item : parsed)
            if (item.is_string())
                values.push_back(item.get<std::string>());
    return values;
}

/// Income a head as the household has signed it.
std::optional<std::int64_t> sealedPerNet(const std::string& content) {
    const auto parsed = nlohmann::json::parse(content, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("result"))
        return std::nullopt;
    const auto& result = parsed["result"];
    if (!result.is_object() || !result.contains("per_net") || !result["per_net"].is_number_integer())
        return std::nullopt;
    return result["per_net"].get<std::int64_t>();
}

} // namespace

std::optional<HouseholdRow> householdRow(SQLite::Database& tables, const sync::Id& household,
                                         const sync::Id& round) {
    SQLite::Statement query(
        tables,
        std::string(
            "SELECT h.id, h.national_no, h.village_code, COALESCE(w.name, ''), COALESCE(t.name, ''),"
            " h.address, h.phone, h.base_type, h.monitor_class, h.monitor_status, h.last_year_per_net,"
            " (SELECT count(*) FROM person p WHERE p.household_id = h.id AND p._deleted IS NULL),"
            " COALESCE((SELECT p.name FROM person p WHERE p.id = h.head_id),"
            " (SELECT p.name FROM person p WHERE p.household_id = h.id AND p._deleted IS NULL"
            " ORDER BY p.relation = '01' DESC, p.position LIMIT 1), ''),"
            " v.id, v.version, v.sealed_version, COALESCE(v.visited_at, v.started_at), v.resign_due_on, ") +
            kStageSql +
            ", (SELECT count(*) FROM signature s WHERE s.role = 'checker' AND s._deleted IS NULL AND "
            "s.seal_id ="
            " (SELECT x.id FROM visit_seal x WHERE x.visit_id = v.id AND x._deleted IS NULL"
            " ORDER BY x.version DESC LIMIT 1))"
            " FROM household h LEFT JOIN village w ON w.code = h.village_code"
            " LEFT JOIN hamlet t ON t.id = h.hamlet_id" +
            kVisitJoinSql + "WHERE h.id = ? AND h._deleted IS NULL");
    query.bind(1, round);
    query.bind(2, household);
    if (!query.executeStep())
        return std::nullopt;
    HouseholdRow row;
    row.id = query.getColumn(0).getString();
    row.nationalNo = query.getColumn(1).getString();
    row.villageCode = query.getColumn(2).getString();
    row.villageName = query.getColumn(3).getString();
    row.hamletName = query.getColumn(4).getString();
    row.address = query.getColumn(5).getString();
    row.phone = query.getColumn(6).getString();
    row.baseType = query.getColumn(7).getString();
    row.monitorClass = query.getColumn(8).getString();
    row.monitorStatus = query.getColumn(9).getString();
    row.lastYearPerNet = optionalInteger(query.getColumn(10));
    row.persons = query.getColumn(11).getInt();
    row.headName = query.getColumn(12).getString();
    row.visit = query.getColumn(13).getString();
    row.version = query.getColumn(14).getInt64();
    row.sealedVersion = query.getColumn(15).getInt64();
    row.visitedAt = query.getColumn(16).getInt64();
    row.resignDueOn = query.getColumn(17).getString();
    row.stage = static_cast<Stage>(query.getColumn(18).getInt());
    row.checkersSigned = query.getColumn(19).getInt();
    return row;
}

std::vector<MemberRow> members(SQLite::Database& tables, const sync::Id& household, const sync::Id& visit) {
    SQLite::Statement query(
        tables, "SELECT p.id, p.name, p.relation, p.gender, p.birth_date, p.id_no, p.phone,"
                " COALESCE(m.whereabouts, p.whereabouts, ''), p.work_region, COALESCE(m.work_place, "
                "p.work_place, ''),"
                " COALESCE(m.school_status, p.school_status, ''), p.labour, COALESCE(p.health, '[]'),"
                " p.disability_kind, p.disability_level FROM person p"
                " LEFT JOIN visit_member m ON m.person_id = p.id AND m.visit_id = ? AND m._deleted IS NULL"
                " WHERE p.household_id = ? AND p._deleted IS NULL"
                " ORDER BY p.relation = '01' DESC, p.position, p.relation, p.birth_date, p.id");
    query.bind(1, visit);
    query.bind(2, household);
    std::vector<MemberRow> rows;
    while (query.executeStep()) {
        MemberRow row;
        std::string* const texts[] = {&row.id,         &row.name,      &row.relation,     &row.gender,
                                      &row.birthDate,  &row.idNo,      &row.phone,        &row.whereabouts,
                                      &row.workRegion, &row.workPlace, &row.schoolStatus, &row.labour};
        for (int i = 0; i < 12; ++i)
            *texts[i] = query.getColumn(i).getString();
        row.health = textArray(query.getColumn(12).getString());
        row.disabilityKind = query.getColumn(13).getString();
        row.disabilityLevel = query.getColumn(14).getString();
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PastVisit> pastVisits(SQLite::Database& tables, const sync::Id& household,
                                  const sync::Id& round) {
    // The stage needs no signatures here: the current round's comes from householdRow.
    SQLite::Statement query(
        tables, "SELECT v.id, COALESCE(r.name, ''), COALESCE(r.year, 0), v.sealed_version, v.version,"
                " COALESCE(v.visited_at, v.started_at), COALESCE(v.conclusion_note, ''), v.round_id,"
                " COALESCE((SELECT s.content FROM visit_seal s WHERE s.id = v.seal_id), ''),"
                " COALESCE((SELECT f.name FROM staff f WHERE f.id = json_extract(v.team, '$[0]')), '')"
                " FROM visit v LEFT JOIN round r ON r.id = v.round_id"
                " WHERE v.household_id = ? AND v._deleted IS NULL"
                " ORDER BY v.round_id = ? DESC, r.year DESC, r.starts_on DESC");
    query.bind(1, household);
    query.bind(2, round);
    std::vector<PastVisit> visits;
    while (query.executeStep()) {
        PastVisit past;
        past.visit = query.getColumn(0).getString();
        past.roundName = query.getColumn(1).getString();
        past.year = query.getColumn(2).getInt64();
        const bool isSealed = !query.getColumn(3).isNull();
        const bool newer = isSealed && query.getColumn(4).getInt64() > query.getColumn(3).getInt64();
        past.stage = !isSealed ? Stage::Draft : newer ? Stage::AwaitingSignature : Stage::Signed;
        past.visitedAt = query.getColumn(5).getInt64();
        past.note = query.getColumn(6).getString();
        past.current = query.getColumn(7).getString() == round;
        past.perNet = sealedPerNet(query.getColumn(8).getString());
        past.author = query.getColumn(9).getString();
        visits.push_back(std::move(past));
    }
    return visits;
}

std::optional<int> ageOn(const std::string& birthDate, const std::string& today) {
    if (!daysBetween(birthDate, today).has_value() || birthDate > today)
        return std::nullopt;
    int age = std::stoi(today.substr(0, 4)) - std::stoi(birthDate.substr(0, 4));
    if (today.substr(5) < birthDate.substr(5))
        --age;
    return age;
}

} // namespace ruhu::store
