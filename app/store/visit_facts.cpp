// The facts by which a visit is judged, read from the records.
#include "app/domain/last_year.h"
#include "app/domain/seal_content.h"
#include "app/domain/sealed_income.h"
#include "app/store/columns.h"
#include "app/store/visit_queries.h"

#include <SQLiteCpp/Database.h>

namespace ruhu::store {
namespace {

using domain::Answers;
using domain::VisitFacts;
using Json = nlohmann::json;

void putText(Answers& answers, const char* key, const std::string& text) {
    if (!text.empty())
        answers[key] = domain::exactly(text);
}

template <typename T> void putValue(Answers& answers, const char* key, const std::optional<T>& value) {
    if (value)
        answers[key] = domain::exactly(*value);
}

void readParams(const Json& params, domain::RiskParams& out) {
    const std::pair<const char*, std::int64_t*> names[] = {
        {"near_line", &out.nearLine},
        {"fall_ratio", &out.fallRatio},
        {"rigid_attention", &out.rigidAttention},
        {"rigid_strong", &out.rigidStrong},
        {"disaster_loss", &out.disasterLoss},
        {"job_loss_wage", &out.jobLossWage},
        {"job_loss_months", &out.jobLossMonths},
        {"medical_lifted", &out.medicalLifted},
        {"medical_general", &out.medicalGeneral},
        {"edu_self_paid", &out.eduSelfPaid},
        {"edu_students", &out.eduStudents},
    };
    if (!params.is_object())
        return;
    for (const auto& [name, value] : names)
        if (params.contains(name) && params[name].is_number_integer())
            *value = params[name].get<std::int64_t>();
}

void readRound(SQLite::Database& tables, VisitFacts& facts) {
    SQLite::Statement row(tables,
                          "SELECT name, income_line, income_months, min_checkers, starts_on, visits_due_on,"
                          " params, income_basis, state FROM round WHERE id = ?");
    row.bind(1, facts.round.id);
    if (!row.executeStep())
        return;
    facts.round.name = textAt(row, 0);
    facts.round.incomeLine = integerAt(row, 1);
    facts.round.incomeMonths = static_cast<int>(integerAt(row, 2).value_or(12));
    facts.round.minCheckers = static_cast<int>(integerAt(row, 3).value_or(2));
    facts.round.startsOn = textAt(row, 4);
    facts.round.visitsDueOn = textAt(row, 5);
    const auto params = jsonAt(row, 6);
    readParams(params, facts.round.params);
    if (params.is_object() && params.contains("remote_attempts") &&
        params["remote_attempts"].is_number_integer())
        facts.round.remoteAttempts = params["remote_attempts"].get<int>();
    facts.round.incomeBasis = domain::incomeBasisOf(textAt(row, 7));
    facts.round.state = textAt(row, 8);
}

bool readHousehold(SQLite::Database& tables, VisitFacts& facts) {
    SQLite::Statement row(
        tables, "SELECT h.national_no, h.village_code, v.name, t.name, h.address, h.head_id, p.name,"
                " h.base_type, h.tekun_type, h.last_year_per_net FROM household h"
                " LEFT JOIN village v ON v.code = h.village_code"
                " LEFT JOIN hamlet t ON t.id = h.hamlet_id"
                " LEFT JOIN person p ON p.id = h.head_id WHERE h.id = ? AND h._deleted IS NULL");
    row.bind(1, facts.household.id);
    if (!row.executeStep())
        return false;
    facts.household = {facts.household.id, textAt(row, 0), textAt(row, 1),   textAt(row, 2),
                       textAt(row, 3),     textAt(row, 4), textAt(row, 5),   textAt(row, 6),
                       textAt(row, 7),     textAt(row, 8), integerAt(row, 9)};
    return true;
}

void readVisit(SQLite::Database& tables, VisitFacts& facts) {
    SQLite::Statement row(
        tables, "SELECT version, sealed_version, visited_at, read_back_at, mode, respondent,"
                " respondent_relation, team, conclusion, conclusion_note, needs, answers, form_version"
                " FROM visit WHERE id = ? AND _deleted IS NULL");
    row.bind(1, facts.visitId);
    if (!row.executeStep())
        return;
    facts.version = integerAt(row, 0).value_or(1);
    facts.sealedVersion = integerAt(row, 1);
    facts.visitedAt = integerAt(row, 2).value_or(0);
    facts.readBackAt = integerAt(row, 3).value_or(0);
    putText(facts.visit, "mode", textAt(row, 4));
    putText(facts.visit, "respondent", textAt(row, 5));
    putText(facts.visit, "respondent_relation", textAt(row, 6));
    if (auto team = setAt(row, 7); !team.empty())
        facts.visit["team"] = domain::exactly(std::move(team));
    putText(facts.visit, "conclusion", textAt(row, 8));
    putText(facts.visit, "conclusion_note", textAt(row, 9));
    putText(facts.visit, "needs", textAt(row, 10));
    facts.answers = domain::answersFromJson(jsonAt(row, 11));
    facts.formVersion = textAt(row, 12);
}

/// What the household said of a member then; where it said nothing, the roster still speaks.
void offer(const domain::SealContent::Member& before, Answers& lastYear) {
    putText(lastYear, "whereabouts", before.whereabouts);
    putText(lastYear, "work_place", before.workPlace);
    putValue(lastYear, "work_months", before.workMonths);
    putText(lastYear, "school", before.school);
    putText(lastYear, "school_status", before.schoolStatus);
    putValue(lastYear, "insured", before.insured);
    putValue(lastYear, "health", before.health);
}

/// The newest of the earlier rounds' signed visits, by its seal, not by a version of it that nobody signed.
/// One that answers nothing (拒访, 空挂户) does not hide what the household said the year before.
std::optional<domain::SealContent> lastSealed(SQLite::Database& tables, const VisitFacts& facts) {
    SQLite::Statement row(tables, "SELECT s.content FROM visit v JOIN visit_seal s ON s.id = v.seal_id"
                                  " WHERE v.household_id = ? AND v.round_id <> ?"
                                  " AND v.sealed_version IS NOT NULL AND v._deleted IS NULL"
                                  " ORDER BY v.visited_at DESC");
    row.bind(1, facts.household.id);
    row.bind(2, facts.round.id);
    std::optional<domain::SealContent> newest;
    while (row.executeStep()) {
        auto content = domain::decodeSeal(textAt(row, 0));
        if (content && domain::hasIncome(*content))
            return std::move(*content);
        if (content && !newest)
            newest = std::move(*content);
    }
    return newest;
}

/// What it answered to the same questions; its income a head is what this round's is held against. REQUIRES
/// the members.
void readLastYear(SQLite::Database& tables, VisitFacts& facts) {
    const auto content = lastSealed(tables, facts);
    if (!content)
        return;
    for (const auto& [key, answer] : content->answers)
        if (domain::isOffered(key, answer))
            facts.lastYear.emplace(key, answer);
    if (domain::hasIncome(*content))
        facts.household.lastYearPerNet = content->result.perNet;
    for (const auto& before : content->members)
        for (auto& member : facts.members)
            if (member.personId == before.personId)
                offer(before, member.lastYear);
}

void readMembers(SQLite::Database& tables, VisitFacts& facts) {
    SQLite::Statement row(
        tables,
        "SELECT p.id, p.name, p.id_no, p.relation, p.gender, p.birth_date, p.labour, p.school_status, "
        "p.tekun,"
        " p.counted, p.whereabouts, p.work_place, p.work_months, p.med_resident, p.med_employee,"
        " m.whereabouts, m.verified_by, m.informant, m.work_place, m.work_months, m.school, m.school_status,"
        " m.insured, m.note, p.work_region, p.health, p.disability_no, p.orphan, m.health FROM person p"
        " LEFT JOIN visit_member m ON m.visit_id = ? AND m.person_id = p.id"
        " AND m._deleted IS NULL WHERE p.household_id = ? AND p._deleted IS NULL"
        " ORDER BY p.relation <> '01', p.position, p.relation, p.id");
    row.bind(1, facts.visitId);
    row.bind(2, facts.household.id);
    while (row.executeStep()) {
        VisitFacts::Member m;
        m.personId = textAt(row, 0);
        m.name = textAt(row, 1);
        m.idNo = textAt(row, 2);
        m.relation = textAt(row, 3);
        m.gender = textAt(row, 4);
        m.birthDate = textAt(row, 5);
        m.labour = textAt(row, 6);
        m.schoolStatus = textAt(row, 7);
        m.tekun = boolAt(row, 8).value_or(false);
        m.counted = boolAt(row, 9).value_or(true);
        putText(m.lastYear, "whereabouts", textAt(row, 10));
        putText(m.lastYear, "work_place", textAt(row, 11));
        putValue(m.lastYear, "work_months", integerAt(row, 12));
        putText(m.lastYear, "school_status", m.schoolStatus);
        const auto resident = boolAt(row, 13);
        const auto employee = boolAt(row, 14);
        if (resident || employee)
            m.lastYear["insured"] = domain::exactly(resident.value_or(false) || employee.value_or(false));
        putText(m.entry, "whereabouts", textAt(row, 15));
        putText(m.entry, "verified_by", textAt(row, 16));
        putText(m.entry, "informant", textAt(row, 17));
        putText(m.entry, "work_place", textAt(row, 18));
        putValue(m.entry, "work_months", integerAt(row, 19));
        putText(m.entry, "school", textAt(row, 20));
        putText(m.entry, "school_status", textAt(row, 21));
        putValue(m.entry, "insured", boolAt(row, 22));
        putText(m.entry, "note", textAt(row, 23));
        m.workRegion = textAt(row, 24);
        m.health = setAt(row, 25);
        m.disabilityNo = textAt(row, 26);
        m.orphan = boolAt(row, 27).value_or(false);
        if (!m.health.empty())
            m.lastYear["health"] = domain::exactly(m.health);
        if (!row.getColumn(28).isNull())
            m.entry["health"] = domain::exactly(setAt(row, 28));
        facts.members.push_back(std::move(m));
    }
}

void readAttempts(SQLite::Database& tables, VisitFacts& facts) {
    SQLite::Statement row(tables, "SELECT person_id, made_at, outcome FROM contact_attempt"
                                  " WHERE visit_id = ? AND _deleted IS NULL ORDER BY made_at");
    row.bind(1, facts.visitId);
    while (row.executeStep())
        facts.attempts.push_back({textAt(row, 0), integerAt(row, 1).value_or(0), textAt(row, 2)});
}

} // namespace

std::optional<VisitFacts> visitFacts(SQLite::Database& tables, const sync::Id& household,
                                     const sync::Id& round, const std::string& today) {
    VisitFacts facts;
    facts.household.id = household;
    facts.round.id = round;
    facts.visitId = visitIdOf(round, household);
    facts.today = today;
    if (!readHousehold(tables, facts))
        return std::nullopt;
    readRound(tables, facts);
    readVisit(tables, facts);
    readMembers(tables, facts);
    readLastYear(tables, facts);
    readAttempts(tables, facts);
    facts.assigned = assignedStaff(tables, facts.household.villageCode, today);
    if (const auto seal = sealOfVersion(tables, facts.visitId, facts.version))
        for (const auto& s : signaturesOf(tables, seal->id))
            facts.signatures.push_back({seal->id, s.role, s.staff, s.name, s.mode});
    return facts;
}

} // namespace ruhu::store
