#include "app/viewmodels/signature_view_model.h"

#include "app/domain/codes.h"
#include "app/domain/inkml.h"
#include "app/domain/seal_content.h"
#include "app/viewmodels/visit_rows.h"
#include "app/viewmodels/words.h"
#include "sync/core/signing.h"

#include <QDate>

namespace ruhu::viewmodels {
namespace {

constexpr const char* kHousehold = "household";
constexpr int kSignLaterDays = 7;

QString clock(const Words& words, sync::Instant at) {
    return words.moment(at).section(' ', -1);
}

} // namespace

SignatureViewModel::SignatureViewModel(QObject* parent)
    : QObject(parent) {
    connect(&m_draft, &VisitDraft::changed, this, &SignatureViewModel::refresh);
    connect(&m_confirmation, &ConfirmationViewModel::changed, this, &SignatureViewModel::changed);
}

void SignatureViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    m_confirmation.setApp(app);
    emit appChanged();
    open();
}

void SignatureViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    emit householdChanged();
    open();
}

void SignatureViewModel::open() {
    if (!m_app || m_household.empty())
        return;
    m_local = std::make_unique<store::DraftInk>(m_app->tables());
    report(m_draft.open(*m_app, m_household));
}

usecases::SealVisit SignatureViewModel::sealing() const {
    return {m_app->replica(), m_draft.form(), [this](std::string_view text) {
                const auto identity = m_app->replica().identity();
                return identity ? sync::sign(identity->secretKey, text) : std::string();
            }};
}

void SignatureViewModel::refresh() {
    if (!m_draft.isOpen())
        return;
    const auto& facts = m_draft.facts();
    const Words words(*m_app);
    m_confirmation.fit(again());
    m_done.clear();
    std::vector<std::string> signedBy;
    const auto seal = store::sealOfVersion(m_app->tables(), facts.visitId, facts.version);
    for (const auto& s :
         seal ? store::signaturesOf(m_app->tables(), seal->id) : std::vector<store::SignatureRecord>()) {
        // A confirmation by phone and a refusal stand beside the name until the household signs.
        if (s.role == "witness" || domain::isProvisional(s.mode))
            continue;
        const auto ink = m_app->replica().blob(s.ink);
        const auto key = s.role == "checker" ? s.staff : std::string(kHousehold);
        signedBy.push_back(key);
        m_done.append(QVariantMap{{"key", QString::fromStdString(key)},
                                  {"time", clock(words, s.signedAt)},
                                  {"ink", ink ? QString::fromStdString(ink->bytes) : QString()}});
    }
    auto keys = domain::codesOf(facts.visit, "team");
    // Who is here with the tablet signs first.
    std::stable_partition(keys.begin(), keys.end(), [this](const auto& id) { return id == m_app->staff(); });
    keys.emplace_back(kHousehold);
    const auto before = m_current;
    m_current.clear();
    for (const auto& key : keys)
        if (m_current.empty() && std::find(signedBy.begin(), signedBy.end(), key) == signedBy.end())
            m_current = key;
    m_hash = QString::fromStdString(again() && seal ? seal->hash : sealing().freeze(facts).hash);
    if (m_current != before) {
        m_ink =
            m_current.empty() ? QString() : QString::fromStdString(m_local->kept(facts.visitId, m_current));
        emit turnChanged();
    }
    emit changed();
}

QString SignatureViewModel::head() const {
    return QString::fromStdString(m_draft.facts().household.head);
}

QString SignatureViewModel::place() const {
    const auto& household = m_draft.facts().household;
    return QString::fromStdString(household.village) + Words::hamlet(household.hamlet, household.village);
}

QVariantList SignatureViewModel::sections() const {
    return m_draft.isOpen()
               ? VisitRows(m_draft.form(), m_draft.facts(), m_draft.assessment(), Words(*m_app).english())
                     .sections()
               : QVariantList();
}

std::string SignatureViewModel::signerName(const std::string& key) const {
    if (key == kHousehold) {
        const bool agent = m_confirmation.mode() == QLatin1String("agent");
        if (m_confirmation.mode() == QLatin1String("statement"))
            return m_confirmation.writer().toStdString();
        return agent && !m_confirmation.agentName().isEmpty() ? m_confirmation.agentName().toStdString()
                                                              : m_draft.facts().household.head;
    }
    for (const auto& staff : m_draft.facts().assigned)
        if (staff.id == key)
            return staff.name;
    return {};
}

