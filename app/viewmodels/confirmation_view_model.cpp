#include "app/viewmodels/confirmation_view_model.h"

#include "app/domain/masking.h"
#include "app/domain/special_case.h"
#include "app/usecases/reveal_field.h"
#include "app/viewmodels/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QDate>

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

constexpr int kGrownUp = 18;
constexpr int kAgainDays = 7;

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

bool mayConfirm(const domain::VisitFacts::Member& member, const std::string& today) {
    const auto age = domain::ageOn(member.birthDate, today);
    return domain::isAlive(member) && (!age || *age >= kGrownUp);
}

} // namespace

ConfirmationViewModel::ConfirmationViewModel(const VisitDraft& draft, QObject* parent)
    : QObject(parent)
    , m_draft(draft) {
    connect(&m_photo, &PhotoViewModel::changed, this, &ConfirmationViewModel::changed);
}

void ConfirmationViewModel::setApp(Application* app) {
    m_app = app;
    m_photo.setApp(app);
    emit changed();
}

void ConfirmationViewModel::fit(bool again) {
    m_modes.clear();
    for (const auto& mode : domain::householdModes(m_draft.facts()))
        m_modes.append(qt(mode));
    if (again)
        m_modes = {"hand", "agent", "finger", "paper"};
    if (!m_modes.contains(m_mode))
        m_mode = m_modes.front();
    emit changed();
}

bool ConfirmationViewModel::witnessed() const {
    return m_mode == QLatin1String("statement") ||
           (m_mode != QLatin1String("refused") && domain::needsWitness(domain::visitCase(m_draft.facts())));
}

QVariantList ConfirmationViewModel::agents() const {
    QVariantList rows;
    if (!m_app)
        return rows;
    const Words words(*m_app);
    for (const auto& m : m_draft.facts().members)
        if (m.relation != "01" && mayConfirm(m, m_draft.facts().today))
            rows.append(
                QVariantMap{{"name", qt(m.name)},
                            {"relation", qt(m.relation)},
                            {"text", tr("%1，%2").arg(qt(m.name), words.code("relation", m.relation))}});
    return rows;
}

void ConfirmationViewModel::chooseAgent(const QString& name, const QString& relation) {
    m_otherAgent = false;
    m_agentName = name;
    m_agentRelation = relation;
    emit changed();
}

void ConfirmationViewModel::nameOtherAgent(const QString& name) {
    m_otherAgent = true;
    m_agentName = name.trimmed();
    m_agentRelation = QStringLiteral("80");
    emit changed();
}

void ConfirmationViewModel::setConsented(bool consented) {
    m_consent = consented ? tr("户主电话里同意了，%1")
                                .arg(Words(*m_app).moment(m_app->replica().correctedNow()).section(' ', -1))
                          : QString();
    emit changed();
}

QVariantList ConfirmationViewModel::callees() const {
    QVariantList rows;
    if (!m_app)
        return rows;
    const Words words(*m_app);
    for (const auto& m : m_draft.facts().members)
        if (mayConfirm(m, m_draft.facts().today))
            rows.append(
                QVariantMap{{"person", qt(m.personId)},
                            {"text", tr("%1，%2").arg(qt(m.name), words.code("relation", m.relation))}});
    return rows;
}

const domain::VisitFacts::Member* ConfirmationViewModel::calledMember() const {
    const auto& facts = m_draft.facts();
    return facts.member(m_callee.isEmpty() ? facts.household.headId : m_callee.toStdString());
}

QString ConfirmationViewModel::callee() const {
    const auto* member = calledMember();
    return member ? qt(member->personId) : QString();
}

void ConfirmationViewModel::setCallee(const QString& person) {
    m_callee = person;
    m_number.clear();
    m_agreed = false;
    emit changed();
}

std::pair<const char*, std::string>
ConfirmationViewModel::phoneOf(const domain::VisitFacts::Member& member) const {
    SQLite::Statement row(m_app->tables(), "SELECT p.phone, h.phone FROM person p JOIN household h"
                                           " ON h.id = p.household_id WHERE p.id = ?");
    row.bind(1, member.personId);
    if (!row.executeStep())
        return {"person", ""};
    const auto own = row.getColumn(0).getString();
    return own.empty() ? std::pair("household", row.getColumn(1).getString()) : std::pair("person", own);
}

