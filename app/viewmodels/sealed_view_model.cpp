#include "app/viewmodels/sealed_view_model.h"

#include "app/domain/money_text.h"
#include "app/domain/sealed_income.h"
#include "app/domain/visit_form.h"
#include "app/store/durability.h"
#include "app/store/household_queries.h"
#include "app/store/refusals.h"
#include "app/store/round_progress.h"
#include "app/store/staff_queries.h"
#include "app/usecases/accept_refusal.h"
#include "app/usecases/amend_visit.h"
#include "app/usecases/signature_note.h"
#include "app/viewmodels/photo_view_model.h"
#include "app/viewmodels/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>

namespace ruhu::viewmodels {
namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

QString clock(const Words& words, sync::Instant at) {
    return words.moment(at).section(' ', -1);
}

} // namespace

SealedViewModel::SealedViewModel(QObject* parent)
    : QObject(parent) {}

void SealedViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, &SealedViewModel::read);
    connect(app, &Application::countsChanged, this, &SealedViewModel::read);
    connect(app, &Application::languageChanged, this, &SealedViewModel::read);
    connect(app, &Application::signedInChanged, this, &SealedViewModel::read);
    emit appChanged();
    read();
}

void SealedViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    emit householdChanged();
    read();
}

void SealedViewModel::read() {
    if (!m_app || m_household.empty())
        return;
    auto& tables = m_app->tables();
    m_seal.reset();
    m_content.reset();
    m_state = store::visitState(tables, store::visitIdOf(m_app->round(), m_household));
    if (m_state && !m_state->sealId.empty())
        m_seal = store::sealById(tables, m_state->sealId);
    if (m_seal) {
        m_genuine = domain::sealHash(m_seal->content) == m_seal->hash;
        if (auto content = domain::decodeSeal(m_seal->content))
            m_content = std::move(*content);
    }
    readSignatures();
    readRefusal();
    m_dueText = m_state && !m_state->signDueOn.empty() ? Words(*m_app).day(m_state->signDueOn) : QString();
    readWhereItIs();
    readNext();
    emit changed();
}

void SealedViewModel::readSignatures() {
    m_signatures.clear();
    m_records.clear();
    m_standing = QStringLiteral("signed");
    if (!m_seal)
        return;
    m_records = store::signaturesOf(m_app->tables(), m_seal->id);
    const Words words(*m_app);
    static const QStringList numerals = {tr("一"), tr("二"), tr("三"), tr("四"), tr("五"), tr("六")};
    for (const auto& s : m_records) {
        const auto bytesOf = [this](const std::string& sha256) {
            const auto blob = sha256.empty() ? std::nullopt : m_app->replica().blob(sha256);
            return blob ? blob->bytes : std::string();
        };
        const QString role = s.role == "checker" ? tr("核查人员%1").arg(numerals.value(m_signatures.size()))
                             : s.role == "agent"
                                 ? tr("户主代签（%1）").arg(words.code("relation", s.relation))
                             : s.role == "witness" ? tr("见证人")
                             : s.relation == "01"  ? tr("户主")
                                                   : words.code("relation", s.relation);
        const bool drawn = !s.ink.empty() || !s.photo.empty();
        m_signatures.append(
            QVariantMap{{"roleText", role},
                        {"name", qt(s.name)},
                        {"time", clock(words, s.signedAt)},
                        {"ink", qt(bytesOf(s.ink))},
                        {"photo", pictureUrl(bytesOf(s.photo))},
                        {"modeText", drawn ? QString() : words.code("signature_mode", s.mode)},
                        {"note", qt(usecases::signatureNote(m_app->tables(), s,
                                                            words.english() ? domain::Language::English
                                                                            : domain::Language::Chinese))}});
        if (s.role == "head" || s.role == "agent")
            m_standing = domain::isProvisional(s.mode) ? qt(s.mode) : QStringLiteral("signed");
    }
}

void SealedViewModel::readRefusal() {
    const auto visit = store::visitIdOf(m_app->round(), m_household);
    m_canAccept = usecases::AcceptRefusal(m_app->replica()).refusal(visit, m_app->staff()).empty();
    m_acceptedText.clear();
    const auto accepted = m_standing == QLatin1String("refused")
                              ? store::acceptedRefusal(m_app->tables(), visit)
                              : std::nullopt;
    if (!accepted)
        return;
    m_standing = QStringLiteral("accepted");
    m_acceptedText = tr("%1 %2认可").arg(Words(*m_app).moment(accepted->at), qt(accepted->by));
}

void SealedViewModel::readWhereItIs() {
    m_received = false;
    m_backedUp = false;
    if (!m_seal || !m_state)
        return;
    const auto at =
        store::sealReceivedAt(m_app->tables(), store::visitIdOf(m_app->round(), m_household), m_seal->id);
    m_received = at.has_value();
    for (const auto& stream : m_app->replica().streams())
        if (stream.stream == m_state->stream)
            m_backedUp = at && stream.backedUp >= *at;
}

void SealedViewModel::readNext() {
    m_nextId.clear();
    m_nextName.clear();
    if (!m_state)
        return;
    const auto progress = store::roundProgress(m_app->tables(), m_app->round(), m_state->stream);
    if (progress.nextHousehold.empty() || progress.nextHousehold == m_household)
        return;
    if (const auto row = store::householdRow(m_app->tables(), progress.nextHousehold, m_app->round())) {
        m_nextId = qt(progress.nextHousehold);
        m_nextName = Words::whole(row->headName);
    }
}

