#pragma once

#include "app/store/roster_lookup.h"
#include "app/usecases/roster_staging.h"
#include "sync/core/change_set.h"

#include <map>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// Record types that a roster is compared with.
inline const std::vector<std::string> kRosterTypes = {"township", "village", "hamlet", "household", "person"};

/// Compares a staged roster with the records as they stand and gives the drafts that bring them level, one
/// village's stream after the other. Counts, conflicts and missing people go to the report.
/// `villageCodes`: codes for villages whose households carry no number, by name.
std::vector<sync::Draft> planRoster(const StagedRoster& roster, const store::RosterLookup& known,
                                    const std::map<std::string, std::string>& villageCodes,
                                    ImportReport& report);

} // namespace ruhu::usecases
