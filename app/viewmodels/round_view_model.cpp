#include "app/viewmodels/round_view_model.h"

#include "app/store/household_queries.h"
#include "app/store/round_progress.h"
#include "app/viewmodels/cell_grid_item.h"
#include "app/viewmodels/words.h"

namespace ruhu::viewmodels {
namespace {

/// As many as fit beside the hamlets on a tablet held upright or lying; the rest is a tap away.
constexpr std::size_t kTodayRows = 6;

int cellState(store::Stage stage) {
    switch (stage) {
    case store::Stage::Unvisited:
        return CellGridItem::Open;
    case store::Stage::Draft:
        return CellGridItem::Half;
    case store::Stage::AwaitingSignature:
        return CellGridItem::Todo;
    case store::Stage::Signed:
        return CellGridItem::Done;
    }
    return CellGridItem::Open;
}

} // namespace

RoundViewModel::RoundViewModel(QObject* parent)
    : QObject(parent)
    , m_today({"household", "name", "persons", "category", "stage", "next"})
    , m_hamlets({"name", "cells", "households", "finished", "total", "awaiting", "remaining"})
    , m_villages({"code", "name", "finished", "total", "awaiting", "remaining", "chosen"}) {}

void RoundViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, &RoundViewModel::read);
    connect(app, &Application::roundChanged, this, &RoundViewModel::read);
    connect(app, &Application::villageChanged, this, &RoundViewModel::read);
    connect(app, &Application::languageChanged, this, &RoundViewModel::read);
    emit appChanged();
    read();
}

QString RoundViewModel::householdAt(int hamlet, int cell) const {
    return m_hamlets.get(hamlet).value("households").toStringList().value(cell);
}

void RoundViewModel::read() {
    const Words words(*m_app);
    const std::string today = m_app->today();
    const store::RoundProgress progress =
        store::roundProgress(m_app->tables(), m_app->round(), m_app->villageCode().toStdString());
    m_total = progress.total;
    m_finished = progress.finished;
    m_awaiting = progress.awaiting;
    m_left = progress.total - progress.finished;
    m_signDueText = progress.earliestDue.empty() ? QString() : words.day(progress.earliestDue);
    m_signOverdueDays = std::max(0, store::daysBetween(progress.earliestDue, today).value_or(0));

    const auto info = store::roundInfo(m_app->tables(), m_app->round());
    const auto pace = info ? store::pace(m_left, today, info->visitsDueOn) : std::nullopt;
    m_hasPace = pace.has_value();
    m_daysLeft = pace ? pace->days : 0;
    m_perDay = pace ? pace->perDay : 0;
    m_dueText = info && !info->visitsDueOn.empty() ? words.day(info->visitsDueOn) : QString();

    QList<QVariantMap> hamlets;
    std::vector<sync::Id> drafts;
    std::vector<sync::Id> open;
    m_todayHamlet.clear();
    m_todayLeft = 0;
    for (std::size_t i = 0; i < progress.hamlets.size(); ++i) {
        const store::HamletProgress& hamlet = progress.hamlets[i];
        QVariantList cells;
        QStringList households;
        for (const store::HouseholdCell& cell : hamlet.cells) {
            cells.append(cell.household == progress.nextHousehold ? int(CellGridItem::Next)
                                                                  : cellState(cell.stage));
            households.append(QString::fromStdString(cell.household));
            if (static_cast<int>(i) != progress.nextHamlet || cell.household == progress.nextHousehold)
                continue;
            if (cell.stage == store::Stage::Draft)
                drafts.push_back(cell.household);
            if (cell.stage == store::Stage::Unvisited)
                open.push_back(cell.household);
        }
        const int left = hamlet.unvisited + hamlet.drafts;
        hamlets.append({{"name", Words::hamlet(hamlet.name, m_app->villageName().toStdString())},
                        {"cells", cells},
                        {"households", households},
                        {"finished", hamlet.finished},
                        {"total", static_cast<int>(hamlet.cells.size())},
                        {"awaiting", hamlet.awaiting},
                        {"remaining", left}});
        if (static_cast<int>(i) == progress.nextHamlet) {
            m_todayHamlet = Words::hamlet(hamlet.name, m_app->villageName().toStdString());
            m_todayLeft = left;
        }
    }
    m_hamlets.setRows(std::move(hamlets));

    QList<QVariantMap> villages;
    for (const store::VillageProgress& village : store::villageProgress(m_app->tables(), m_app->round()))
        villages.append({{"code", QString::fromStdString(village.code)},
                         {"name", QString::fromStdString(village.name)},
                         {"finished", village.finished},
                         {"total", village.total},
                         {"awaiting", village.awaiting},
                         {"remaining", village.unvisited() + village.drafts},
                         {"chosen", QString::fromStdString(village.code) == m_app->villageCode()}});
    m_villages.setRows(std::move(villages));
    readToday(progress.nextHousehold, drafts, open);
    emit changed();
}

void RoundViewModel::readToday(const sync::Id& next, const std::vector<sync::Id>& drafts,
                               const std::vector<sync::Id>& open) {
    std::vector<sync::Id> households;
    if (!next.empty())
        households.push_back(next);
    households.insert(households.end(), drafts.begin(), drafts.end());
    households.insert(households.end(), open.begin(), open.end());
    if (households.size() > kTodayRows)
        households.resize(kTodayRows);
    const Words words(*m_app);
    m_nextHousehold = QString::fromStdString(next);
    m_nextName.clear();
    QList<QVariantMap> rows;
    for (const sync::Id& household : households) {
        const auto row = store::householdRow(m_app->tables(), household, m_app->round());
        if (!row)
            continue;
        if (household == next)
            m_nextName = Words::whole(row->headName);
        rows.append({{"household", QString::fromStdString(household)},
                     {"name", QString::fromStdString(row->headName)},
                     {"persons", row->persons},
                     {"category", words.code("base_type", row->baseType)},
                     {"stage", static_cast<int>(row->stage)},
                     {"next", household == next}});
    }
    m_today.setRows(std::move(rows));
}

} // namespace ruhu::viewmodels
