#pragma once

#include "sync/core/result.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ruhu::sync {

struct HttpRequest {
    std::string method; ///< "GET", "POST", "PUT"
    std::string url;
    std::string pin; ///< "sha256//…": only this server key is accepted; empty and https: any (enrolment only)
    bool anyCertificate = false; ///< enrolment: the proof, not the certificate, tells who answers
    std::map<std::string, std::string> headers;
    std::string body;
    std::size_t maxAnswerBytes = 64 << 20; ///< an answer that grows beyond this is cut off: "too_large"
    int timeoutSeconds = 60;
    /// Set: the body of an answer with status 200 or 206 goes here as it comes, and nowhere else; what came
    /// before a connection broke off has been given then. Not unpacked: not for encoded answers.
    std::function<void(std::string_view)> onBytes = {};
};

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

/// The way to the central store. Implementations: CurlTransport; the simulator's network.
/// One call at a time per object; `cancel` from any thread, for good: whoever starts anew makes a new object.
class Transport {
public:
    virtual ~Transport() = default;
    /// Errors (retry = true): "unreachable", "timeout", "cut_off"; (retry = false): "wrong_certificate",
    /// "too_large".
    virtual Result<HttpAnswer> perform(const HttpRequest& request) = 0;
    virtual void cancel() = 0;
};

} // namespace ruhu::sync
