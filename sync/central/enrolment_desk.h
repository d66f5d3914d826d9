#pragma once

#include "sync/central/central_store.h"
#include "sync/central/http_server.h"

#include <mutex>
#include <string>

namespace ruhu::sync {

/// The stream names that a device may see now.
std::vector<std::string> openGrants(CentralStore& store, const std::vector<std::string>& grants);

/// A fresh one-time code, kept in the store as its derived secret. Returns the code itself, which is nowhere
/// else. `grants`: village codes or kAllVillages.
Result<std::string> issueEnrolmentCode(CentralStore& store, const Clock& clock, Random& random,
                                       const std::string& deviceName, const std::vector<std::string>& grants,
                                       std::int64_t validMs);

/// POST /v1/enrol (README section 6): turns a one-time code into a tablet's account. Any thread.
class EnrolmentDesk {
public:
    EnrolmentDesk(CentralStore& store, const Clock& clock, std::string pin, std::string township);

    ServerAnswer enrol(const std::string& body);

private:
    void introduce(const DeviceAccount& account);

    CentralStore& m_store;
    const Clock& m_clock;
    const std::string m_pin;
    const std::string m_township;
    std::mutex m_mutex; ///< one enrolment at a time: proofs are counted, the office's hand is one
};

} // namespace ruhu::sync
