#include "app/viewmodels/household_list_view_model.h"

#include "app/store/household_queries.h"
#include "app/viewmodels/words.h"

namespace ruhu::viewmodels {
namespace {

constexpr int kRowsKept = 400;

enum Role {
    HouseholdRole = Qt::UserRole,
    NameRole,
    VillageRole,
    HamletRole,
    AddressRole,
    PersonsRole,
    CategoryRole,
    StageRole,
    DayRole,
    MatchedNameRole,
    ByNumberRole,
};

} // namespace

HouseholdListViewModel::HouseholdListViewModel(QObject* parent)
    : QAbstractListModel(parent)
    , m_rows(kRowsKept) {}

void HouseholdListViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::indexChanged, this, &HouseholdListViewModel::search);
    connect(app, &Application::villageChanged, this, &HouseholdListViewModel::search);
    connect(app, &Application::languageChanged, this, &HouseholdListViewModel::search);
    emit appChanged();
    search();
}

void HouseholdListViewModel::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    search();
    emit queryChanged();
}

void HouseholdListViewModel::setFilter(int filter) {
    if (filter == m_filter || filter < All || filter > Conflict)
        return;
    m_filter = filter;
    search();
    emit queryChanged();
}

void HouseholdListViewModel::setByName(bool byName) {
    if (byName == m_byName)
        return;
    m_byName = byName;
    search();
    emit queryChanged();
}

void HouseholdListViewModel::setAllVillages(bool all) {
    if (all == m_allVillages)
        return;
    m_allVillages = all;
    search();
    emit queryChanged();
}

bool HouseholdListViewModel::loading() const {
    return m_app == nullptr || m_app->index() == nullptr;
}

bool HouseholdListViewModel::needsMoreDigits() const {
    const QString trimmed = m_text.trimmed();
    return !trimmed.isEmpty() && trimmed.size() < 4 && trimmed.front().isDigit();
}

void HouseholdListViewModel::search() {
    beginResetModel();
    m_rows.clear();
    m_matches.clear();
    m_counts.clear();
    if (const store::SearchIndex* index = m_app->index()) {
        const std::string village = m_allVillages ? std::string() : m_app->villageCode().toStdString();
        m_matches =
            index->search({m_text.toStdString(), village, static_cast<store::HouseholdFilter>(m_filter),
                           m_byName ? store::HouseholdOrder::Name : store::HouseholdOrder::Visiting});
        for (const std::size_t count : index->counts(village))
            m_counts.append(static_cast<int>(count));
    }
    endResetModel();
    emit countChanged();
    emit countsChanged();
}

int HouseholdListViewModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> HouseholdListViewModel::roleNames() const {
    return {{HouseholdRole, "household"}, {NameRole, "name"},        {VillageRole, "village"},
            {HamletRole, "hamlet"},       {AddressRole, "address"},  {PersonsRole, "persons"},
            {CategoryRole, "category"},   {StageRole, "stage"},      {DayRole, "day"},
            {MatchedNameRole, "matched"}, {ByNumberRole, "byNumber"}};
}

QVariantMap* HouseholdListViewModel::row(int index) const {
    const store::SearchMatch& match = m_matches[static_cast<std::size_t>(index)];
    const QString id = QString::fromStdString(m_app->index()->household(match.row));
    if (QVariantMap* known = m_rows.object(id))
        return known;
    auto values = std::make_unique<QVariantMap>();
    if (const auto row = store::householdRow(m_app->tables(), id.toStdString(), m_app->round())) {
        const Words words(*m_app);
        const QString name = QString::fromStdString(row->headName);
        QString matched;
        if (!m_text.isEmpty() && match.person != UINT32_MAX)
            matched = QString::fromStdString(m_app->index()->personName(match.person));
        *values = {{"household", id},
                   {"name", name},
                   {"village", QString::fromStdString(row->villageName)},
                   {"hamlet", Words::hamlet(row->hamletName, row->villageName)},
                   {"address", QString::fromStdString(row->address)},
                   {"persons", row->persons},
                   {"category", words.code("base_type", row->baseType)},
                   {"stage", static_cast<int>(row->stage)},
                   {"day", row->visitedAt > 0 ? words.day(row->visitedAt) : QString()},
                   {"matched", matched == name ? QString() : matched},
                   {"byNumber", match.by == store::MatchedBy::Number}};
    }
    QVariantMap* kept = values.get();
    m_rows.insert(id, values.release());
    return kept;
}

QVariant HouseholdListViewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count() || m_app->index() == nullptr)
        return {};
    return row(index.row())->value(QString::fromUtf8(roleNames().value(role)));
}

QString HouseholdListViewModel::householdAt(int row) const {
    if (row < 0 || row >= count() || m_app->index() == nullptr)
        return {};
    return QString::fromStdString(m_app->index()->household(m_matches[static_cast<std::size_t>(row)].row));
}

int HouseholdListViewModel::rowOf(const QString& household) const {
    const std::string wanted = household.toStdString();
    for (int i = 0; i < count() && m_app->index() != nullptr; ++i)
        if (m_app->index()->household(m_matches[static_cast<std::size_t>(i)].row) == wanted)
            return i;
    return -1;
}

} // namespace ruhu::viewmodels
