#include "app/usecases/half_seal.h"

#include "app/store/visit_queries.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {
namespace {

constexpr const char* kContentChanged = "内容已改";

} // namespace

std::vector<sync::RecordChange> dropHalfSeal(SQLite::Database& tables, const sync::Id& visit,
                                             std::int64_t version) {
    std::vector<sync::RecordChange> changes;
    const auto seal = store::sealOfVersion(tables, visit, version);
    if (!seal)
        return changes;
    changes.push_back({"visit_seal", seal->id, {}, kContentChanged});
    for (const auto& signature : store::signaturesOf(tables, seal->id))
        changes.push_back({"signature", signature.id, {}, kContentChanged});
    return changes;
}

} // namespace ruhu::usecases
