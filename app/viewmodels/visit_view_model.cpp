#include "app/viewmodels/visit_view_model.h"

#include "app/domain/codes.h"
#include "app/domain/income.h"
#include "app/store/visit_authors.h"
#include "app/viewmodels/visit_rows.h"
#include "app/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

using domain::MissingItem;

constexpr const char* kMove = "move";

} // namespace

VisitRows VisitViewModel::rows() const {
    return {m_draft.form(), m_draft.facts(), m_draft.assessment(), english()};
}

VisitViewModel::VisitViewModel(QObject* parent)
    : QObject(parent)
    , m_questions({"ref",      "kind",    "label", "hint",  "unit",    "minimum",  "maximum", "noneText",
                   "lastText", "options", "more",  "asked", "unknown", "estimate", "value",   "lastValue",
                   "phase",    "message", "text",  "group", "open",    "row"})
    , m_risks({"risk"}) {
    connect(&m_draft, &VisitDraft::changed, this, &VisitViewModel::refresh);
    connect(&m_draft, &VisitDraft::saved, this, [this] {
        m_error.clear();
        const auto moment = Words(*m_app).moment(m_app->replica().correctedNow());
        m_savedAt = moment.section(' ', 1);
        emit savedChanged();
    });
    connect(&m_draft, &VisitDraft::failed, this, [this](const QString& code) {
        m_error = code;
        emit savedChanged();
    });
}

void VisitViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::languageChanged, this, &VisitViewModel::refresh);
    emit appChanged();
    open();
}

void VisitViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    emit householdChanged();
    open();
}

void VisitViewModel::open() {
    if (!m_app || m_household.empty())
        return;
    m_error = QString::fromStdString(m_draft.open(*m_app, m_household));
    emit savedChanged();
    if (!m_draft.isOpen()) {
        emit changed();
        return;
    }
    m_authors =
        store::sectionAuthors(m_draft.form(), store::visitAuthors(m_app->tables(), m_draft.facts().visitId));
    m_local = std::make_unique<store::DraftInk>(m_app->tables());
    const auto place = m_local->place(m_draft.facts().visitId);
    const bool nowhere = place.section.empty() || (place.section == kMove && newerForm().isEmpty());
    setPlace(nowhere ? "basics" : place.section, place.person);
    if (m_draft.sealed())
        emit sealedAlready();
}

QString VisitViewModel::head() const {
    return QString::fromStdString(m_draft.facts().household.head);
}

QString VisitViewModel::place() const {
    const auto& household = m_draft.facts().household;
    return QString::fromStdString(household.village) + Words::hamlet(household.hamlet, household.village);
}

int VisitViewModel::version() const {
    return static_cast<int>(m_draft.facts().version);
}

bool VisitViewModel::english() const {
    return m_app && Words(*m_app).english();
}

QString VisitViewModel::sectionText() const {
    if (!isReady())
        return {};
    for (const auto& section : m_draft.form().sections())
        if (section.id == m_section)
            return rows().text(section.label);
    return {};
}

bool VisitViewModel::isTable() const {
    if (!isReady())
        return false;
    const auto& all = m_draft.form().sections();
    return std::any_of(all.begin(), all.end(),
                       [this](const auto& section) { return section.id == m_section && section.table; });
}

QVariantList VisitViewModel::sections() const {
    if (!isReady())
        return {};
    auto sections = rows().sections();
    for (auto& section : sections) {
        auto row = section.toMap();
        if (const auto who = otherAuthor(row["key"].toString().toStdString());
            !who.isEmpty() && row["note"].toString().isEmpty()) {
            row["note"] = who;
            section = row;
        }
    }
    return sections;
}

/// Who else has filled a section (two people share a visit); a long name has no room in the rail.
QString VisitViewModel::otherAuthor(const std::string& section) const {
    constexpr int kRoom = 4;
    const auto found = m_authors.find(section);
    if (found == m_authors.end() || found->second.contains(m_app->staff()) || found->second.empty())
        return {};
    for (const auto& staff : m_draft.facts().assigned)
        if (found->second.size() == 1 && staff.id == *found->second.begin())
            if (const auto name = QString::fromStdString(staff.name); name.size() <= kRoom)
                return name;
    return tr("别人填的");
}

QVariantList VisitViewModel::members() const {
    return isReady() ? rows().members() : QVariantList();
}

int VisitViewModel::memberIndex() const {
    const auto& all = m_draft.facts().members;
    const auto found =
        std::find_if(all.begin(), all.end(), [this](const auto& m) { return m.personId == m_person; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

QVariantMap VisitViewModel::member() const {
    const int index = memberIndex();
    return index < 0 ? QVariantMap() : members().at(index).toMap();
}

QVariantMap VisitViewModel::income() const {
    if (!isReady())
        return {};
    return rows().income();
}

QString VisitViewModel::period() const {
    const auto& today = m_draft.facts().today;
    if (today.size() != 10)
        return {};
    const auto p = domain::incomePeriod(std::stoi(today.substr(0, 4)), std::stoi(today.substr(5, 2)),
                                        m_draft.facts().round.incomeMonths);
    return tr("%1年%2月至%3年%4月").arg(p.firstYear).arg(p.firstMonth).arg(p.lastYear).arg(p.lastMonth);
}

QString VisitViewModel::classHint() const {
    const auto& hint = m_draft.assessment().classHint;
    if (hint.empty())
        return {};
    const auto language = english() ? domain::Language::English : domain::Language::Chinese;
    return tr("像是%1，只供研判参考")
        .arg(QString::fromStdString(domain::codeList("monitor_class").label(hint, language)));
}

int VisitViewModel::openRisks() const {
    const auto& all = m_draft.assessment().risks;
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const auto& r) { return !r.settled(); }));
}

QVariantList VisitViewModel::missing() const {
    if (!isReady())
        return {};
    return rows().missing();
}

int VisitViewModel::missingCount() const {
    const auto& all = m_draft.assessment().missing;
    return static_cast<int>(std::count_if(all.begin(), all.end(),
                                          [](const auto& m) { return m.stage == MissingItem::Stage::Fill; }));
}

void VisitViewModel::refresh() {
    if (!isReady())
        return;
    const auto now = rows();
    m_questions.setRows(now.questions(m_section, m_person));
    QList<QVariantMap> flags;
    for (const auto& risk : now.risks())
        flags.append({{"risk", risk}});
    m_risks.setRows(std::move(flags));
    emit changed();
}

bool VisitViewModel::save() {
    return m_draft.flush();
}

} // namespace ruhu::viewmodels
