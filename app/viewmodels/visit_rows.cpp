#include "app/viewmodels/visit_rows.h"

#include "app/domain/codes.h"
#include "app/domain/masking.h"
#include "app/domain/money_text.h"
#include "app/viewmodels/cell_grid_item.h"

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

using domain::FormItem;
using domain::How;
using domain::MissingItem;
using domain::QuestionKind;
using Cell = CellGridItem::State;

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

int cellOf(int asked, int total) {
    return total > 0 && asked == total ? Cell::Done : asked > 0 ? Cell::Half : Cell::Open;
}

} // namespace

std::optional<std::int64_t> fenOf(const QString& yuan) {
    bool ok = false;
    const double value = yuan.toDouble(&ok);
    return ok ? std::optional<std::int64_t>(qRound64(value * 100)) : std::nullopt;
}

QString decimalText(std::int64_t hundredths) {
    return QString::number(static_cast<double>(hundredths) / 100, 'f',
                           hundredths % 100 == 0  ? 0
                           : hundredths % 10 == 0 ? 1
                                                  : 2);
}

QString VisitRows::text(const domain::Words& words) const {
    return qt(m_english ? words.en : words.zh);
}

domain::Language VisitRows::language() const {
    return m_english ? domain::Language::English : domain::Language::Chinese;
}

QString VisitRows::sectionText(const std::string& id) const {
    for (const auto& section : m_form.sections())
        if (section.id == id)
            return text(section.label);
    return id == "read_back" ? tr("宣读") : tr("签字");
}

QVariantList VisitRows::sections() const {
    QVariantList rows;
    for (const auto& progress : m_assessment.sections) {
        const bool members = progress.id == "members";
        const bool table =
            std::any_of(m_form.sections().begin(), m_form.sections().end(),
                        [&](const auto& section) { return section.id == progress.id && section.table; });
        QString note;
        if (progress.toCheck)
            note = tr("待核");
        else if (members && !progress.done())
            note = QStringLiteral("%1 / %2").arg(progress.members).arg(m_facts.members.size());
        else if (table && progress.begun() && !progress.done())
            note = tr("填到%1").arg(progress.asked);
        rows.append(
            QVariantMap{{"key", qt(progress.id)},
                        {"text", sectionText(progress.id)},
                        {"cell", progress.toCheck ? int(Cell::Todo) : cellOf(progress.asked, progress.total)},
                        {"note", note},
                        {"todo", progress.toCheck}});
    }
    const auto signatures = static_cast<int>(m_facts.signatures.size());
    const auto needed = static_cast<int>(domain::codesOf(m_facts.visit, "team").size()) + 1;
    if (domain::readsBack(m_assessment.visitCase))
        rows.append(QVariantMap{{"key", "read_back"},
                                {"text", sectionText("read_back")},
                                {"cell", m_facts.readBackAt ? int(Cell::Done) : int(Cell::Open)},
                                {"note", ""},
                                {"todo", false}});
    rows.append(
        QVariantMap{{"key", "signature"},
                    {"text", sectionText("signature")},
                    {"cell", cellOf(signatures, needed)},
                    {"note", signatures ? QStringLiteral("%1 / %2").arg(signatures).arg(needed) : QString()},
                    {"todo", false}});
    return rows;
}

QVariantList VisitRows::members() const {
    QVariantList rows;
    const domain::FormSection section{"members", {}, true};
    for (const auto& m : m_facts.members) {
        int asked = 0;
        int total = 0;
        for (const auto& group : m_form.groups("members", m_facts, m.personId))
            for (const auto& item : group.items) {
                if (!domain::isCounted(section, item))
                    continue;
                ++total;
                asked += item.done() ? 1 : 0;
            }
        const auto age = domain::ageOn(m.birthDate, m_facts.today);
        rows.append(QVariantMap{{"person", qt(m.personId)},
                                {"name", qt(m.name)},
                                {"lost", domain::textOf(m.entry, "whereabouts") == "8"},
                                {"cell", cellOf(asked, total)},
                                {"relation", qt(domain::codeList("relation").label(m.relation, language()))},
                                {"gender", qt(domain::codeList("gender").label(m.gender, language()))},
                                {"age", age ? tr("%1岁").arg(*age) : QString()},
                                {"idNo", qt(domain::maskIdNumber(m.idNo))}});
    }
    return rows;
}

