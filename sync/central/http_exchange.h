#pragma once

#include "sync/central/http_server.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ruhu::sync {

/// What an HTTP answer must carry when something fails: {"code","retry"} (README section 6).
ServerAnswer errorAnswer(int status, const std::string& code, bool retry = false);
ServerAnswer tooLarge();
/// So much of the request's body is there (README section 6, a body that breaks off).
ServerAnswer offsetAnswer(std::uint64_t have);

/// `HttpService::admit` with a refusal or a limit.
struct Admission {
    std::size_t maxBody = 0;
    std::optional<ServerAnswer> refusal;
};

/// Both turn an exception of the service into 500 "internal" and a line in the log.
Admission admitRequest(HttpService& service, const ServerRequest& head);

/// Unpacks the body within `maxBody`, calls the service, packs the answer when the client reads zstd.
ServerAnswer handleRequest(HttpService& service, ServerRequest& request, std::size_t maxBody);

} // namespace ruhu::sync
