#include "app/viewmodels/change_view_model.h"

#include "app/domain/codes.h"
#include "app/domain/identity_number.h"
#include "app/store/household_queries.h"
#include "app/store/same_person.h"
#include "app/viewmodels/words.h"

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

ChangeViewModel::ChangeViewModel(QObject* parent)
    : QObject(parent) {
    connect(this, &ChangeViewModel::edited, this, &ChangeViewModel::look);
}

void ChangeViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, &ChangeViewModel::read);
    connect(app, &Application::languageChanged, this, &ChangeViewModel::read);
    emit appChanged();
    read();
}

void ChangeViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    setChange({});
    emit householdChanged();
    read();
}

void ChangeViewModel::setChange(const QString& change) {
    m_change = change;
    for (auto* field :
         {&m_name, &m_idNo, &m_gender, &m_birthDate, &m_relation, &m_person, &m_on, &m_newHead, &m_error})
        field->clear();
    m_known.clear();
    emit edited();
}

void ChangeViewModel::read() {
    if (!m_app || m_household.empty())
        return;
    const Words words(*m_app);
    const auto row = store::householdRow(m_app->tables(), m_household, m_app->round());
    m_head = row ? qt(row->headName) : QString();
    m_members.clear();
    for (const auto& m : store::members(m_app->tables(), m_household, {}))
        if (m.whereabouts != "9" && m.whereabouts != "10")
            m_members.append(
                QVariantMap{{"person", qt(m.id)},
                            {"name", qt(m.name)},
                            {"text", tr("%1，%2").arg(qt(m.name), words.code("relation", m.relation))},
                            {"head", m.relation == "01"}});
    look();
}

/// Whom the newcomer may be, as far as it is typed.
void ChangeViewModel::look() {
    m_known.clear();
    if (m_app && comes()) {
        const auto number = domain::checkIdentityNumber(m_idNo.toStdString(), m_app->today());
        const auto born = number.valid() ? number.birthDate : m_birthDate.toStdString();
        const auto village = m_app->villageCode().toStdString();
        for (const auto& p : store::samePersons(m_app->tables(), number.valid() ? number.text : std::string(),
                                                m_name.trimmed().toStdString(), born))
            m_known.append(QVariantMap{{"person", qt(p.id)},
                                       {"here", p.household == m_household},
                                       {"byNumber", p.byNumber},
                                       {"movable", p.villageCode == village},
                                       {"text", tr("%1，%2生，在%3%4 %5户")
                                                    .arg(qt(p.name), qt(p.birthDate), qt(p.village),
                                                         Words::hamlet(p.hamlet, p.village), qt(p.head))}});
    }
    emit changed();
}

QString ChangeViewModel::numberFault() const {
    if (!m_app || m_idNo.trimmed().isEmpty())
        return {};
    const auto number = domain::checkIdentityNumber(m_idNo.toStdString(), m_app->today());
    return number.valid() ? QString() : qt(domain::faultText(number.fault));
}

QVariantList ChangeViewModel::relations() const {
    QVariantList rows;
    if (!m_app)
        return rows;
    const auto language = Words(*m_app).english() ? domain::Language::English : domain::Language::Chinese;
    for (const auto& code : domain::codeList("relation").codes())
        if (code.code != "01")
            rows.append(QVariantMap{{"value", qt(code.code)},
                                    {"text", qt(language == domain::Language::English ? code.en : code.zh)}});
    return rows;
}

bool ChangeViewModel::headGoes() const {
    return goes() && m_members.size() > 1 &&
           std::any_of(m_members.begin(), m_members.end(), [this](const QVariant& m) {
               return m.toMap()["person"].toString() == m_person && m.toMap()["head"].toBool();
           });
}

QString ChangeViewModel::today() const {
    return m_app ? qt(m_app->today()) : QString();
}

QString ChangeViewModel::obstacle() const {
    if (goes())
        return m_person.isEmpty()                   ? tr("先选是谁")
               : m_change == "21" && m_on.isEmpty() ? tr("先选日期")
               : headGoes() && m_newHead.isEmpty()  ? tr("先选新户主")
                                                    : QString();
    if (!comes())
        return tr("先选是什么变动");
    if (m_name.trimmed().isEmpty())
        return tr("先写名字");
    if (!m_idNo.trimmed().isEmpty() && !numberFault().isEmpty())
        return tr("身份证号不对");
    if (m_idNo.trimmed().isEmpty() && m_birthDate.isEmpty())
        return tr("没有身份证号，要选出生日期");
    for (const auto& known : m_known)
        if (known.toMap()["byNumber"].toBool())
            return tr("这个号码是别人的");
    return m_relation.isEmpty() ? tr("先选与户主的关系") : QString();
}

usecases::ChangeHousehold::Newcomer ChangeViewModel::newcomer() const {
    return {m_household,
            m_change.toStdString(),
            m_name.trimmed().toStdString(),
            m_idNo.trimmed().toStdString(),
            m_gender.toStdString(),
            m_birthDate.toStdString(),
            m_relation.toStdString()};
}

bool ChangeViewModel::report(const std::string& code) {
    m_error = qt(code);
    if (code.empty())
        setChange({});
    emit changed();
    return code.empty();
}

bool ChangeViewModel::save() {
    usecases::ChangeHousehold change(m_app->replica());
    if (comes()) {
        const auto added = change.add(newcomer(), m_app->today(), m_app->staff());
        return report(added ? "" : added.error().code);
    }
    const auto left = change.leave({m_household, m_person.toStdString(), m_change.toStdString(),
                                    m_on.toStdString(), m_newHead.toStdString()},
                                   m_app->staff());
    return report(left ? "" : left.error().code);
}

bool ChangeViewModel::moveIn(const QString& person) {
    const auto moved =
        usecases::ChangeHousehold(m_app->replica()).moveIn(person.toStdString(), newcomer(), m_app->staff());
    return report(moved ? "" : moved.error().code);
}

} // namespace ruhu::viewmodels
