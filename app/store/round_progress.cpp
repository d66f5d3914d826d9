#include "app/store/round_progress.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <cstdio>

namespace ruhu::store {
namespace {

std::optional<std::chrono::sys_days> parseDate(const std::string& text) {
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u", &y, &m, &d) != 3)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date);
}

void findNext(RoundProgress& progress, const sync::Id& lastHamlet) {
    for (std::size_t i = 0; i < progress.hamlets.size(); ++i) {
        if (progress.hamlets[i].unvisited == 0)
            continue;
        if (progress.nextHamlet < 0 || progress.hamlets[i].id == lastHamlet)
            progress.nextHamlet = static_cast<int>(i);
    }
    if (progress.nextHamlet < 0)
        return;
    for (const HouseholdCell& cell : progress.hamlets[static_cast<std::size_t>(progress.nextHamlet)].cells) {
        if (cell.stage == Stage::Unvisited) {
            progress.nextHousehold = cell.household;
            return;
        }
    }
}

} // namespace

std::optional<int> daysBetween(const std::string& from, const std::string& to) {
    const auto a = parseDate(from);
    const auto b = parseDate(to);
    if (!a || !b)
        return std::nullopt;
    return static_cast<int>((*b - *a).count());
}

std::optional<Pace> pace(int left, const std::string& today, const std::string& due) {
    const auto days = daysBetween(today, due);
    if (!days)
        return std::nullopt;
    Pace result;
    result.left = left;
    result.days = *days + 1;
    if (left > 0 && result.days > 0)
        result.perDay = (left + result.days - 1) / result.days;
    return result;
}

std::optional<RoundInfo> roundInfo(SQLite::Database& tables, const sync::Id& round) {
    SQLite::Statement query(tables, "SELECT id, name, starts_on, visits_due_on FROM round WHERE id = ?");
    query.bind(1, round);
    if (!query.executeStep())
        return std::nullopt;
    return RoundInfo{query.getColumn(0).getString(), query.getColumn(1).getString(),
                     query.getColumn(2).getString(), query.getColumn(3).getString()};
}

std::vector<VillageProgress> villageProgress(SQLite::Database& tables, const sync::Id& round) {
    SQLite::Statement query(tables, std::string("SELECT h.village_code, COALESCE(w.name, h.village_code), ") +
                                        kStageSql + " AS stage, count(*) FROM household h" +
                                        " LEFT JOIN village w ON w.code = h.village_code" + kVisitJoinSql +
                                        "WHERE h._deleted IS NULL GROUP BY h.village_code, stage"
                                        " ORDER BY w.position, h.village_code");
    query.bind(1, round);
    std::vector<VillageProgress> villages;
    while (query.executeStep()) {
        const std::string code = query.getColumn(0).getString();
        if (villages.empty() || villages.back().code != code)
            villages.push_back({code, query.getColumn(1).getString(), 0, 0, 0, 0});
        VillageProgress& village = villages.back();
        const int count = query.getColumn(3).getInt();
        village.total += count;
        switch (static_cast<Stage>(query.getColumn(2).getInt())) {
        case Stage::Signed:
            village.finished += count;
            break;
        case Stage::AwaitingSignature:
            village.awaiting += count;
            break;
        case Stage::Draft:
            village.drafts += count;
            break;
        case Stage::Unvisited:
            break;
        }
    }
    return villages;
}

RoundProgress roundProgress(SQLite::Database& tables, const sync::Id& round, const std::string& villageCode) {
    SQLite::Statement query(tables,
                            std::string("SELECT h.id, COALESCE(h.hamlet_id, ''), COALESCE(t.name, ''), ") +
                                kStageSql + ", v.started_at, v.resign_due_on FROM household h" +
                                " LEFT JOIN hamlet t ON t.id = h.hamlet_id" + kVisitJoinSql +
                                "WHERE h._deleted IS NULL AND h.village_code = ?"
                                " ORDER BY t.position, t.name, h.position, h.national_no, h.id");
    query.bind(1, round);
    query.bind(2, villageCode);
    RoundProgress progress;
    sync::Id lastHamlet;
    sync::Instant lastStart = 0;
    while (query.executeStep()) {
        const std::string hamletId = query.getColumn(1).getString();
        if (progress.hamlets.empty() || progress.hamlets.back().id != hamletId) {
            progress.hamlets.emplace_back();
            progress.hamlets.back().id = hamletId;
            progress.hamlets.back().name = query.getColumn(2).getString();
        }
        HamletProgress& hamlet = progress.hamlets.back();
        const auto stage = static_cast<Stage>(query.getColumn(3).getInt());
        hamlet.cells.push_back({query.getColumn(0).getString(), stage});
        ++progress.total;
        switch (stage) {
        case Stage::Signed:
            ++hamlet.finished;
            ++progress.finished;
            break;
        case Stage::AwaitingSignature: {
            ++hamlet.awaiting;
            ++progress.awaiting;
            const std::string due = query.getColumn(5).getString();
            if (!due.empty() && (progress.earliestDue.empty() || due < progress.earliestDue))
                progress.earliestDue = due;
            break;
        }
        case Stage::Draft:
            ++hamlet.drafts;
            break;
        case Stage::Unvisited:
            ++hamlet.unvisited;
            break;
        }
        const sync::Instant started = query.getColumn(4).getInt64();
        if (started > lastStart) {
            lastStart = started;
            lastHamlet = hamletId;
        }
    }
    findNext(progress, lastHamlet);
    return progress;
}

} // namespace ruhu::store
