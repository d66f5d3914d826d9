#include "app/viewmodels/application.h"

#include "app/domain/dates.h"
#include "app/store/follow_ups.h"
#include "app/store/review_queries.h"
#include "app/store/round_progress.h"
#include "app/store/staff_queries.h"
#include "app/viewmodels/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace ruhu::viewmodels {
namespace {

/// More changed households than this and reading all again in the background is the quicker way.
constexpr std::size_t kRefreshOneByOne = 24;

const char* householdOf(const std::string& type) {
    if (type == "person")
        return "SELECT household_id FROM person WHERE id = ?";
    if (type == "visit")
        return "SELECT household_id FROM visit WHERE id = ?";
    if (type == "signature")
        return "SELECT household_id FROM signature WHERE id = ?";
    return nullptr;
}

} // namespace

Application::Application(ApplicationParts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_settings(m_parts.settings)
    , m_identity(m_parts.replica.identity()) {
    m_pool.setMaxThreadCount(1);
    m_idle.setSingleShot(true);
    m_idle.setInterval(kLockMs);
    connect(&m_idle, &QTimer::timeout, this, &Application::lock);
    readRound();
    readVillage();
    readCounts();
    readCalls();
    buildIndex();
}

Application::~Application() = default;

QString Application::staffRole() const {
    return Words(*this).code("role", m_staffRole);
}

QString Application::township() const {
    return m_identity ? QString::fromStdString(m_identity->township) : QString();
}

QString Application::deviceName() const {
    return m_identity ? QString::fromStdString(m_identity->deviceName) : QString();
}

double Application::clockOffset() const {
    return static_cast<double>(m_parts.replica.correctedNow() - m_parts.clock.now());
}

bool Application::clockWrong() const {
    return std::abs(clockOffset()) > kClockToleranceMs;
}

std::filesystem::path Application::folder() const {
    return std::filesystem::path(tables().getFilename()).parent_path();
}

std::string Application::today() const {
    return domain::chinaDate(m_parts.replica.correctedNow());
}

void Application::setVillageCode(const QString& code) {
    if (code == villageCode())
        return;
    m_settings.villageCode = code.toStdString();
    (void)m_settings.save();
    readVillage();
    readCalls();
    emit villageChanged();
}

void Application::setLanguage(const QString& language) {
    if (language == this->language() || (language != QLatin1String("zh") && language != QLatin1String("en")))
        return;
    m_settings.language = language.toStdString();
    (void)m_settings.save();
    emit languageChanged();
    emit signedInChanged(); // the role's label
}

void Application::setTextPercent(int percent) {
    if (percent == textPercent() || (percent != 100 && percent != 125 && percent != 150))
        return;
    m_settings.textPercent = percent;
    (void)m_settings.save();
    emit textPercentChanged();
}

void Application::enter(const sync::Id& staff) {
    const auto entry = store::staffEntry(tables(), staff);
    if (!entry)
        return;
    m_staff = entry->id;
    m_staffName = QString::fromStdString(entry->name);
    m_staffRole = entry->role;
    if (m_settings.lastStaff != staff) {
        m_settings.lastStaff = staff;
        (void)m_settings.save();
    }
    m_idle.start();
    showOwnVillage();
    emit signedInChanged();
    readCounts(); // what waits hangs on who decides
}

void Application::showOwnVillage() {
    SQLite::Statement query(tables(),
                            "SELECT village_code FROM assignment WHERE staff_id = ? AND _deleted IS NULL"
                            " ORDER BY village_code = ? DESC, village_code LIMIT 1");
    query.bind(1, m_staff);
    query.bind(2, m_settings.villageCode);
    if (query.executeStep())
        setVillageCode(QString::fromStdString(query.getColumn(0).getString()));
}

void Application::lock() {
    if (m_staff.empty())
        return;
    m_staff.clear();
    m_staffName.clear();
    m_staffRole.clear();
    m_idle.stop();
    emit signedInChanged();
}

bool Application::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::Wheel:
    case QEvent::InputMethod:
        if (!m_staff.empty())
            m_idle.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Application::identityChanged() {
    m_identity = m_parts.replica.identity();
    emit enrolledChanged();
}

void Application::announce(const sync::Notice& notice) {
    for (const auto& [type, ids] : notice.records) {
        const auto known = m_waiting.records.find(type);
        if (known == m_waiting.records.end())
            m_waiting.records.emplace(type, ids);
        else if (ids.empty() || known->second.empty())
            known->second.clear(); // many
        else
            known->second.insert(ids.begin(), ids.end());
    }
    m_waiting.fromRemote = m_waiting.fromRemote || notice.fromRemote;
    if (m_telling)
        return;
    m_telling = true;
    QMetaObject::invokeMethod(this, &Application::tell, Qt::QueuedConnection);
}

void Application::tell() {
    m_telling = false;
    const sync::Notice notice = std::exchange(m_waiting, {});
    QStringList types;
    for (const auto& [type, ids] : notice.records)
        types.append(QString::fromStdString(type));
    if (types.contains(QLatin1String("round"))) {
        readRound();
        emit roundChanged();
    }
    if (types.contains(QLatin1String("village")) || types.contains(QLatin1String("household"))) {
        readVillage();
        emit villageChanged();
    }
    // Acknowledgements change the counts without changing a record.
    readCounts();
    // Not for each answer of a form: only what says who is away, who was called and what is signed.
    static const QStringList kOfCalls = {"contact_attempt", "visit_member", "person", "visit_seal",
                                         "signature",       "household",    "round",  "village"};
    if (std::any_of(types.begin(), types.end(), [](const auto& type) { return kOfCalls.contains(type); }))
        readCalls();
    refreshIndex(notice);
    if (notice.fromRemote)
        emit clockOffsetChanged();
    if (!types.isEmpty())
        emit recordsChanged(types);
}

void Application::readRound() {
    m_round = store::currentRound(tables());
    const auto info = store::roundInfo(tables(), m_round);
    m_roundName = info ? QString::fromStdString(info->name) : QString();
}

void Application::readVillage() {
    SQLite::Statement query(tables(),
                            "SELECT h.village_code, COALESCE(w.name, h.village_code) FROM household h"
                            " LEFT JOIN village w ON w.code = h.village_code WHERE h._deleted IS NULL"
                            " GROUP BY h.village_code ORDER BY w.position, h.village_code");
    m_villageCount = 0;
    std::string first;
    std::string firstName;
    m_villageName.clear();
    while (query.executeStep()) {
        const std::string code = query.getColumn(0).getString();
        const std::string name = query.getColumn(1).getString();
        if (m_villageCount++ == 0) {
            first = code;
            firstName = name;
        }
        if (code == m_settings.villageCode)
            m_villageName = QString::fromStdString(name);
    }
    if (m_villageName.isEmpty()) {
        m_settings.villageCode = first;
        m_villageName = QString::fromStdString(firstName);
    }
}

void Application::readCounts() {
    const store::DurabilityCounts counts = m_durability.count(m_parts.replica.tables(), m_round);
    m_savedHere = counts.savedHere;
    m_received = counts.received;
    m_backedUp = counts.backedUp;
    m_unsentHouseholds = counts.unsent;
    m_openReviews = store::countOpenReviewItems(tables());
    if (decidesForTownship())
        m_openReviews += static_cast<int>(store::waitingRefusals(tables(), m_round).size());
    emit countsChanged();
}

void Application::readCalls() {
    const auto calls =
        store::followUps(tables(), m_round, m_settings.villageCode, m_parts.replica.correctedNow());
    m_callsNow = static_cast<int>(std::count_if(
        calls.begin(), calls.end(), [](const auto& f) { return f.kind == store::FollowUp::Kind::Now; }));
    emit countsChanged();
}

void Application::buildIndex() {
    if (m_indexLoading) {
        m_indexStale = true;
        return;
    }
    m_indexLoading = true;
    m_indexStale = false;
    m_pool.start([this, load = m_parts.loadIndex, round = m_round] {
        // A shared pointer because the queued call must be copyable.
        std::shared_ptr<store::SearchIndex> index = load(round);
        QMetaObject::invokeMethod(this, [this, index = std::move(index)] {
            m_index = index;
            m_indexLoading = false;
            emit indexChanged();
            if (m_indexStale)
                buildIndex();
        });
    });
}

void Application::refreshIndex(const sync::Notice& notice) {
    std::set<sync::Id> households;
    bool whole = false;
    for (const auto& [type, ids] : notice.records) {
        const char* sql = householdOf(type);
        if (type == "round" || type == "village" || type == "hamlet") {
            whole = true;
        } else if (type == "review_item") {
            const auto inConflict = store::householdsInConflict(tables());
            households.insert(inConflict.begin(), inConflict.end());
            households.insert(m_conflicts.begin(), m_conflicts.end());
            m_conflicts = inConflict;
        } else if (type == "household") {
            whole = whole || ids.empty();
            households.insert(ids.begin(), ids.end());
        } else if (sql != nullptr) {
            whole = whole || ids.empty();
            SQLite::Statement query(tables(), sql);
            for (const sync::Id& id : ids) {
                query.bind(1, id);
                if (query.executeStep())
                    households.insert(query.getColumn(0).getString());
                query.reset();
            }
        }
    }
    if (households.empty() && !whole)
        return;
    if (whole || m_indexLoading || !m_index || households.size() > kRefreshOneByOne ||
        !m_index->refresh(tables(), households))
        buildIndex();
    else
        emit indexChanged();
}

} // namespace ruhu::viewmodels
