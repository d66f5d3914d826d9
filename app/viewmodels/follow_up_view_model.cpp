#include "app/viewmodels/follow_up_view_model.h"

#include "app/domain/completion_gate.h"
#include "app/domain/masking.h"
#include "app/store/household_queries.h"
#include "app/store/visit_queries.h"
#include "app/usecases/follow_up.h"
#include "app/usecases/reveal_field.h"
#include "app/viewmodels/words.h"

#include <QDateTime>
#include <QRegularExpression>

namespace ruhu::viewmodels {
namespace {

using Kind = store::FollowUp::Kind;

constexpr int kChinaOffset = 8 * 3600; ///< seconds

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

/// A person once, however often the household appears.
std::string keyOf(const store::FollowUp& row) {
    return (row.kind == Kind::SignOnReturn ? "sign/" : "call/") + row.person;
}

} // namespace

FollowUpViewModel::FollowUpViewModel(QObject* parent)
    : QObject(parent)
    , m_rows({"heading", "key", "household", "name", "line", "note", "todo", "sign"})
    , m_attempts({"moment", "channel", "outcome", "reached", "by", "more"}) {
    connect(&m_photo, &PhotoViewModel::changed, this, &FollowUpViewModel::changed);
}

void FollowUpViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    m_photo.setApp(app);
    connect(app, &Application::recordsChanged, this, &FollowUpViewModel::read);
    connect(app, &Application::villageChanged, this, &FollowUpViewModel::read);
    connect(app, &Application::roundChanged, this, &FollowUpViewModel::read);
    connect(app, &Application::languageChanged, this, &FollowUpViewModel::read);
    connect(app, &Application::signedInChanged, this, &FollowUpViewModel::forgetTry);
    emit appChanged();
    read();
}

void FollowUpViewModel::read() {
    m_all = store::followUps(m_app->tables(), m_app->round(), m_app->villageCode().toStdString(),
                             m_app->replica().correctedNow());
    readRows();
    readPerson();
    emit changed();
}

void FollowUpViewModel::readRows() {
    const Words words(*m_app);
    const QString headings[] = {tr("现在可以打"), tr("约好了"), tr("等回家补签")};
    QList<QVariantMap> rows;
    m_left = 0;
    std::optional<Kind> last;
    for (const auto& f : m_all) {
        if (last != f.kind) {
            rows.append({{"heading", headings[static_cast<int>(f.kind)]},
                         {"key", ""},
                         {"household", ""},
                         {"name", ""},
                         {"line", ""},
                         {"note", ""},
                         {"todo", false},
                         {"sign", false}});
            last = f.kind;
        }
        const bool sign = f.kind == Kind::SignOnReturn;
        m_left += sign ? 0 : 1;
        const QString whose = f.relation == "01" || f.head == f.name
                                  ? words.code("relation", "01")
                                  : tr("%1的%2").arg(qt(f.head), words.code("relation", f.relation));
        QString note = sign                     ? tr("最迟 %1").arg(words.day(f.signDueOn))
                       : f.kind == Kind::Agreed ? tr("%1 打").arg(words.moment(f.nextTryAt))
                       : !f.bestTime.empty()    ? qt(f.bestTime)
                       : f.attempts == 0        ? tr("还没打过")
                                                : tr("已打%1次").arg(f.attempts);
        rows.append(
            {{"heading", ""},
             {"key", qt(keyOf(f))},
             {"household", qt(f.household)},
             {"name", qt(f.name)},
             {"line", QStringList({whose, qt(f.workPlace).isEmpty() ? words.code("whereabouts", f.whereabouts)
                                                                    : qt(f.workPlace)})
                          .filter(QRegularExpression(QStringLiteral(".")))
                          .join(tr("，"))},
             {"note", note},
             {"todo", sign},
             {"sign", sign}});
    }
    m_rows.setRows(std::move(rows));
    if (!current()) {
        m_chosen = m_all.empty() ? std::string() : keyOf(m_all.front());
        forgetTry();
        emit chosenChanged();
    }
}

const store::FollowUp* FollowUpViewModel::current() const {
    for (const auto& row : m_all)
        if (keyOf(row) == m_chosen)
            return &row;
    return nullptr;
}

void FollowUpViewModel::setChosen(const QString& key) {
    if (key == chosen())
        return;
    m_chosen = key.toStdString();
    forgetTry();
    emit chosenChanged();
}

void FollowUpViewModel::forgetTry() {
    m_number.clear();
    m_channel = QStringLiteral("phone");
    m_answeredBy.clear();
    m_facts.clear();
    m_noticeGiven = false;
    m_error.clear();
    m_photo.clear();
    readPerson();
    emit changed();
}

