#include "app/viewmodels/merge_view_model.h"

#include "app/domain/masking.h"
#include "app/store/household_queries.h"
#include "app/store/record_fields.h"
#include "app/usecases/merge_persons.h"
#include "app/viewmodels/value_words.h"
#include "app/viewmodels/words.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <set>

namespace ruhu::viewmodels {

namespace {

/// Said elsewhere on the page, or of no use to a person.
bool isPassedOver(const std::string& field) {
    static const std::set<std::string> fields = {"household_id", "position", "moved_from",
                                                 "not_same",     "raw_name", "national_no"};
    return fields.contains(field);
}

int count(SQLite::Database& tables, const char* type, const sync::Id& person) {
    SQLite::Statement query(tables, std::string("SELECT count(*) FROM ") + type +
                                        " WHERE person_id = ? AND _deleted IS NULL");
    query.bind(1, person);
    query.executeStep();
    return query.getColumn(0).getInt();
}

/// A value in words; the numbers that identify a person masked.
QString wordsOf(const ValueReader& reader, const store::ReviewItem& item, const store::RecordFields& record) {
    const auto found = record.fields.find(item.field);
    if (found == record.fields.end())
        return {};
    const auto value = reader.value(item, found->second.dump());
    if (reader.isMasked(item)) {
        const auto number = value.figure.toStdString();
        return QString::fromStdString(item.field == "phone" ? domain::maskPhone(number)
                                                            : domain::maskIdNumber(number));
    }
    return value.figure + value.unit;
}

QVariantMap side(Application& app, const sync::Id& person, const store::RecordFields& record) {
    const auto text = [&](const char* field) {
        const auto found = record.fields.find(field);
        return found == record.fields.end() ? std::string() : found->second.get<std::string>();
    };
    auto& tables = app.tables();
    const auto home = store::householdRow(tables, text("household_id"), app.round());
    return {{"name", QString::fromStdString(text("name"))},
            {"head", home ? QString::fromStdString(home->headName) : QString()},
            {"hamlet", home ? Words::hamlet(home->hamletName, home->villageName) : QString()},
            {"village", home ? QString::fromStdString(home->villageName) : QString()},
            {"visits", count(tables, "visit_member", person)},
            {"calls", count(tables, "contact_attempt", person)}};
}

} // namespace

MergeViewModel::MergeViewModel(QObject* parent)
    : QObject(parent)
    , m_differences({"label", "one", "other"}) {}

void MergeViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, &MergeViewModel::read);
    connect(app, &Application::languageChanged, this, &MergeViewModel::read);
    emit appChanged();
    read();
}

void MergeViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    emit householdChanged();
    read();
}

void MergeViewModel::setChoice(int choice) {
    m_choice = choice;
    emit changed();
}

void MergeViewModel::read() {
    if (m_app == nullptr || m_household.empty())
        return;
    auto& tables = m_app->tables();
    const auto pairs = store::doubledPersons(tables, m_household);
    m_count = static_cast<int>(pairs.size());
    const auto pair = pairs.empty() ? store::Doubled() : pairs.front();
    if (pair.one != m_pair.one || pair.other != m_pair.other)
        m_choice = 0;
    m_pair = pair;
    m_likeness = static_cast<int>(pair.by);
    QList<QVariantMap> rows;
    m_one = m_other = {};
    const auto one = store::recordFields(tables, "person", pair.one);
    const auto other = store::recordFields(tables, "person", pair.other);
    if (one && other) {
        m_one = side(*m_app, pair.one, *one);
        m_other = side(*m_app, pair.other, *other);
        m_possible = one->stream == other->stream;
        const ValueReader reader(*m_app);
        store::ReviewItem item;
        item.targetType = "person";
        for (const auto& field : m_app->schema().type("person")->fields) {
            item.field = field.name;
            const auto ours = one->fields.find(field.name);
            const auto theirs = other->fields.find(field.name);
            const bool differ = (ours == one->fields.end()) != (theirs == other->fields.end()) ||
                                (ours != one->fields.end() && ours->second != theirs->second);
            if (differ && !isPassedOver(field.name))
                rows.append({{"label", reader.label(item)},
                             {"one", wordsOf(reader, item, *one)},
                             {"other", wordsOf(reader, item, *other)}});
        }
    }
    m_differences.setRows(std::move(rows));
    emit changed();
}

void MergeViewModel::merge() {
    if (m_choice == 0 || !m_possible)
        return;
    const auto& keep = m_choice == 1 ? m_pair.one : m_pair.other;
    const auto& duplicate = m_choice == 1 ? m_pair.other : m_pair.one;
    report(usecases::MergePersons(m_app->replica()).merge(keep, duplicate, m_app->staff()));
}

void MergeViewModel::tellApart() {
    report(usecases::MergePersons(m_app->replica()).tellApart(m_pair.one, m_pair.other, m_app->staff()));
}

void MergeViewModel::report(const sync::Result<void>& done) {
    m_error = done ? QString() : QString::fromStdString(done.error().code);
    emit changed();
}

} // namespace ruhu::viewmodels
