#include "app/domain/visit_ledger.h"

#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/domain/masking.h"
#include "app/domain/sealed_income.h"

#include <algorithm>

namespace ruhu::domain {

namespace {

constexpr const char* kAtHome = "1";
constexpr const char* kWorking = "2";
constexpr const char* kAtSchool = "3";
constexpr const char* kBelowSchoolAge = "01";

void append(std::string& text, const std::string& part, const char* between) {
    if (part.empty())
        return;
    if (!text.empty())
        text += between;
    text += part;
}

bool isStudent(const SealContent::Member& member) {
    return member.schoolStatus.empty() ? member.whereabouts == kAtSchool
                                       : member.schoolStatus != kBelowSchoolAge;
}

std::string assured(const SealContent& content, const char* key) {
    const auto ok = boolOf(content.answers, key);
    if (!ok)
        return "不涉及";
    if (*ok)
        return "已保障";
    const auto detail = textOf(content.answers, std::string(key) + "_detail");
    return detail.empty() ? "有问题" : "有问题：" + detail;
}

std::string housing(const SealContent& content) {
    const auto grade = textOf(content.answers, "housing_grade");
    if (grade.empty())
        return {};
    auto text = codeList("housing_grade").label(grade);
    append(text, textOf(content.answers, "housing_grade_detail"), "：");
    return text;
}

std::string water(const SealContent& content) {
    std::string faults;
    bool asked = false;
    for (const auto& [key, name] :
         {std::pair{"water_quantity", "水量"}, std::pair{"water_quality", "水质"},
          std::pair{"water_convenience", "取水方便程度"}, std::pair{"water_reliability", "供水保证率"}}) {
        const auto ok = boolOf(content.answers, key);
        asked = asked || ok;
        if (ok && !*ok)
            append(faults, name, "、");
    }
    if (!asked)
        return {};
    return faults.empty() ? "达标" : faults + "不达标";
}

std::string absentees(const SealContent& content) {
    std::string text;
    for (const auto& member : content.members) {
        if (member.whereabouts == kAtHome)
            continue;
        const auto how =
            member.verifiedBy.empty() ? "未核实" : codeList("verified_by").label(member.verifiedBy);
        append(text, member.name + codeList("whereabouts").label(member.whereabouts) + "（" + how + "）",
               "；");
    }
    return text.empty() ? "无不在家人员" : text;
}

std::string signerOf(const std::vector<LedgerSignature>& signatures) {
    std::string text;
    for (const auto& signature : signatures) {
        if (signature.role == "checker" || (signature.role == "witness" && signature.mode != "statement"))
            continue;
        auto how = signature.role == "head"      ? std::string("户主")
                   : signature.role == "witness" ? std::string("村干部")
                                                 : codeList("relation").label(signature.relation);
        if (signature.role == "agent")
            append(how, "代签", "，");
        if (signature.mode != "hand" && signature.mode != "agent")
            append(how, codeList("signature_mode").label(signature.mode), "，");
        append(text, signature.name + "（" + how + "）", "、");
    }
    return text;
}

} // namespace

void fillFromSeal(VisitLedgerRow& row, const SealContent& content,
                  const std::vector<LedgerSignature>& signatures) {
    const auto& members = content.members;
    const auto count = [&](auto is) {
        return static_cast<int>(std::count_if(members.begin(), members.end(), is));
    };
    if (count([](const auto& m) { return !m.whereabouts.empty(); }) > 0) {
        row.residents = count([](const auto& m) { return m.whereabouts == kAtHome; });
        row.workers = count([](const auto& m) { return m.whereabouts == kWorking; });
        row.students = count(isStudent);
    }
    row.visitedOn = chinaDate(content.visitedAt);
    row.mode = codeList("mode").label(content.mode);
    row.absentees = absentees(content);
    row.conclusion = codeList("conclusion").label(content.conclusion);
    row.needs = content.needs;
    for (const auto& signature : signatures)
        if (signature.role == "checker")
            append(row.checkers, signature.name, "、");
    row.signer = signerOf(signatures);
    append(row.note, content.conclusionNote, "；");
    if (!hasIncome(content))
        return; // nobody answered: nothing is nothing, not zero
    row.net = content.result.net;
    row.perNet = content.result.perNet;
    row.medSelf = integerOf(content.answers, "med_self");
    row.counted = content.result.counted;
    row.education = assured(content, "edu_ok");
    row.medical = assured(content, "med_ok");
    row.housing = housing(content);
    row.water = water(content);
    for (const auto& risk : content.risks)
        append(row.risks, risk.text, "；");
    if (row.risks.empty())
        row.risks = "无";
}

int VisitLedger::visited() const {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.visited(); }));
}

std::string visitLedgerTitle(const std::string& township, const std::string& round, const std::string& asOf) {
    const auto name = round.empty() ? std::string("防止返贫监测帮扶集中排查") : round;
    const auto year = name.find("年") == std::string::npos ? asOf.substr(0, 4) + "年" : std::string();
    return (name.starts_with(township) ? std::string() : township) + year + name + "入户排查台账";
}

std::string visitLedgerFileName(const VisitLedger& ledger) {
    std::string name;
    for (char c : ledger.title)
        if (static_cast<unsigned char>(c) >= 0x20 &&
            std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos)
            name += c;
    std::string day;
    for (char c : ledger.asOf)
        if (c != '-')
            day += c;
    return name + "(截至" + day + ").xlsx";
}

void maskLedger(VisitLedger& ledger) {
    for (auto& row : ledger.rows) {
        row.headIdNo = maskIdNumber(row.headIdNo);
        row.phone = maskPhone(row.phone);
    }
    ledger.masked = true;
}

} // namespace ruhu::domain
