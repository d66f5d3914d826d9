#include "app/domain/seal_freeze.h"

#include "app/domain/codes.h"
#include "app/domain/read_back.h"

namespace ruhu::domain {
namespace {

SealContent::Member freezeMember(const VisitFacts::Member& m) {
    return {m.personId,
            m.name,
            m.idNo,
            m.relation,
            m.gender,
            m.birthDate,
            textOf(m.entry, "whereabouts"),
            textOf(m.entry, "verified_by"),
            textOf(m.entry, "informant"),
            textOf(m.entry, "work_place"),
            integerOf(m.entry, "work_months"),
            textOf(m.entry, "school"),
            textOf(m.entry, "school_status"),
            boolOf(m.entry, "insured"),
            isAsked(m.entry, "health") ? std::optional(codesOf(m.entry, "health")) : std::nullopt};
}

/// 自付医疗5,600元，属实，报销已办
std::string riskText(const RiskFlag& flag) {
    std::string text = flag.title.zh;
    const char* code = flag.response == RiskResponse::True      ? "1"
                       : flag.response == RiskResponse::False   ? "2"
                       : flag.response == RiskResponse::Unclear ? "3"
                                                                : "";
    if (*code != '\0')
        text += "，" + codeList("risk_response").label(code);
    if (!flag.note.empty())
        text += "，" + flag.note;
    std::string missing;
    for (const auto& field : flag.missing)
        missing += (missing.empty() ? "（缺：" : "、") + field.name.zh;
    if (!missing.empty())
        text += missing + "）";
    return text;
}

} // namespace

SealContent freeze(const VisitForm& form, const VisitFacts& facts, const Assessment& assessment) {
    SealContent c;
    c.formVersion = form.version();
    c.roundId = facts.round.id;
    c.roundName = facts.round.name;
    const auto& h = facts.household;
    c.household = {h.id, h.nationalNo, h.village, h.hamlet, h.address, h.head};
    c.version = facts.version;
    c.visitedAt = facts.visitedAt;
    c.mode = textOf(facts.visit, "mode");
    c.respondent = textOf(facts.visit, "respondent");
    c.respondentRelation = textOf(facts.visit, "respondent_relation");
    for (const auto& id : codesOf(facts.visit, "team"))
        for (const auto& staff : facts.assigned)
            if (staff.id == id)
                c.team.push_back({staff.id, staff.name});
    for (const auto& member : facts.members)
        c.members.push_back(freezeMember(member));
    for (const auto& [key, answer] : facts.answers)
        if (answer.how != How::Last)
            c.answers.emplace(key, answer);
    const auto& i = assessment.income;
    c.result = {i.wage,   i.business, i.property, i.transfer, i.net,   i.counted,
                i.perNet, i.claims,   i.medSelf,  i.ref,      i.perRef};
    if (i.basis == IncomeBasis::Disposable)
        c.result.disposable = i.disposable;
    for (const auto& flag : assessment.risks)
        c.risks.push_back({flag.rule, riskText(flag)});
    c.conclusion = textOf(facts.visit, "conclusion");
    c.conclusionNote = textOf(facts.visit, "conclusion_note");
    c.needs = textOf(facts.visit, "needs");
    for (const auto& sentence : readBack(form, facts, assessment))
        c.readBack.push_back(sentence.plain());
    c.readBackAt = facts.readBackAt;
    return c;
}

} // namespace ruhu::domain
