#pragma once

#include "app/documents/spreadsheet.h"
#include "app/usecases/import_report.h"
#include "sync/core/clock.h"
#include "sync/store/committer.h"

namespace ruhu::usecases {

/// Reads a list of staff: 姓名, 职务, 行政村 (several by 、 or comma; 全乡 or, for offices of the township,
/// nothing = all villages), 联系电话, 初始密码 (6 to 12 digits; missing = six random digits, told once in the
/// report). Makes the staff record, and in each village's stream an assignment and a credential that only
/// holds an Argon2id verifier. Villages must be there already: import the roster first. Doing it again makes
/// nothing twice and never resets a password.
/// Errors: "no_roster" (no such headings), those of Committer::commit.
sync::Result<ImportReport> importStaff(const documents::Workbook& workbook, sync::Committer& committer,
                                       sync::Random& random);

/// True if some sheet has the headings of a staff list.
bool isStaffList(const documents::Workbook& workbook);

} // namespace ruhu::usecases