QStringList SealedViewModel::facts() const {
    if (!m_content)
        return {};
    const auto& h = m_content->household;
    return {qt(h.village) + (h.address.empty() ? Words::hamlet(h.hamlet, h.village) : qt(h.address)),
            tr("%1户").arg(qt(h.head)), qt(m_content->roundName), tr("第%1版").arg(m_content->version)};
}

QString SealedViewModel::membersText() const {
    std::map<std::string, int> ways;
    for (const auto& m : m_content->members)
        ++ways[m.verifiedBy];
    const Words words(*m_app);
    const int unseen = ways[""];
    ways.erase("");
    if (ways.empty())
        return tr("%1人，没能核实").arg(m_content->members.size());
    QStringList parts;
    if (unseen > 0)
        parts.append(tr("没核实 %1").arg(unseen));
    for (const auto& [way, count] : ways)
        parts.append(Words::whole(tr("%1 %2").arg(words.code("verified_by", way)).arg(count).toStdString()));
    return (unseen > 0 ? tr("%1人（%2）") : tr("%1人，已全部核实（%2）"))
        .arg(m_content->members.size())
        .arg(parts.join(tr("，")));
}

QString SealedViewModel::incomeText() const {
    const auto per = m_content->result.perNet;
    if (!per)
        return tr("没有计入收入的人");
    SQLite::Statement row(m_app->tables(), "SELECT income_line FROM round WHERE id = ?");
    row.bind(1, m_content->roundId);
    const Words words(*m_app);
    if (!row.executeStep() || row.getColumn(0).isNull())
        return words.yuan(*per);
    const auto line = row.getColumn(0).getInt64();
    return *per < line ? tr("%1，低于收入线%2").arg(words.yuan(*per), words.yuan(line))
                       : tr("%1，高于收入线%2").arg(words.yuan(*per), words.yuan(line));
}

QString SealedViewModel::assuranceText() const {
    static const std::map<std::string, const char*> problems = {{"R51", QT_TR_NOOP("义务教育")},
                                                                {"R52", QT_TR_NOOP("基本医疗")},
                                                                {"R53", QT_TR_NOOP("住房安全")},
                                                                {"R54", QT_TR_NOOP("饮水安全")}};
    QStringList open;
    for (const auto& risk : m_content->risks)
        if (const auto found = problems.find(risk.rule); found != problems.end())
            open.append(tr(found->second));
    return open.isEmpty() ? tr("义务教育、基本医疗、住房、饮水都有保障")
                          : tr("%1有问题").arg(open.join(tr("、")));
}

QVariantList SealedViewModel::rows() const {
    QVariantList rows;
    if (!m_content)
        return rows;
    const auto add = [&](const QString& label, const QString& text, bool bold = false) {
        if (!text.isEmpty())
            rows.append(QVariantMap{{"label", label}, {"text", text}, {"bold", bold}});
    };
    add(tr("家庭成员"), membersText());
    // Where nobody answered there is nothing that could be good or bad.
    const bool answered = domain::hasIncome(*m_content);
    add(tr("人均纯收入"), answered ? incomeText() : tr("这次没有问"));
    add(tr("三保障与饮水"), answered ? assuranceText() : tr("这次没有问"));
    QStringList risks;
    for (const auto& risk : m_content->risks)
        risks.append(qt(risk.text));
    if (answered || !risks.isEmpty())
        add(tr("需要留意"), risks.isEmpty() ? tr("没有") : risks.join('\n'));
    add(tr("帮扶需求"), qt(m_content->needs));
    const auto conclusion = domain::labelOf(*m_app->forms().ofVersion(m_content->formVersion), "conclusion",
                                            m_content->conclusion);
    QString text = qt(Words(*m_app).english() ? conclusion.en : conclusion.zh);
    if (!m_content->conclusionNote.empty())
        text += tr("：") + qt(m_content->conclusionNote);
    add(tr("核查结论"), text, true);
    return rows;
}

QString SealedViewModel::checkCode() const {
    return m_seal ? qt(domain::shortCheckCode(m_seal->hash)) : QString();
}

QString SealedViewModel::sealedText() const {
    if (!m_seal)
        return {};
    const Words words(*m_app);
    const auto at = m_records.empty() ? m_seal->frozenAt : m_records.back().signedAt;
    const QString device = qt(store::deviceName(m_app->tables(), m_seal->device));
    const QString where =
        m_seal->device == m_app->replica().device() ? tr("本机") + " " + m_app->deviceName() : device;
    return tr("%1 %2 封存，%3。改一个字，校验码就对不上。")
        .arg(words.day(at), clock(words, at), where.trimmed());
}

bool SealedViewModel::amending() const {
    return m_state && m_state->sealedVersion && m_state->version > *m_state->sealedVersion;
}

QString SealedViewModel::savedText() const {
    if (m_records.empty())
        return {};
    const Words words(*m_app);
    const auto at = m_records.back().signedAt;
    const bool today = words.day(at) == words.day(m_app->today());
    return tr("已存 %1").arg(today ? clock(words, at) : words.moment(at));
}

void SealedViewModel::acceptRefusal() {
    const auto result = usecases::AcceptRefusal(m_app->replica())
                            .accept(store::visitIdOf(m_app->round(), m_household), m_app->staff());
    m_error = result ? QString() : qt(result.error().code);
    read();
}

bool SealedViewModel::amend() {
    const auto result = usecases::AmendVisit(m_app->replica())
                            .amend(store::visitIdOf(m_app->round(), m_household), m_app->staff());
    m_error = result ? QString() : qt(result.error().code);
    emit changed();
    return result.ok();
}

} // namespace ruhu::viewmodels
