#pragma once

#include "app/domain/seal_content.h"

namespace ruhu::domain {

/// Whether the sealed visit asked for the income at all. Where nobody answered (拒访, 空挂户) its sums are
/// zero because nothing was added up, not because the household has nothing: a page or a ledger leaves them
/// empty.
bool hasIncome(const SealContent& content);

} // namespace ruhu::domain
