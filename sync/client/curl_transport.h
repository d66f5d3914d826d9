#pragma once

#include "sync/client/transport.h"

#include <memory>

namespace ruhu::sync {

/// HTTP(S) by libcurl. Keeps one connection open between calls. Bodies of requests travel as zstd when that
/// is smaller, with the shipped dictionary unless the server says that it does not know it; answers are
/// unpacked and bounded by `maxAnswerBytes` before and after. A body that breaks off is gone on with where it
/// broke off (README section 6). The server is known by its pinned key alone, so
/// a self-signed certificate will do; redirects and proxies are not followed: what answers in their place is
/// not the central store. Plain http is refused but to this machine itself.
class CurlTransport final : public Transport {
public:
    CurlTransport();
    ~CurlTransport() override;

    /// Further errors: "not_secure" (plain http to another machine), "malformed" (unreadable encoding),
    /// "cancelled". An answer that stands still for 30 s is a "timeout", as is one that takes longer than
    /// `timeoutSeconds` altogether.
    Result<HttpAnswer> perform(const HttpRequest& request) override;

    /// Ends the call under way, and every later one of this object, with "cancelled". Any thread.
    void cancel() override;

private:
    class Call;
    struct Body;
    struct Handle;
    Result<HttpAnswer> send(const HttpRequest& request, const Body& body);

    std::unique_ptr<Handle> m_handle;
};

} // namespace ruhu::sync
