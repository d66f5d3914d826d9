#include "app/usecases/sign_in.h"

#include "app/store/staff_queries.h"
#include "app/usecases/pin.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::usecases {

std::vector<std::string> SignIn::verifiers(const sync::Id& staff) const {
    return store::pinVerifiers(m_committer.tables(), staff);
}

bool SignIn::verify(const std::vector<std::string>& verifiers, const std::string& pin) {
    return std::any_of(verifiers.begin(), verifiers.end(), [&pin](const std::string& verifier) {
        return verifyPin(verifier, pin);
    });
}

sync::Instant SignIn::waitMs(const sync::Id& staff) const {
    const auto found = m_settings.wrongPins.find(staff);
    if (found == m_settings.wrongPins.end() || found->second.count < kFreeTries)
        return 0;
    const int beyond = std::min(found->second.count - kFreeTries, 10);
    const sync::Instant wait = std::min(kFirstWaitMs << beyond, kLongestWaitMs);
    const sync::Instant passed = m_clock.now() - found->second.lastAt;
    // A clock set back must not lock somebody out for years.
    return passed < 0 ? wait : std::max<sync::Instant>(0, wait - passed);
}

void SignIn::countWrong(const sync::Id& staff) {
    auto& wrong = m_settings.wrongPins[staff];
    ++wrong.count;
    wrong.lastAt = m_clock.now();
    (void)m_settings.save();
}

void SignIn::countRight(const sync::Id& staff) {
    if (m_settings.wrongPins.erase(staff) != 0)
        (void)m_settings.save();
}

bool SignIn::mustChange(const sync::Id& staff) const {
    SQLite::Statement query(m_committer.tables(),
                            "SELECT 1 FROM credential WHERE staff_id = ? AND must_change = 1"
                            " AND _deleted IS NULL");
    query.bind(1, staff);
    return query.executeStep();
}

sync::Result<void> SignIn::changePin(const sync::Id& staff, const std::string& verifier) {
    std::vector<std::pair<std::string, sync::Id>> credentials;
    SQLite::Statement query(m_committer.tables(),
                            "SELECT _stream, id FROM credential WHERE staff_id = ? AND _deleted IS NULL");
    query.bind(1, staff);
    while (query.executeStep())
        credentials.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
    query.reset();
    for (const auto& [stream, id] : credentials) {
        sync::Draft draft;
        draft.stream = stream;
        draft.by = staff;
        sync::RecordChange change;
        change.type = "credential";
        change.id = id;
        change.fields = {{"pin_hash", verifier}, {"must_change", false}};
        draft.changes.push_back(std::move(change));
        if (auto committed = m_committer.commit(draft); !committed)
            return committed;
    }
    return {};
}

} // namespace ruhu::usecases
