#pragma once

#include "app/store/stage.h"
#include "sync/core/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace ruhu::store {

/// What a list or a title shows of a household. Codes as in the schema; texts may be empty.
struct HouseholdRow {
    sync::Id id;
    std::string headName; ///< falls back to the first member's name
    std::string nationalNo;
    std::string villageCode;
    std::string villageName;
    std::string hamletName;
    std::string address;
    std::string phone; ///< in full: mask before showing
    std::string baseType;
    std::string monitorClass;
    std::string monitorStatus;
    std::optional<std::int64_t> lastYearPerNet; ///< fen
    int persons = 0;
    Stage stage = Stage::Unvisited;
    sync::Id visit; ///< of the round; empty = none
    std::int64_t version = 0;
    std::int64_t sealedVersion = 0;
    sync::Instant visitedAt = 0;
    std::string resignDueOn;
    int checkersSigned = 0; ///< of the newest seal
};

struct MemberRow {
    sync::Id id;
    std::string name;
    std::string relation;
    std::string gender;
    std::string birthDate;
    std::string idNo;        ///< in full: mask before showing
    std::string phone;       ///< in full: mask before showing
    std::string whereabouts; ///< of this round's visit if filled, else of the person
    std::string workRegion;
    std::string workPlace;
    std::string schoolStatus;
    std::string labour;
    std::vector<std::string> health;
    std::string disabilityKind;
    std::string disabilityLevel;
};

/// A round in which this household was visited.
struct PastVisit {
    sync::Id visit;
    std::string roundName;
    std::int64_t year = 0;
    Stage stage = Stage::Unvisited;
    sync::Instant visitedAt = 0;
    std::optional<std::int64_t> perNet; ///< fen, from the newest seal in force
    std::string note;                   ///< what the team noted with its conclusion
    std::string author;                 ///< one of the team
    bool current = false;
};

std::optional<HouseholdRow> householdRow(SQLite::Database& tables, const sync::Id& household,
                                         const sync::Id& round);

/// Head first, then in the household's own order.
std::vector<MemberRow> members(SQLite::Database& tables, const sync::Id& household, const sync::Id& visit);

/// Newest first, the current round included when there is a visit.
std::vector<PastVisit> pastVisits(SQLite::Database& tables, const sync::Id& household, const sync::Id& round);

/// Whole years from YYYY-MM-DD to YYYY-MM-DD; nullopt if one of them is no date or the age would be negative.
std::optional<int> ageOn(const std::string& birthDate, const std::string& today);

} // namespace ruhu::store
