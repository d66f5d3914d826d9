#include "app/documents/visit_sheet.h"

#include "app/domain/chinese_numbers.h"
#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/domain/masking.h"
#include "app/domain/money_text.h"
#include "app/domain/sealed_income.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTextDocument>

#include <set>

namespace ruhu::documents {

namespace {

using domain::Answer;
using domain::FormItem;
using domain::How;
using domain::QuestionKind;
using domain::SealContent;

QString escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QString label(const char* list, const std::string& code) {
    return code.empty() ? QString() : escaped(domain::codeList(list).label(code));
}

QString yuan(std::int64_t fen) {
    return escaped(domain::yuanText(fen));
}

QString optionText(const FormItem& item, const std::string& code) {
    for (const auto& option : item.options)
        if (option.code == code)
            return escaped(option.label.zh);
    return escaped(code);
}

/// Hundredths as digits: 250 -> "2.5".
QString areaText(std::int64_t hundredths) {
    return QString::number(static_cast<double>(hundredths) / 100, 'f', 2)
        .remove(QRegularExpression("\\.?0+$"));
}

struct ValueText {
    const FormItem* item;

    QString operator()(std::monostate) const { return QStringLiteral("不知道"); }
    QString operator()(bool value) const { return value ? QStringLiteral("是") : QStringLiteral("否"); }
    QString operator()(std::int64_t value) const {
        const auto kind = item ? item->kind : QuestionKind::Count;
        const auto unit = item ? escaped(item->unit.zh) : QString();
        if (kind == QuestionKind::Money)
            return yuan(value) + QStringLiteral("元");
        if (kind == QuestionKind::Area)
            return areaText(value) + unit;
        return QString::number(value) + unit;
    }
    QString operator()(const std::string& value) const {
        const auto kind = item ? item->kind : QuestionKind::Text;
        const auto written = QString::fromStdString(value);
        if (domain::isTaken(kind))
            return (kind == QuestionKind::Photo   ? QStringLiteral("照片")
                    : kind == QuestionKind::Audio ? QStringLiteral("录音")
                                                  : QStringLiteral("文件")) +
                   QStringLiteral("，校验码") + escaped(domain::shortCheckCode(value));
        if (kind == QuestionKind::Time)
            return escaped(value.substr(0, 5));
        if (kind == QuestionKind::DateTime)
            return (written.left(10) + QLatin1Char(' ') + written.mid(11, 5)).toHtmlEscaped();
        if (kind == QuestionKind::Rank)
            return (*this)(domain::rankedCodes(value));
        return item && !item->options.empty() ? optionText(*item, value) : escaped(value);
    }
    QString operator()(const std::vector<std::string>& values) const {
        if (values.empty() && item && item->none)
            return escaped(item->none->zh);
        QStringList parts;
        for (const auto& value : values)
            parts << (item ? optionText(*item, value) : escaped(value));
        return parts.isEmpty() ? QStringLiteral("无") : parts.join(QStringLiteral("、"));
    }
};

QString answerText(const FormItem* item, const Answer& answer) {
    auto text = std::visit(ValueText{item}, answer.value);
    if (answer.how == How::Estimate)
        text += QStringLiteral("（估算）");
    return text;
}

/// What the form asks by, from what was sealed.
domain::VisitFacts factsOf(const SealContent& content) {
    domain::VisitFacts facts;
    facts.today = domain::chinaDate(content.visitedAt);
    facts.answers = content.answers;
    for (const auto& sealed : content.members) {
        domain::VisitFacts::Member member;
        member.personId = sealed.personId;
        member.name = sealed.name;
        member.relation = sealed.relation;
        member.birthDate = sealed.birthDate;
        member.schoolStatus = sealed.schoolStatus;
        if (!sealed.whereabouts.empty())
            member.entry["whereabouts"] = domain::exactly(sealed.whereabouts);
        facts.members.push_back(std::move(member));
    }
    return facts;
}

/// A table of label and value, two pairs a row.
class PairTable {
public:
    void add(const QString& name, const QString& value) { m_cells << cell(name, value); }

