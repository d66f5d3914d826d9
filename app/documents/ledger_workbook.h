#pragma once

#include "app/domain/visit_ledger.h"
#include "sync/core/result.h"

#include <filesystem>

namespace ruhu::documents {

/// Writes ledger ① as an .xlsx file with the habits of a Chinese office: merged title, filling-in line,
/// header that stays in view and repeats on paper, identity numbers and phones as text, real dates, 合计 as
/// formulas with their values beside them, A3 landscape one page wide, page numbers, line for signatures. The
/// file appears whole or not at all. Errors: "write_failed" (detail: why).
sync::Result<void> writeVisitLedger(const domain::VisitLedger& ledger, const std::filesystem::path& file);

} // namespace ruhu::documents