void FollowUpViewModel::readPerson() {
    m_person.clear();
    m_answerers.clear();
    QList<QVariantMap> tries;
    const auto* row = current();
    if (row) {
        const Words words(*m_app);
        const auto age = store::ageOn(row->birthDate, m_app->today());
        m_person = {{"name", qt(row->name)},
                    {"facts", QStringList{words.code("relation", row->relation),
                                          age ? tr("%1岁").arg(*age) : QString(), qt(row->workPlace)}},
                    {"household", qt(row->household)},
                    {"head", qt(row->head)},
                    {"number", m_number.isEmpty() ? qt(domain::maskPhone(row->phone)) : m_number},
                    {"numberShown", !m_number.isEmpty()},
                    {"bestTime", qt(row->bestTime)},
                    {"sign", row->kind == Kind::SignOnReturn},
                    {"due", row->signDueOn.empty() ? QString() : words.day(row->signDueOn)},
                    {"rule", QString()},
                    {"enough", false}};
        if (const auto facts =
                store::visitFacts(m_app->tables(), row->household, m_app->round(), m_app->today());
            facts && row->kind != Kind::SignOnReturn) {
            const auto missing = domain::missingTries(*facts, row->person);
            m_person["enough"] = missing.enough() && facts->visitedAt != 0;
            m_person["rule"] = missing.tries > 0
                                   ? tr("再打%1次仍没联系上，才能记“未联系上”").arg(missing.tries)
                               : missing.days > 0 ? tr("要隔天再打一次，才能记“未联系上”")
                               : facts->visitedAt == 0 ? tr("打够了；先开始入户，再记“未联系上”")
                                                       : tr("打够了，可以记“未联系上”");
        }
        for (const auto& attempt :
             store::attemptsOf(m_app->tables(), m_app->round(), row->household, row->person))
            tries.append(
                {{"moment", words.moment(attempt.at)},
                 {"channel", words.code("contact_channel", attempt.channel)},
                 {"outcome", words.code("contact_outcome", attempt.outcome)},
                 {"reached", attempt.outcome == "verified"},
                 {"by", qt(attempt.caller)},
                 {"more", QStringList({attempt.answeredBy.empty() || attempt.answeredBy == row->name
                                           ? QString()
                                           : tr("%1接听").arg(qt(attempt.answeredBy)),
                                       qt(attempt.facts), attempt.evidence ? tr("有截图") : QString()})
                              .filter(QRegularExpression(QStringLiteral(".")))
                              .join(tr("，"))}});
        readAnswerers(*row);
    }
    m_attempts.setRows(std::move(tries));
}

void FollowUpViewModel::readAnswerers(const store::FollowUp& row) {
    const Words words(*m_app);
    for (const auto& member : store::members(m_app->tables(), row.household, {})) {
        const QVariantMap entry{
            {"name", qt(member.name)},
            {"relation", qt(member.relation)},
            {"text", member.id == row.person
                         ? tr("%1本人").arg(qt(member.name))
                         : tr("%1，%2").arg(qt(member.name), words.code("relation", member.relation))}};
        if (member.id == row.person)
            m_answerers.prepend(entry);
        else
            m_answerers.append(entry);
    }
}

QVariantList FollowUpViewModel::times() const {
    if (!m_app)
        return {};
    const auto now =
        QDateTime::fromMSecsSinceEpoch(m_app->replica().correctedNow(), Qt::OffsetFromUTC, kChinaOffset);
    const QTime noon(12, 0);
    const QTime evening(19, 30);
    QVariantList times;
    const auto add = [&](const QDate& day, QTime time, const QString& text) {
        const QDateTime at(day, time, Qt::OffsetFromUTC, kChinaOffset);
        if (at > now)
            times.append(QVariantMap{{"text", text}, {"at", static_cast<double>(at.toMSecsSinceEpoch())}});
    };
    add(now.date(), noon, tr("今天 12:00"));
    add(now.date(), evening, tr("今晚 19:30"));
    add(now.date().addDays(1), noon, tr("明天 12:00"));
    add(now.date().addDays(1), evening, tr("明晚 19:30"));
    add(now.date().addDays(2), noon, tr("后天 12:00"));
    add(now.date().addDays(2), evening, tr("后天 19:30"));
    return times;
}

void FollowUpViewModel::call(const QString& channel) {
    const auto* row = current();
    if (!row)
        return;
    m_channel = channel;
    if (m_number.isEmpty() && !row->phone.empty()) {
        const usecases::RevealField::What what{m_app->villageCode().toStdString(),
                                               row->ownPhone ? "person" : "household",
                                               row->ownPhone ? row->person : row->household, "phone"};
        const auto value = m_app->parts().revealField.reveal(what, m_app->staff());
        m_error = value ? QString() : qt(value.error().code);
        if (value)
            m_number = qt(*value);
    }
    readPerson();
    emit changed();
}

bool FollowUpViewModel::report(const sync::Result<void>& result) {
    m_error = result ? QString() : qt(result.error().code);
    if (result)
        forgetTry();
    emit changed();
    return result.ok();
}

bool FollowUpViewModel::log(const QString& outcome, double nextTryAt) {
    const auto* row = current();
    if (!row)
        return false;
    usecases::Contact contact{row->household,
                              store::visitIdOf(m_app->round(), row->household),
                              row->person,
                              m_channel.toStdString(),
                              row->phone,
                              outcome.toStdString(),
                              {},
                              {},
                              m_facts.trimmed().toStdString()};
    contact.nextTryAt = static_cast<sync::Instant>(nextTryAt);
    if (outcome == QLatin1String("verified")) {
        contact.answeredBy = m_answeredBy.isEmpty() ? row->name : m_answeredBy.toStdString();
        for (const auto& entry : m_answerers)
            if (entry.toMap()["name"].toString().toStdString() == contact.answeredBy)
                contact.answeredRelation = entry.toMap()["relation"].toString().toStdString();
        contact.evidence = m_photo.photo();
        contact.noticeGiven = m_noticeGiven;
    }
    return report(usecases::FollowUp(m_app->replica()).record(contact, m_app->round(), m_app->staff()));
}

bool FollowUpViewModel::markUnreachable(const QString& informant) {
    const auto* row = current();
    return row &&
           report(usecases::FollowUp(m_app->replica())
                      .markUnreachable(row->household, row->person, m_app->round(),
                                       informant.trimmed().toStdString(), m_app->today(), m_app->staff()));
}

void FollowUpViewModel::noteBestTime(const QString& words) {
    const auto* row = current();
    if (!row)
        return;
    const auto saved =
        usecases::FollowUp(m_app->replica())
            .noteBestTime(row->household, row->person, words.trimmed().toStdString(), m_app->staff());
    m_error = saved ? QString() : qt(saved.error().code);
    emit changed();
}

} // namespace ruhu::viewmodels
