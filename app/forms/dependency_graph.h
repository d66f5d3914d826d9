#pragma once

#include "app/forms/form.h"
#include "app/forms/problem.h"

namespace ruhu::forms {

/// Orders the form's computations so that each comes after what it reads, and notes who reads what: fills
/// form.computations and form.readers. A calculation that needs its own result is a problem "cycle" whose
/// detail names the nodes; reading another instance of the same repeat (the previous row's balance) is none.
void orderComputations(Form& form, Problems& problems);

} // namespace ruhu::forms
