#pragma once

#include "sync/central/central_store.h"
#include "sync/central/enrolment_desk.h"
#include "sync/central/http_server.h"

namespace ruhu::sync {

/// The paths of README section 6 over a central store: who may call what, sizes, statuses. Any thread.
class CentralService final : public HttpService {
public:
    /// `pin` of the server's certificate, empty on plain http; `township` is told to new tablets.
    CentralService(CentralStore& store, const Clock& clock, std::string pin, std::string township);

    std::variant<std::size_t, ServerAnswer> admit(const ServerRequest& head) override;
    ServerAnswer handle(const ServerRequest& request) override;

private:
    ServerAnswer sync(const DeviceAccount& device, const ServerRequest& request);
    ServerAnswer news(const std::vector<std::string>& grants, const std::string& standing);
    ServerAnswer takeBundle(const ServerRequest& request);
    ServerAnswer putBlob(const std::string& sha256, const ServerRequest& request);
    ServerAnswer getSegment(const DeviceAccount& device, const ServerRequest& request);
    ServerAnswer getBlobs(const DeviceAccount& device, const ServerRequest& request);
    ServerAnswer getBlob(const std::string& sha256, const ServerRequest& request);

    CentralStore& m_store;
    EnrolmentDesk m_desk;
};

} // namespace ruhu::sync
