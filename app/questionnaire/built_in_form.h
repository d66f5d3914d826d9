#pragma once

#include "app/questionnaire/household_form.h"

namespace ruhu::questionnaire {

/// The household visit that the program brings along: app/forms/household_visit, converted. Read once, at the
/// first call. One thread.
std::shared_ptr<const HouseholdForm> builtInForm();

} // namespace ruhu::questionnaire
