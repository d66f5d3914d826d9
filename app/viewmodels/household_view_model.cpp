#include "app/viewmodels/household_view_model.h"

#include "app/domain/masking.h"
#include "app/store/household_queries.h"
#include "app/store/refusals.h"
#include "app/store/same_person.h"
#include "app/store/visit_queries.h"
#include "app/usecases/reveal_field.h"
#include "app/viewmodels/words.h"

namespace ruhu::viewmodels {
namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Whereabouts of people who sleep at home: 在家, 住院 counts as away.
bool isAway(const std::string& whereabouts) {
    return !whereabouts.empty() && whereabouts != "1";
}

/// What matters before one knocks: disability, illness, else what they can work.
QString condition(const store::MemberRow& member, const Words& words) {
    if (!member.disabilityKind.empty()) {
        const QString level = words.code("disability_level", member.disabilityLevel);
        return level + words.code("disability_kind", member.disabilityKind);
    }
    QStringList parts;
    for (const std::string& code : member.health)
        parts.append(words.code("health", code));
    // 健康 says nothing that the labour capacity does not.
    const bool healthy = parts.isEmpty() || (member.health.size() == 1 && member.health.front() == "1");
    if (!healthy)
        return parts.join(words.english() ? QStringLiteral(", ") : QStringLiteral("、"));
    if (!member.schoolStatus.empty())
        return words.code("school_status", member.schoolStatus);
    return words.code("labour", member.labour);
}

} // namespace

HouseholdViewModel::HouseholdViewModel(QObject* parent)
    : QObject(parent)
    , m_members({"person", "name", "relation", "gender", "age", "condition", "whereabouts", "place", "idNo",
                 "idShown", "phone", "phoneShown"})
    , m_rounds({"visit", "round", "year", "stage", "day", "income", "current"}) {}

void HouseholdViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, &HouseholdViewModel::read);
    connect(app, &Application::languageChanged, this, &HouseholdViewModel::read);
    connect(app, &Application::signedInChanged, this, [this] {
        m_shown.clear();
        read();
    });
    emit appChanged();
    read();
}

void HouseholdViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    m_shown.clear();
    m_error.clear();
    emit householdChanged();
    read();
}

QString HouseholdViewModel::phone() const {
    return m_shown.value(householdId() + QStringLiteral("/phone"), m_maskedPhone);
}

void HouseholdViewModel::read() {
    if (m_app == nullptr)
        return;
    const auto row = m_household.empty() ? std::nullopt
                                         : store::householdRow(m_app->tables(), m_household, m_app->round());
    m_found = row.has_value();
    if (!row) {
        m_members.setRows({});
        m_rounds.setRows({});
        emit changed();
        return;
    }
    const Words words(*m_app);
    m_villageCode = row->villageCode;
    m_name = text(row->headName);
    m_village = text(row->villageName);
    m_hamlet = Words::hamlet(row->hamletName, row->villageName);
    m_address = text(row->address);
    m_nationalNo = text(row->nationalNo);
    m_category = words.code("base_type", row->baseType);
    const bool monitored = !row->monitorClass.empty() && row->monitorClass != "0";
    m_monitoring = monitored ? words.code("monitor_class", row->monitorClass) : QString();
    m_monitoringStatus = monitored ? words.code("monitor_status", row->monitorStatus) : QString();
    m_maskedPhone = text(domain::maskPhone(row->phone));
    m_lastYearIncome = row->lastYearPerNet ? words.yuan(*row->lastYearPerNet) : QString();
    m_registered = row->persons;
    m_stage = static_cast<int>(row->stage);
    m_visitDay = row->visitedAt > 0 ? words.day(row->visitedAt) : QString();
    const auto visit = store::visitIdOf(m_app->round(), m_household);
    m_refusal = store::waitingRefusal(m_app->tables(), visit)    ? QStringLiteral("waiting")
                : store::acceptedRefusal(m_app->tables(), visit) ? QStringLiteral("accepted")
                                                                 : QString();
    m_signDue = row->resignDueOn.empty() ? QString() : words.day(row->resignDueOn);
    m_version = static_cast<int>(row->version);
    m_sealedVersion = static_cast<int>(row->sealedVersion);
    m_hereOnly = !row->visit.empty() && m_app->replica().isPending("visit", row->visit);
    readMembers(row->visit);
    readRounds();
    readDoubled();
    emit changed();
}

