#pragma once

#include "sync/central/http_server.h"
#include "sync/client/transport.h"
#include "sync/relay/satchel.h"

#include <string>

namespace ruhu::sync {

inline constexpr std::uint16_t kNeighbourPort = 8444;

/// Tablet to tablet over a hotspot or a LAN (README section 9). This side lends its satchel: it listens for
/// as long as a person allows it. Anybody on the network may leave a bundle; nobody learns anything but
/// whether there is a receipt for a device whose id he knows, which he cannot read. Any thread.
class NeighbourService final : public HttpService {
public:
    explicit NeighbourService(Satchel& satchel)
        : m_satchel(satchel) {}

    std::variant<std::size_t, ServerAnswer> admit(const ServerRequest& head) override;
    ServerAnswer handle(const ServerRequest& request) override;

private:
    Satchel& m_satchel;
};

/// The other side: leaves the bundle, if there is anything to send, and takes the receipt, if there is one.
/// Errors: those of Transport, makeBundle and takeReceipt; "not_central":
/// who answers is no neighbour; "full".
Result<RoundOnFoot> visitNeighbour(Replica& replica, Transport& transport, const std::string& url);

} // namespace ruhu::sync
