#pragma once

#include "app/store/stage.h"
#include "sync/core/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace ruhu::store {

struct RoundInfo {
    sync::Id id;
    std::string name;
    std::string startsOn;    ///< YYYY-MM-DD or empty
    std::string visitsDueOn; ///< YYYY-MM-DD or empty
};

struct VillageProgress {
    std::string code;
    std::string name;
    int total = 0;
    int finished = 0; ///< Stage::Signed
    int awaiting = 0;
    int drafts = 0;
    int unvisited() const { return total - finished - awaiting - drafts; }
};

struct HouseholdCell {
    sync::Id household;
    Stage stage = Stage::Unvisited;
};

struct HamletProgress {
    sync::Id id; ///< empty: households without a hamlet
    std::string name;
    std::vector<HouseholdCell> cells; ///< in visiting order
    int finished = 0;
    int awaiting = 0;
    int drafts = 0;
    int unvisited = 0;
};

/// What a village has done and where it goes next.
struct RoundProgress {
    std::vector<HamletProgress> hamlets;
    int total = 0;
    int finished = 0;
    int awaiting = 0;
    std::string earliestDue; ///< YYYY-MM-DD of the first 补签 that is due; empty if none has a date
    int nextHamlet = -1;     ///< where the team works: index into hamlets, -1 when everybody has been visited
    sync::Id nextHousehold;  ///< first unvisited one there
};

/// How fast the rest must go.
struct Pace {
    int left = 0;   ///< households not yet signed
    int days = 0;   ///< today and the last day included; 0 or less: the date has passed
    int perDay = 0; ///< rounded up; 0 when there is no time or nothing left
};

std::optional<RoundInfo> roundInfo(SQLite::Database& tables, const sync::Id& round);

/// Every village on this tablet, in the township's order.
std::vector<VillageProgress> villageProgress(SQLite::Database& tables, const sync::Id& round);

/// One village. Next is in the hamlet where a visit was last begun, if somebody there is still unvisited,
/// else in the first hamlet with an unvisited household.
RoundProgress roundProgress(SQLite::Database& tables, const sync::Id& round, const std::string& villageCode);

/// Dates as YYYY-MM-DD; nullopt when one of them is not a date.
std::optional<Pace> pace(int left, const std::string& today, const std::string& due);

/// Days from `from` to `to`, both YYYY-MM-DD.
std::optional<int> daysBetween(const std::string& from, const std::string& to);

} // namespace ruhu::store