void HouseholdViewModel::readDoubled() {
    const auto pairs = store::doubledPersons(m_app->tables(), m_household);
    m_doubled = static_cast<int>(pairs.size());
    m_doubledName = pairs.empty() ? QString() : text(pairs.front().name);
}

void HouseholdViewModel::readMembers(const std::string& visit) {
    const Words words(*m_app);
    const std::string today = m_app->today();
    QList<QVariantMap> rows;
    m_away = 0;
    for (const store::MemberRow& member : store::members(m_app->tables(), m_household, visit)) {
        const QString id = text(member.id);
        const QString idKey = id + QStringLiteral("/id_no");
        const QString phoneKey = id + QStringLiteral("/phone");
        m_away += isAway(member.whereabouts) ? 1 : 0;
        rows.append({{"person", id},
                     {"name", text(member.name)},
                     {"relation", words.code("relation", member.relation)},
                     {"gender", words.code("gender", member.gender)},
                     {"age", store::ageOn(member.birthDate, today).value_or(-1)},
                     {"condition", condition(member, words)},
                     {"whereabouts", words.code("whereabouts", member.whereabouts)},
                     {"place", member.workPlace.empty() ? words.code("work_region", member.workRegion)
                                                        : text(member.workPlace)},
                     {"idNo", m_shown.value(idKey, text(domain::maskIdNumber(member.idNo)))},
                     {"idShown", m_shown.contains(idKey)},
                     {"phone", m_shown.value(phoneKey, text(domain::maskPhone(member.phone)))},
                     {"phoneShown", m_shown.contains(phoneKey)}});
    }
    m_members.setRows(std::move(rows));
}

void HouseholdViewModel::readRounds() {
    const Words words(*m_app);
    QList<QVariantMap> rows;
    m_lastNote.clear();
    m_lastNoteBy.clear();
    bool hasCurrent = false;
    for (const store::PastVisit& past : store::pastVisits(m_app->tables(), m_household, m_app->round())) {
        hasCurrent = hasCurrent || past.current;
        rows.append({{"visit", text(past.visit)},
                     {"round", text(past.roundName)},
                     {"year", static_cast<int>(past.year)},
                     {"stage", past.current ? m_stage : static_cast<int>(past.stage)},
                     {"day", past.visitedAt > 0 ? words.day(past.visitedAt) : QString()},
                     {"income", past.perNet ? words.yuan(*past.perNet) : QString()},
                     {"current", past.current}});
        if (m_lastNote.isEmpty() && !past.current && !past.note.empty()) {
            m_lastNote = text(past.note);
            m_lastNoteBy = text(past.author);
        }
    }
    if (!hasCurrent && !m_app->round().empty())
        rows.prepend({{"visit", QString()},
                      {"round", m_app->roundName()},
                      {"year", QString::fromStdString(m_app->today()).left(4).toInt()},
                      {"stage", static_cast<int>(store::Stage::Unvisited)},
                      {"day", QString()},
                      {"income", QString()},
                      {"current", true}});
    m_rounds.setRows(std::move(rows));
}

void HouseholdViewModel::revealPhone() {
    reveal("household", m_household, "phone");
}

void HouseholdViewModel::revealMember(const QString& person, const QString& field) {
    if (field == QLatin1String("id_no"))
        reveal("person", person.toStdString(), "id_no");
    else if (field == QLatin1String("phone"))
        reveal("person", person.toStdString(), "phone");
}

void HouseholdViewModel::reveal(const char* type, const sync::Id& id, const char* field) {
    const auto value = m_app->parts().revealField.reveal({m_villageCode, type, id, field}, m_app->staff());
    m_error = value ? QString() : text(value.error().code);
    if (value)
        m_shown.insert(text(id) + '/' + field, text(*value));
    read();
}

} // namespace ruhu::viewmodels