    QString html() const {
        if (m_cells.isEmpty())
            return {};
        QString html = QStringLiteral("<table class='grid' width='100%' cellspacing='0' cellpadding='3'>");
        for (qsizetype i = 0; i < m_cells.size(); i += 2)
            html += "<tr>" + m_cells[i] +
                    (i + 1 < m_cells.size() ? m_cells[i + 1] : cell("&nbsp;", "&nbsp;")) + "</tr>";
        return html + "</table>";
    }

private:
    static QString cell(const QString& name, const QString& value) {
        return "<td class='name' width='22%'>" + name + "</td><td width='28%'>" + value + "</td>";
    }

    QStringList m_cells;
};

/// Sections in their order; one without content takes no number.
class Sections {
public:
    void add(const QString& title, const QString& body) {
        if (!body.isEmpty())
            m_html += "<h2>" + QString::fromStdString(domain::spokenNumber(++m_number)) +
                      QStringLiteral("、") + title + "</h2>" + body;
    }
    const QString& html() const { return m_html; }

private:
    QString m_html;
    std::int64_t m_number = 0;
};

QString row(const QStringList& cells, const char* tag = "td") {
    QString html = QStringLiteral("<tr>");
    for (const auto& cell : cells)
        html += QString("<%1>%2</%1>").arg(tag, cell);
    return html + "</tr>";
}

QString basics(const domain::VisitForm& form, const SealContent& content, std::set<std::string>& shown) {
    QStringList team;
    for (const auto& staff : content.team)
        team << escaped(staff.name);
    auto respondent = escaped(content.respondent);
    if (!content.respondentRelation.empty())
        respondent +=
            QStringLiteral("（") + label("relation", content.respondentRelation) + QStringLiteral("）");
    PairTable table;
    table.add("户主", escaped(content.household.head));
    table.add("户编号", escaped(content.household.nationalNo));
    table.add("行政村", escaped(content.household.village));
    table.add("自然村(组)", escaped(content.household.hamlet));
    table.add("家庭住址", escaped(content.household.address));
    table.add("排查时间", escaped(domain::chinaDateTime(content.visitedAt)));
    table.add("排查方式", label("mode", content.mode));
    table.add("受访人", respondent);
    table.add("核查人员", team.join(QStringLiteral("、")));
    table.add("版本",
              QStringLiteral("第%1版，表样%2").arg(content.version).arg(escaped(content.formVersion)));
    const auto facts = factsOf(content);
    for (const auto& group : form.groups("basics", facts))
        for (const auto& item : group.items)
            if (const auto found = content.answers.find(item.ref.key);
                item.ref.place == domain::FieldRef::Place::Answer && found != content.answers.end()) {
                table.add(escaped(item.label.zh), answerText(&item, found->second));
                shown.insert(item.ref.key);
            }
    return table.html();
}

QString members(const SealContent& content) {
    QString html =
        "<table class='grid' width='100%' cellspacing='0' cellpadding='3'><thead>" +
        row({"姓名", "关系", "性别", "出生日期", "证件号码", "去向", "核实方式", "务工、就学", "医保"},
            "th") +
        "</thead>";
    for (const auto& member : content.members) {
        auto verified = label("verified_by", member.verifiedBy);
        if (!member.informant.empty())
            verified += QStringLiteral("（") + escaped(member.informant) + QStringLiteral("）");
        QStringList more;
        if (!member.workPlace.empty())
            more << escaped(member.workPlace);
        if (member.workMonths)
            more << QStringLiteral("%1个月").arg(*member.workMonths);
        if (!member.school.empty())
            more << escaped(member.school);
        if (!member.schoolStatus.empty())
            more << label("school_status", member.schoolStatus);
        if (member.health) {
            QStringList health;
            for (const auto& code : *member.health)
                health << label("health", code);
            more << (health.isEmpty() ? QStringLiteral("健康") : health.join(QStringLiteral("、")));
        }
        html += row({escaped(member.name), label("relation", member.relation), label("gender", member.gender),
                     escaped(member.birthDate),
                     "<p class='number'>" + escaped(domain::maskIdNumber(member.idNo)) + "</p>",
                     label("whereabouts", member.whereabouts), verified, more.join(QStringLiteral("，")),
                     member.insured ? (*member.insured ? "已参加" : "未参加") : ""});
    }
    return html + "</table>";
}

/// A group's sealed answers below `heading`; empty without any.
QString groupBody(const domain::FormGroup& group, const std::string& heading, const SealContent& content,
                  std::set<std::string>& shown) {
    if (group.row)
        shown.insert(group.row->key); // its rows say it
    PairTable table;
    for (const auto& item : group.items) {
        const auto found = content.answers.find(item.ref.key);
        if (item.ref.place != domain::FieldRef::Place::Answer || found == content.answers.end())
            continue;
        shown.insert(item.ref.key);
        table.add(escaped(item.label.zh), answerText(&item, found->second));
    }
    const auto rows = table.html();
    return rows.isEmpty() || heading.empty() ? rows : "<h3>" + escaped(heading) + "</h3>" + rows;
}

/// Every further section of the form that has sealed answers, in the form's order; of the members' section
/// the rows that a member has of his own.
void addAnswers(const domain::VisitForm& form, const SealContent& content, std::set<std::string>& shown,
                Sections& sections) {
    const auto facts = factsOf(content);
    for (const auto& section : form.sections()) {
        QString body;
        if (section.perMember)
            for (const auto& member : facts.members)
                for (const auto& group : form.groups(section.id, facts, member.personId)) {
                    if (group.row)
                        body += groupBody(group, member.name + " " + group.label.zh, content, shown);
                }
        else if (section.id != "basics")
            for (const auto& group : form.groups(section.id, facts))
                body += groupBody(group, group.label.zh, content, shown);
        sections.add(escaped(section.label.zh), body);
    }
    PairTable others;
    for (const auto& [key, answer] : content.answers)
        if (!shown.contains(key) && !key.starts_with("risk:")) {
            const auto asked = form.question(key);
            const auto* member = facts.member(domain::personOf({domain::FieldRef::Place::Answer, key, {}}));
            auto label = asked ? asked->label.zh : key == "income_basis" ? std::string("估算的依据") : key;
            if (asked && member)
                label = member->name + " " + label;
            others.add(escaped(label), answerText(asked ? &*asked : nullptr, answer));
        }
    sections.add("其他填报内容", others.html());
}

QString result(const SealContent& content) {
    const auto& result = content.result;
    PairTable table;
    const auto money = [](std::int64_t fen) { return yuan(fen) + QStringLiteral("元"); };
    const auto per = [&money](const std::optional<std::int64_t>& fen) {
        return fen ? "<b>" + money(*fen) + "</b>" : QStringLiteral("无法计算");
    };
    table.add("工资性收入", money(result.wage));
    table.add("生产经营净收入", money(result.business));
    table.add("财产性收入", money(result.property));
    table.add("转移性收入", money(result.transfer));
    table.add("家庭纯收入", "<b>" + money(result.net) + "</b>");
    if (result.disposable)
        table.add("家庭可支配收入", "<b>" + money(*result.disposable) + "</b>");
    table.add("计入收入人口", QStringLiteral("%1人").arg(result.counted));
    table.add(result.disposable ? "人均可支配收入" : "人均纯收入", per(result.perNet));
    table.add("理赔收入", money(result.claims));
    table.add("合规自付支出", domain::integerOf(content.answers, "med_self") ? money(result.medSelf)
                                                                             : QStringLiteral("不知道"));
    table.add("人均参考收入", per(result.perRef));
    auto html = domain::hasIncome(content) ? table.html() : QStringLiteral("<p>这次没有问收入。</p>");
    if (!content.risks.empty()) {
        html += "<h3>风险提示与核实</h3><ul>";
        for (const auto& risk : content.risks)
            html += "<li>" + escaped(risk.text) + "</li>";
        html += "</ul>";
    }
    html += "<p><b>核查结论：" + label("conclusion", content.conclusion) + "</b>";
    if (!content.conclusionNote.empty())
        html += QStringLiteral("。") + escaped(content.conclusionNote);
    html += "</p>";
    if (!content.needs.empty())
        html += "<p>帮扶需求：" + escaped(content.needs) + "</p>";
    return html;
}

QString readBack(const SealContent& content) {
    if (content.readBack.empty())
        return {};
    const auto when =
        content.readBackAt > 0 ? domain::chinaDateTime(content.readBackAt) + " " : std::string();
    auto html = "<p>" + escaped(when) + "已向受访人逐句宣读：</p>";
    int number = 0;
    for (const auto& sentence : content.readBack)
        html += QStringLiteral("<p class='said'>%1. ").arg(++number) + escaped(sentence) + "</p>";
    return html;
}

QString signatures(const VisitSheet& sheet) {
    QString html = "<table class='grid' width='100%' cellspacing='0' cellpadding='4'><thead>" +
                   row({"身份", "签名", "姓名", "与户主关系", "方式", "时间"}, "th") + "</thead>";
    for (std::size_t i = 0; i < sheet.signatures.size(); ++i) {
        const auto& signature = sheet.signatures[i];
        const bool drawn = !signature.ink.empty() || !signature.photo.empty();
        auto mode = label("signature_mode", signature.mode);
        if (!signature.note.empty())
            mode += "<br>" + escaped(signature.note);
        html += row({label("signature_role", signature.role), drawn ? inkPlace(i) : QStringLiteral("未签名"),
                     escaped(signature.name), label("relation", signature.relation), mode,
                     escaped(domain::chinaDateTime(signature.signedAt))});
    }
    const QString code =
        "<p class='hash'>校验码（SHA-256）：" + escaped(domain::fullCheckCode(sheet.hash)) +
        "</p><p class='small'>以上签名均针对此校验码对应的封存内容；内容改动一字，校验码即不相符。</p>";
    html += "</table>";
    if (sheet.sealCode.empty())
        return html + code;
    return html + "<table width='100%' cellspacing='0' cellpadding='4'><tr><td class='bare'>" +
           QString::fromUtf8(kCodePlace) + "</td><td class='bare'>" + code +
           "<p class='small'>封存内容、笔迹和平板签章附在本文件里，谁都可以用 ruhu verify "
           "核对。</p></td></tr></table>";
}

} // namespace

QString inkPlace(std::size_t index) {
    return QStringLiteral("\u2045ink%1\u2046").arg(index);
}

std::string footSubject(const VisitSheet& sheet) {
    const auto& household = sheet.content.household;
    return household.village + " " + household.head + "户　校验码 " + domain::shortCheckCode(sheet.hash);
}

std::string footNumber(int page, int pages) {
    return "第" + std::to_string(page) + "页 共" + std::to_string(pages) + "页";
}

std::string sheetText(const VisitSheet& sheet) {
    QTextDocument document;
    document.setHtml(visitSheetHtml(sheet));
    auto text = document.toPlainText();
    for (std::size_t i = 0; i < sheet.signatures.size(); ++i)
        text.remove(inkPlace(i));
    text.remove(QString::fromUtf8(kCodePlace));
    text.remove(QRegularExpression(QStringLiteral("[\\s\\x{00a0}]")));
    return text.toStdString();
}

QString visitSheetHtml(const VisitSheet& sheet) {
    const auto& content = sheet.content;
    std::set<std::string> shown;
    Sections sections;
    sections.add("基本信息", basics(*sheet.form, content, shown));
    sections.add("家庭成员及去向", members(content));
    addAnswers(*sheet.form, content, shown, sections);
    sections.add("收入测算与核查结论", result(content));
    sections.add("宣读确认", readBack(content));
    sections.add("签字", signatures(sheet));
    return "<h1 align='center'>入户信息排查表</h1><p class='sub' align='center'>" + escaped(sheet.township) +
           QStringLiteral("　") + escaped(content.roundName) + "</p>" + sections.html();
}

} // namespace ruhu::documents
