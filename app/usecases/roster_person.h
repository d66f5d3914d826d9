#pragma once

#include "app/usecases/roster_staging.h"

#include <optional>

namespace ruhu::usecases {

/// One row as a person: names cleaned, identity number checked, birth date and gender taken from it.
/// Empty: the row cannot be taken, and report.rejected says why.
std::optional<StagedPerson> stagePerson(const RosterRows& rows, const RosterRow& row, std::string_view today,
                                        ImportReport& report);

} // namespace ruhu::usecases
