#pragma once

#include "app/usecases/import_report.h"
#include "app/usecases/roster_rows.h"
#include "app/usecases/roster_values.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::usecases {

struct StagedPerson {
    std::string nationalNo;
    std::string idNo; ///< normalised; empty for a newborn without one
    std::string name;
    FieldValues fields; ///< schema fields of the person but household_id and position
    ImportRemark place; ///< where it stood; text empty
};

struct StagedHousehold {
    std::string nationalNo; ///< empty: the file has none
    std::string headIdNo;
    std::string headName;
    std::string village; ///< index key into StagedRoster::villages
    std::string hamlet;  ///< empty: the file names none
    FieldValues fields;
    std::vector<StagedPerson> people;
    int head = -1; ///< index in people, -1 = nobody is marked
    ImportRemark place;
};

struct StagedVillage {
    std::string name;
    std::string code; ///< 12 digits; empty: the file does not tell
};

/// A roster as it will be compared with what is known: cleaned, validated, grouped into households in the
/// file's order.
struct StagedRoster {
    std::string township; ///< name, from the file
    std::string county;
    std::map<std::string, StagedVillage> villages; ///< by villageKey()
    std::vector<StagedHousehold> households;
};

/// 赵家坪, 赵家坪村, 赵家坪村委会 are one village.
std::string villageKey(std::string_view name);

/// Applies DOMAIN's table of dirty cases. Rows that cannot be taken go to report.rejected, doubts to
/// report.warnings. `today` = YYYY-MM-DD. Touches nothing else.
StagedRoster stageRoster(const RosterRows& rows, std::string_view today, ImportReport& report);

} // namespace ruhu::usecases