QString ConfirmationViewModel::number() const {
    const auto* member = m_app ? calledMember() : nullptr;
    if (!member)
        return {};
    return numberShown() ? m_number : qt(domain::maskPhone(phoneOf(*member).second));
}

void ConfirmationViewModel::revealNumber() {
    const auto* member = calledMember();
    if (!member)
        return;
    const char* type = phoneOf(*member).first;
    const auto& household = m_draft.facts().household;
    const auto id = type == std::string("person") ? member->personId : household.id;
    if (const auto value =
            m_app->parts().revealField.reveal({household.villageCode, type, id, "phone"}, m_app->staff()))
        m_number = qt(*value);
    emit changed();
}

QVariantList ConfirmationViewModel::witnesses() const {
    QVariantList rows;
    if (!m_app)
        return rows;
    const auto& facts = m_draft.facts();
    const auto team = domain::codesOf(facts.visit, "team");
    for (const auto& staff : store::villageCadres(m_app->tables(), facts.household.villageCode, facts.today))
        if (std::find(team.begin(), team.end(), staff.id) == team.end())
            rows.append(QVariantMap{{"id", qt(staff.id)}, {"name", qt(staff.name)}});
    return rows;
}

QString ConfirmationViewModel::writer() const {
    if (m_mode == QLatin1String("agent"))
        return m_agentName;
    if (m_mode != QLatin1String("refused") && m_mode != QLatin1String("statement"))
        return qt(m_draft.facts().household.head);
    for (const auto& staff : m_draft.facts().assigned)
        if (qt(staff.id) == m_witness)
            return qt(staff.name);
    return {};
}

QString ConfirmationViewModel::obstacle() const {
    if (witnessed() && m_witness.isEmpty())
        return m_mode == QLatin1String("statement") ? tr("先选村干部") : tr("先选见证人");
    if (m_mode == QLatin1String("agent"))
        return m_agentName.isEmpty() ? tr("先选谁来代签")
               : m_consent.isEmpty() ? tr("先问户主同不同意")
                                     : QString();
    if (onPaper())
        return m_photo.there() ? QString() : tr("先拍下那张纸");
    if (m_mode == QLatin1String("remote"))
        return !m_agreed                           ? tr("先念给对方听")
               : m_photo.there() && !m_noticeGiven ? tr("先告诉对方要留存")
                                                   : QString();
    if (m_mode == QLatin1String("refused"))
        return m_reason.isEmpty() ? tr("先选原因") : m_witness.isEmpty() ? tr("先选见证人") : QString();
    return {};
}

usecases::NewSignature ConfirmationViewModel::signature(const domain::Ink& ink) const {
    const auto& facts = m_draft.facts();
    usecases::NewSignature made{"head", {}, facts.household.head, "01", {}, ink};
    made.mode = m_mode.toStdString();
    if (m_mode == QLatin1String("agent")) {
        made.role = "agent";
        made.name = m_agentName.toStdString();
        made.relation = m_agentRelation.toStdString();
        made.consent = m_consent.toStdString();
        made.phone = m_agentPhone.toStdString();
    }
    if (onPaper())
        made.photo = m_photo.photo();
    if (m_mode == QLatin1String("finger"))
        made.filledBy = m_filledBy.toStdString();
    if (provisional())
        made.dueOn = QDate::fromString(qt(facts.today), Qt::ISODate)
                         .addDays(kAgainDays)
                         .toString(Qt::ISODate)
                         .toStdString();
    if (m_mode == QLatin1String("refused"))
        made.reason = m_reason.toStdString();
    if (m_mode == QLatin1String("refused") || witnessed())
        made.witness = m_witness.toStdString();
    if (const auto* called = calledMember(); called && m_mode == QLatin1String("remote")) {
        made.name = called->name;
        made.relation = called->relation;
        made.contact = usecases::Contact{
            facts.household.id,      facts.visitId, called->personId, m_channel.toStdString(),
            phoneOf(*called).second, "verified",    called->name,     called->relation,
            "念给对方听，对方说属实"};
        made.contact->evidence = m_photo.photo();
        made.contact->noticeGiven = m_noticeGiven;
    }
    return made;
}

} // namespace ruhu::viewmodels
