#include "app/central/request_log.h"

#include "sync/core/ids.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace ruhu::central {

namespace {

constexpr std::size_t kFileBytes = 5 << 20;
constexpr std::size_t kFilesKept = 4;

/// Paths of the specification; anything else comes from outside and stays there.
std::string_view shapeOf(const std::string& path) {
    if (path.starts_with("/v1/blobs/"))
        return "/v1/blobs/";
    for (const std::string_view known : {"/v1/sync", "/v1/enrol"})
        if (path == known)
            return known;
    return "other";
}

std::string_view methodOf(const std::string& method) {
    for (const std::string_view known : {"GET", "POST", "PUT"})
        if (method == known)
            return known;
    return "other";
}

/// The device that a request claims to come from, "-" if it claims none.
std::string deviceOf(const sync::ServerRequest& request) {
    constexpr std::size_t kIdStart = 5; // behind "Ruhu "
    constexpr std::size_t kIdLength = 36;
    const auto header = request.headers.find("authorization");
    if (header == request.headers.end() || header->second.size() < kIdStart + kIdLength)
        return "-";
    auto id = header->second.substr(kIdStart, kIdLength);
    return sync::isId(id) ? id : "-";
}

} // namespace

void startLog(const std::filesystem::path& folder) {
    auto onScreen = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    std::vector<spdlog::sink_ptr> sinks = {onScreen};
    try {
        auto inFile = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            (folder / "central.log").string(), kFileBytes, kFilesKept);
        onScreen->set_level(spdlog::level::warn);
        sinks.push_back(std::move(inFile));
    } catch (const spdlog::spdlog_ex& noFile) {
        onScreen->log({"central", spdlog::level::warn, noFile.what()});
    }
    auto logger = std::make_shared<spdlog::logger>("central", sinks.begin(), sinks.end());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_every(std::chrono::seconds(1));
}

void logRequest(const sync::ServerRequest& request, int status, std::size_t in, std::size_t out,
                std::chrono::milliseconds took) {
    spdlog::info("request method={} path={} status={} in={} out={} ms={} device={}", methodOf(request.method),
                 shapeOf(request.path), status, in, out, took.count(), deviceOf(request));
}

} // namespace ruhu::central