QVariantList VisitRows::risks() const {
    static const char* const codes[] = {"", "1", "2", "3"};
    QVariantList rows;
    for (const auto& flag : m_assessment.risks) {
        const char* code = codes[static_cast<int>(flag.response)];
        QStringList inputs;
        const auto why = text(flag.why);
        for (const auto& input : flag.inputs)
            if (!why.contains(qt(input.value))) // the sentence has said it
                inputs.append(text(input.name) + " " + qt(input.value));
        QStringList lacking;
        for (const auto& field : flag.missing)
            lacking.append(text(field.name));
        QString status = lacking.isEmpty() ? tr("待核") : tr("数据不足");
        if (*code)
            status = qt(domain::codeList("risk_response").label(code, language()));
        if (*code && !flag.settled())
            status += tr("，还没写怎么看");
        rows.append(QVariantMap{{"rule", qt(flag.rule)},
                                {"title", text(flag.title)},
                                {"why", why},
                                {"inputs", inputs.join(QStringLiteral("　"))},
                                {"lacking", lacking.join(QStringLiteral("、"))},
                                {"response", QString::fromLatin1(code)},
                                {"note", qt(flag.note)},
                                {"ref", qt("answer/" + domain::riskKey(flag.rule))},
                                {"noteRef", qt("answer/" + domain::riskNoteKey(flag.rule))},
                                {"target", qt(flag.target.text())},
                                {"settled", flag.settled()},
                                {"status", status}});
    }
    return rows;
}

QVariantList VisitRows::missing() const {
    QVariantList rows;
    std::string section;
    for (const auto& item : m_assessment.missing) {
        if (item.section != section) {
            section = item.section;
            rows.append(QVariantMap{{"heading", sectionText(section)}});
        }
        rows.append(QVariantMap{{"heading", ""},
                                {"section", qt(item.section)},
                                {"target", qt(item.target)},
                                {"title", text(item.title)},
                                {"hint", text(item.hint)},
                                {"action", text(item.action)}});
    }
    return rows;
}

QVariantMap VisitRows::income() const {
    const auto& i = m_assessment.income;
    const auto line = m_facts.round.incomeLine;
    const auto last = m_facts.household.lastYearPerNet;
    QVariantMap map{
        {"wage", qt(domain::yuanText(i.wage))},
        {"business", qt(domain::yuanText(i.business))},
        {"property", qt(domain::yuanText(i.property))},
        {"transfer", qt(domain::yuanText(i.transfer))},
        {"net", qt(domain::yuanText(i.net))},
        {"counted", static_cast<int>(i.counted)},
        {"perNet",
         i.perNet ? qt(domain::yuanText((*i.perNet + (*i.perNet < 0 ? -50 : 50)) / 100 * 100)) : QString()},
        {"perNetValue", i.perNet ? static_cast<double>(*i.perNet) / 100 : 0.0},
        {"line", line ? static_cast<double>(*line) / 100 : 0.0},
        {"lineText", line ? tr("收入线 %1").arg(qt(domain::yuanText(*line))) : QString()},
        {"asked", m_assessment.incomeAsked},
        {"low", false},
        {"verdict", ""},
        {"change", ""}};
    const auto whole = [](std::int64_t fen) {
        return qt(domain::yuanText((fen + (fen < 0 ? -50 : 50)) / 100 * 100)) + QStringLiteral("\u2060");
    };
    if (i.perNet && line) {
        const auto gap = *i.perNet - *line;
        map["low"] = gap < 0;
        map["verdict"] =
            gap < 0 ? tr("低于收入线%1元").arg(whole(-gap)) : tr("高于收入线%1元").arg(whole(gap));
    }
    // A fall that the rules have found stands among what has to be checked: said once.
    const bool found = std::any_of(m_assessment.risks.begin(), m_assessment.risks.end(),
                                   [](const auto& flag) { return flag.rule == "R14"; });
    if (i.perNet && last && !found) {
        const auto more = *i.perNet - *last;
        map["change"] = more < 0 ? tr("去年%1元，少%2元").arg(whole(*last), whole(-more))
                                 : tr("去年%1元，多%2元").arg(whole(*last), whole(more));
    }
    if (!i.perNet)
        map["verdict"] = tr("没有计入收入的人，算不出人均");
    return map;
}

} // namespace ruhu::viewmodels
