#pragma once

#include "app/domain/codes.h"
#include "app/store/visit_queries.h"

#include <string>

namespace ruhu::usecases {

/// What stands beside a signature that is not simply the person's own hand: who agreed and how, who wrote the
/// name, in which call it was confirmed, why it was refused and who saw it. Empty for a plain signature.
std::string signatureNote(SQLite::Database& tables, const store::SignatureRecord& signature,
                          domain::Language language);

} // namespace ruhu::usecases