QVariantList SignatureViewModel::signers() const {
    QVariantList rows;
    if (!m_draft.isOpen())
        return rows;
    auto keys = domain::codesOf(m_draft.facts().visit, "team");
    std::stable_partition(keys.begin(), keys.end(), [this](const auto& id) { return id == m_app->staff(); });
    keys.emplace_back(kHousehold);
    static const QStringList numerals = {tr("一"), tr("二"), tr("三"), tr("四"), tr("五"), tr("六")};
    for (const auto& key : keys) {
        const auto id = QString::fromStdString(key);
        const bool agent = m_confirmation.mode() == QLatin1String("agent");
        const bool states = m_confirmation.mode() == QLatin1String("statement");
        QVariantMap row{{"key", id},
                        {"name", QString::fromStdString(signerName(key))},
                        {"roleText", key != kHousehold ? tr("核查人员%1").arg(numerals.value(rows.size()))
                                     : agent           ? tr("户主代签")
                                     : states          ? tr("村干部")
                                                       : tr("户主")},
                        {"done", false},
                        {"time", ""},
                        {"ink", ""},
                        {"current", key == m_current},
                        {"call", key == kHousehold && agent ? tr("请代签") : tr("请签字")}};
        for (const auto& done : m_done)
            if (const auto map = done.toMap(); map["key"] == id) {
                row["done"] = true;
                row["time"] = map["time"];
                row["ink"] = map["ink"];
            }
        rows.append(row);
    }
    return rows;
}

bool SignatureViewModel::householdsTurn() const {
    return m_current == kHousehold;
}

QString SignatureViewModel::obstacle() const {
    return householdsTurn() ? m_confirmation.obstacle() : QString();
}

QString SignatureViewModel::statement() const {
    if (!householdsTurn())
        return tr("以上内容是我们入户核查的，属实。");
    const auto mode = m_confirmation.mode();
    if (mode == QLatin1String("agent"))
        return tr("替%1听过，属实，代签。").arg(head());
    if (mode == QLatin1String("refused"))
        return tr("内容已念给这家人听，这家人不肯签，我在场。");
    if (mode == QLatin1String("statement"))
        return tr("这户的情况由我说明，属实。");
    return tr("以上内容已念给我听，属实。");
}

QStringList SignatureViewModel::facts() const {
    const auto date = QDate::fromString(QString::fromStdString(m_draft.facts().today), Qt::ISODate);
    const auto& household = m_draft.facts().household;
    return {tr("%1年%2月%3日").arg(date.year()).arg(date.month()).arg(date.day()),
            QString::fromStdString(household.village) + QString::fromStdString(household.address)};
}

QString SignatureViewModel::lineText() const {
    if (!householdsTurn())
        return tr("核查人员签名");
    const auto mode = m_confirmation.mode();
    return mode == QLatin1String("agent")       ? tr("代签人签名")
           : mode == QLatin1String("refused")   ? tr("见证人签名")
           : mode == QLatin1String("statement") ? tr("村干部签名")
                                                : tr("户主签名");
}

QString SignatureViewModel::checkText() const {
    const auto code = QString::fromStdString(domain::shortCheckCode(m_hash.toStdString()));
    return code.isEmpty() ? QString() : tr("校验码 %1 …").arg(code.left(14));
}

void SignatureViewModel::keepInk(const QString& inkMl) {
    m_ink = inkMl;
    if (!m_local || m_current.empty())
        return;
    if (const auto kept = m_local->keep(m_draft.facts().visitId, m_current, inkMl.toStdString()); !kept)
        report(kept.error().code);
}

void SignatureViewModel::sign(const QString& inkMl) {
    const bool writes = !householdsTurn() || m_confirmation.writes();
    const auto ink =
        writes ? domain::readInkMl(inkMl.toStdString()) : sync::Result<domain::Ink>(domain::Ink());
    if (!ink)
        return report("ink_too_short");
    const auto signature =
        householdsTurn() ? m_confirmation.signature(*ink)
                         : usecases::NewSignature{"checker", m_current, signerName(m_current), "", "", *ink};
    const auto signer = m_current;
    const auto visit = m_draft.facts().visitId;
    const auto result = sealing().sign(m_draft.facts(), m_app->staff(), signature);
    if (!result) {
        m_draft.reload();
        return report(result.error().code);
    }
    report({});
    if (*result) {
        m_local->forget(visit);
        emit sealed();
        return;
    }
    (void)m_local->keep(visit, signer, {}); // signed already: shown to nobody
    m_draft.reload();
}

bool SignatureViewModel::signLater() {
    const auto due =
        QDate::fromString(QString::fromStdString(m_draft.facts().today), Qt::ISODate).addDays(kSignLaterDays);
    const auto result =
        sealing().signLater(m_draft.facts(), m_app->staff(), due.toString(Qt::ISODate).toStdString());
    report(result ? std::string() : result.error().code);
    return result.ok();
}

void SignatureViewModel::report(const std::string& code) {
    m_error = QString::fromStdString(code);
    emit errorChanged();
}

} // namespace ruhu::viewmodels
