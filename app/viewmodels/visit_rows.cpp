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

const char* kindName(QuestionKind kind) {
    switch (kind) {
    case QuestionKind::Choice:
        return "choice";
    case QuestionKind::Bool:
        return "bool";
    case QuestionKind::Money:
        return "money";
    case QuestionKind::Area:
        return "area";
    case QuestionKind::Count:
        return "count";
    case QuestionKind::Integer:
        return "integer";
    case QuestionKind::Decimal:
        return "decimal";
    case QuestionKind::Multi:
        return "multi";
    case QuestionKind::Date:
        return "date";
    case QuestionKind::Text:
        return "text";
    case QuestionKind::Team:
        return "multi";
    case QuestionKind::Person:
        return "person";
    case QuestionKind::Acknowledge:
        return "choice";
    case QuestionKind::Note:
        return "note";
    }
    return "";
}

QVariant variantOf(const domain::AnswerValue& value) {
    struct Visitor {
        QVariant operator()(std::monostate) const { return {}; }
        QVariant operator()(bool v) const { return v; }
        QVariant operator()(std::int64_t v) const { return static_cast<qlonglong>(v); }
        QVariant operator()(const std::string& v) const { return qt(v); }
        QVariant operator()(const std::vector<std::string>& v) const {
            QVariantList list;
            for (const auto& code : v)
                list.append(qt(code));
            return list;
        }
    };
    return std::visit(Visitor(), value);
}

bool isNumber(QuestionKind kind) {
    return kind == QuestionKind::Money || kind == QuestionKind::Area;
}

int cellOf(int asked, int total) {
    return total > 0 && asked == total ? Cell::Done : asked > 0 ? Cell::Half : Cell::Open;
}

int partAmount(const std::string& group, const domain::Income& income, std::int64_t& amount) {
    const std::pair<const char*, std::int64_t> parts[] = {{"wage", income.wage},
                                                          {"business", income.business},
                                                          {"property", income.property},
                                                          {"transfer", income.transfer},
                                                          {"claims", income.claims}};
    for (const auto& [id, value] : parts)
        if (group == id) {
            amount = value;
            return true;
        }
    return false;
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

QList<QVariantMap> VisitRows::questions(const std::string& section, const std::string& person) const {
    QList<QVariantMap> rows;
    for (const auto& group : m_form.groups(section, m_facts, person)) {
        if (!group.label.zh.empty()) {
            std::int64_t amount = 0;
            const bool shown = partAmount(group.id, m_assessment.income, amount);
            const bool open = std::any_of(group.items.begin(), group.items.end(),
                                          [](const auto& i) { return i.missing(); });
            rows.append(QVariantMap{{"ref", qt("group/" + group.id)},
                                    {"kind", "group"},
                                    {"label", text(group.label)},
                                    {"text", shown ? qt(domain::yuanText(amount)) : QString()},
                                    {"open", open}});
        }
        for (const auto& item : group.items) {
            auto row = question(item);
            row["group"] = qt(group.id);
            rows.append(std::move(row));
        }
    }
    return rows;
}

QString VisitRows::valueText(const FormItem& item, const domain::AnswerValue& value) const {
    const auto label = [&](const std::string& code) {
        for (const auto& option : item.options)
            if (option.code == code)
                return text(option.label);
        for (const auto& staff : m_facts.assigned)
            if (item.kind == QuestionKind::Team && staff.id == code)
                return qt(staff.name);
        return qt(code);
    };
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return isNumber(item.kind) ? decimalText(*number) : QString::number(*number);
    if (const auto* yes = std::get_if<bool>(&value))
        return *yes ? tr("是") : tr("否");
    if (const auto* code = std::get_if<std::string>(&value))
        return label(*code);
    const auto* codes = std::get_if<std::vector<std::string>>(&value);
    if (!codes)
        return tr("不知道");
    if (codes->empty() && item.none)
        return text(*item.none);
    QStringList labels;
    for (const auto& code : *codes)
        labels.append(label(code));
    return labels.join(m_english ? QStringLiteral(", ") : QStringLiteral("、"));
}

QString VisitRows::answerText(const FormItem& item) const {
    return item.answer ? valueText(item, item.answer->value) + text(item.unit) : QString();
}

void VisitRows::fillOptions(const FormItem& item, QVariantMap& row) const {
    QVariantList options;
    QVariantList more;
    const auto add = [](QVariantList& list, const QString& value, const QString& label) {
        list.append(QVariantMap{{"value", value}, {"text", label}});
    };
    if (item.kind == QuestionKind::Team)
        for (const auto& staff : m_facts.assigned)
            add(options, qt(staff.id), qt(staff.name));
    else if (item.kind == QuestionKind::Person)
        for (const auto& member : m_facts.members) {
            if (member.personId != domain::personOf(item.ref))
                add(options, qt(member.name), qt(member.name));
        }
    else
        for (const auto& option : item.options)
            add(option.more ? more : options, qt(option.code), text(option.label));
    row["options"] = options;
    row["more"] = more;
}

QVariantMap VisitRows::question(const FormItem& item) const {
    QVariantMap row{{"ref", qt(item.ref.text())},
                    {"kind", kindName(item.kind)},
                    {"label", text(item.label)},
                    {"hint", text(item.hint)},
                    {"unit", text(item.unit)},
                    {"minimum", static_cast<int>(item.min)},
                    {"maximum", item.max ? static_cast<int>(item.max) : 99},
                    {"noneText", item.none ? text(*item.none) : QString()},
                    {"lastText", item.lastYear ? valueText(item, *item.lastYear) : QString()}};
    fillOptions(item, row);
    const bool fresh = item.answer && item.answer->how != How::Last;
    const bool waits = !fresh && item.lastYear;
    row["asked"] = fresh;
    row["unknown"] = fresh && item.answer->how == How::Unknown;
    row["estimate"] = fresh && item.answer->how == How::Estimate;
    row["value"] = fresh ? variantOf(item.answer->value) : QVariant();
    row["lastValue"] = item.lastYear ? variantOf(*item.lastYear) : QVariant();
    row["phase"] = item.mend ? "mend" : waits ? "last" : "open";
    row["message"] = item.mend ? text(*item.mend) : QString();
    QString shown;
    if (fresh)
        if (const auto* number = std::get_if<std::int64_t>(&item.answer->value))
            shown = isNumber(item.kind) ? decimalText(*number) : QString::number(*number);
    row["text"] = shown;
    return row;
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
