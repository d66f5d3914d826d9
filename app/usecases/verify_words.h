#pragma once

#include "app/usecases/verify_visit.h"

#include <string>

namespace ruhu::usecases {

/// The check for a person, in Chinese or English: the verdict, what was found, and what the sealed content
/// says (whose visit, result, what was read back, who signed), so that it can be held beside the paper.
std::string verifyText(const VisitCheck& check, bool english);

/// The same for a program:
/// {"verdict":"whole"|"altered"|"not_verifiable","hash":…,"findings":[{"kind":…,"zh":…, "en":…}]}.
std::string verifyJson(const VisitCheck& check);

/// 0 whole, 1 altered, 3 not verifiable.
int verifyExitCode(const VisitCheck& check);

} // namespace ruhu::usecases
