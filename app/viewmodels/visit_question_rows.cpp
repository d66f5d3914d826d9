// The questions of a place in the form, as rows that the pages show.
#include "app/domain/money_text.h"
#include "app/viewmodels/visit_rows.h"

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

using domain::FormItem;
using domain::How;
using domain::QuestionKind;

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
    case QuestionKind::Time:
        return "time";
    case QuestionKind::DateTime:
        return "dateTime";
    case QuestionKind::Rank:
        return "rank";
    case QuestionKind::Photo:
        return "photo";
    case QuestionKind::Audio:
        return "audio";
    case QuestionKind::File:
        return "file";
    case QuestionKind::Place:
        return "place";
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

bool partAmount(const std::string& group, const domain::Income& income, std::int64_t& amount) {
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

/// What was taken or pointed at, in words that a person can use; empty for what is words already.
QString VisitRows::shownText(QuestionKind kind, const std::string& value) {
    const auto written = qt(value);
    switch (kind) {
    case QuestionKind::Time:
        return written.left(5);
    case QuestionKind::DateTime:
        return written.left(10) + " " + written.mid(11, 5);
    case QuestionKind::Photo:
        return tr("有照片");
    case QuestionKind::Audio:
        return tr("有录音");
    case QuestionKind::File:
        return tr("有文件");
    case QuestionKind::Place:
        return written.section(' ', 0, 1);
    default:
        return {};
    }
}

QList<QVariantMap> VisitRows::questions(const std::string& section, const std::string& person) const {
    QList<QVariantMap> rows;
    for (const auto& group : m_form.groups(section, m_facts, person)) {
        if (!group.adds.empty()) {
            rows.append(QVariantMap{{"ref", qt("adds/" + group.adds)},
                                    {"kind", "adds"},
                                    {"label", text(group.label)},
                                    {"row", qt(group.adds)}});
            continue;
        }
        if (!group.label.zh.empty()) {
            std::int64_t amount = 0;
            const bool shown = partAmount(group.id, m_assessment.income, amount);
            const bool open = std::any_of(group.items.begin(), group.items.end(),
                                          [](const auto& i) { return i.missing(); });
            rows.append(QVariantMap{{"ref", qt("group/" + group.id)},
                                    {"kind", "group"},
                                    {"label", text(group.label)},
                                    {"row", group.row ? qt(group.row->text()) : QString()},
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
    const auto joined = [&](const std::vector<std::string>& codes) {
        QStringList labels;
        for (const auto& code : codes)
            labels.append(label(code));
        return labels.join(m_english ? QStringLiteral(", ") : QStringLiteral("、"));
    };
    if (const auto* written = std::get_if<std::string>(&value)) {
        if (item.kind == QuestionKind::Rank)
            return joined(domain::rankedCodes(*written));
        const auto shown = shownText(item.kind, *written);
        return shown.isEmpty() ? label(*written) : shown;
    }
    const auto* codes = std::get_if<std::vector<std::string>>(&value);
    if (!codes)
        return tr("不知道");
    if (codes->empty() && item.none)
        return text(*item.none);
    return joined(*codes);
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

} // namespace ruhu::viewmodels
