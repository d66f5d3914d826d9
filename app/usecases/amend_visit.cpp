#include "app/usecases/amend_visit.h"

#include "app/store/visit_queries.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {

sync::Result<void> AmendVisit::amend(const sync::Id& visit, const sync::Id& by) {
    const auto state = store::visitState(m_committer.tables(), visit);
    if (!state)
        return sync::Error{"no_visit", "the visit has not begun"};
    if (!state->sealed())
        return sync::Error{"not_sealed", "the visit is open"};
    sync::RecordChange next{
        "visit", visit, {{"version", state->version + 1}, {"read_back_at", nullptr}}, std::nullopt};
    return m_committer.commit({state->stream, by, {std::move(next)}, {}});
}

} // namespace ruhu::usecases
