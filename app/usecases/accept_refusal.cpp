#include "app/usecases/accept_refusal.h"

#include "app/store/refusals.h"
#include "app/store/staff_queries.h"

#include <nlohmann/json.hpp>

namespace ruhu::usecases {

std::string AcceptRefusal::refusal(const sync::Id& visit, const sync::Id& by) {
    auto& tables = m_committer.tables();
    const auto staff = store::staffEntry(tables, by);
    if (!staff || !store::decidesForTownship(staff->role))
        return "not_permitted";
    const auto waiting = store::waitingRefusal(tables, visit);
    if (!waiting)
        return "not_refused";
    return store::hasSigned(tables, waiting->seal, by) ? "own_visit" : "";
}

sync::Result<void> AcceptRefusal::accept(const sync::Id& visit, const sync::Id& by) {
    if (auto code = refusal(visit, by); !code.empty())
        return sync::Error{std::move(code), visit};
    const auto waiting = store::waitingRefusal(m_committer.tables(), visit);
    return m_committer.commit({waiting->stream,
                               by,
                               {{"visit",
                                 visit,
                                 {{"refusal_accepted_seal", waiting->seal},
                                  {"refusal_accepted_by", by},
                                  {"refusal_accepted_at", m_committer.correctedNow()},
                                  {"resign_due_on", nullptr}},
                                 std::nullopt}},
                               {}});
}

} // namespace ruhu::usecases
