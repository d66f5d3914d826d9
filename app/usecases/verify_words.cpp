#include "app/usecases/verify_words.h"

#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/domain/money_text.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {
namespace {

using domain::Verdict;

const char* mark(Verdict kind) {
    return kind == Verdict::Whole ? "■ " : kind == Verdict::Altered ? "× " : "□ ";
}

const char* code(Verdict kind) {
    return kind == Verdict::Whole ? "whole" : kind == Verdict::Altered ? "altered" : "not_verifiable";
}

domain::Words headline(Verdict verdict) {
    switch (verdict) {
    case Verdict::Whole:
        return {"完好：内容、笔迹和签章都对得上",
                "Whole: content, handwriting and signatures belong together"};
    case Verdict::Altered:
        return {"改动过：和封存时不一样", "Altered: not what was sealed"};
    case Verdict::NotVerifiable:
        return {"核不了：材料不全", "Not verifiable: something needed is not there"};
    }
    return {};
}

void addContent(std::string& text, const VisitCheck& check, bool english) {
    const auto& content = check.sheet.content;
    if (content.household.id.empty())
        return;
    const auto line = [&](const char* zh, const char* en, const std::string& value) {
        if (!value.empty())
            text += std::string("  ") + (english ? en : zh) + (english ? ": " : "：") + value + "\n";
    };
    const auto language = english ? domain::Language::English : domain::Language::Chinese;
    text += english ? "\nThe sealed content:\n" : "\n封存的内容：\n";
    line("户主", "Household", content.household.head + "（" + content.household.nationalNo + "）");
    line("村", "Village", content.household.village + " " + content.household.hamlet);
    line("轮次", "Round", content.roundName);
    line("入户时间", "Visited", domain::chinaDateTime(content.visitedAt));
    if (content.result.perNet)
        line("人均收入", "Income a person",
             english ? domain::moneyEn(*content.result.perNet) : domain::moneyZh(*content.result.perNet));
    line("核查结论", "Conclusion", domain::codeList("conclusion").label(content.conclusion, language));
    for (const auto& sentence : content.readBack)
        line("宣读", "Read back", sentence);
    for (const auto& signature : check.sheet.signatures)
        line("签名", "Signed",
             domain::codeList("signature_role").label(signature.role, language) + " " + signature.name + " " +
                 domain::chinaDateTime(signature.signedAt));
    line("校验码", "Check code", domain::fullCheckCode(check.proof.hash));
}

} // namespace

std::string verifyText(const VisitCheck& check, bool english) {
    const auto said = [english](const domain::Words& words) { return english ? words.en : words.zh; };
    std::string text = said(headline(check.report.verdict())) + "\n";
    for (const auto& finding : check.report.findings)
        text += mark(finding.kind) + said(finding.text) + "\n";
    addContent(text, check, english);
    return text;
}

std::string verifyJson(const VisitCheck& check) {
    auto findings = nlohmann::json::array();
    for (const auto& finding : check.report.findings)
        findings.push_back({{"kind", code(finding.kind)}, {"zh", finding.text.zh}, {"en", finding.text.en}});
    return nlohmann::json{
        {"verdict", code(check.report.verdict())}, {"hash", check.proof.hash}, {"findings", findings}}
        .dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

int verifyExitCode(const VisitCheck& check) {
    switch (check.report.verdict()) {
    case Verdict::Whole:
        return 0;
    case Verdict::Altered:
        return 1;
    case Verdict::NotVerifiable:
        return 3;
    }
    return 3;
}

} // namespace ruhu::usecases
