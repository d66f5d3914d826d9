#include "sync/client/curl_transport.h"

#include "sync/core/clock.h"
#include "sync/core/compression.h"
#include "sync/core/encoding.h"
#include "sync/core/json_guard.h"

#include <curl/curl.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <cstdint>
#include <new>
#include <span>
#include <stdexcept>
#include <utility>

namespace ruhu::sync {

namespace {

constexpr long kConnectSeconds = 15;
constexpr long kStandstillSeconds = 30;
constexpr std::size_t kWorthPacking = 64;
constexpr std::size_t kWorthGoingOn = 1 << 10; ///< less is sent again whole
constexpr int kMostBreaks = 2;                 ///< in a row, without a word how much of a body has come
constexpr std::size_t kMaxHeaderBytes = 64 << 10;
constexpr std::string_view kEncoding = "content-encoding";

void startCurl() {
    static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (kStarted != CURLE_OK)
        throw std::runtime_error("libcurl does not start");
}

bool isThisMachine(CURLU* url) {
    char* host = nullptr;
    if (curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK)
        return false;
    const std::string name(host);
    curl_free(host);
    const bool dotted =
        std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c) || c == '.'; });
    return name == "localhost" || name == "[::1]" || (dotted && name.starts_with("127."));
}

/// "http", "https" or empty for anything that is not a URL; `secure` as the rule on plain http has it.
std::string schemeOf(const std::string& text, bool& secure) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), &curl_url_cleanup);
    if (!url)
        throw std::bad_alloc();
    char* scheme = nullptr;
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK ||
        curl_url_get(url.get(), CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK)
        return {};
    const std::string name(scheme);
    curl_free(scheme);
    secure = name == "https" || (name == "http" && isThisMachine(url.get()));
    return name;
}

bool isBreak(const Error& error) {
    return error.code == "cut_off" || error.code == "timeout";
}

/// {"have":n}; -1 if it does not say.
std::int64_t haveIn(const std::string& json) {
    const auto object = parseBounded(json, 1);
    const auto have =
        object && object->is_object() ? object->value("have", nlohmann::json()) : nlohmann::json();
    return have.is_number_integer() ? have.get<std::int64_t>() : -1;
}

Error errorOf(CURLcode code, const std::string& detail) {
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return {"timeout", detail, true};
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_PEER_FAILED_VERIFICATION:
        return {"wrong_certificate", detail, false};
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_WEIRD_SERVER_REPLY:
        return {"cut_off", detail, true};
    case CURLE_SSL_CONNECT_ERROR: // somebody who does not speak TLS, or hangs up during the greeting
    default:
        return {"unreachable", detail, true};
    }
}

} // namespace

struct CurlTransport::Handle {
    CURL* curl = nullptr;
    std::atomic<bool> cancelled = false;
    bool knowsDictionary = true; ///< the server, until it says otherwise

    Handle() {
        startCurl();
        curl = curl_easy_init();
        if (!curl)
            throw std::bad_alloc();
    }
    ~Handle() { curl_easy_cleanup(curl); }
};

/// A request's body as it is sent.
struct CurlTransport::Body {
    std::string bytes = {};
    bool isPacked = false;
    std::string id = {}; ///< empty: so short that it is sent whole each time

    Body(const HttpRequest& request, Dictionary dictionary) {
        if (request.method == "GET")
            return;
        bytes = request.body;
        if (bytes.size() >= kWorthPacking) {
            auto packed = compress(bytes, dictionary);
            isPacked = packed.size() < bytes.size();
            if (isPacked)
                bytes = std::move(packed);
        }
        if (bytes.size() < kWorthGoingOn)
            return;
        std::array<char, 16> drawn{};
        systemRandom().fill(std::as_writable_bytes(std::span(drawn)));
        id = toHex({drawn.data(), drawn.size()});
    }
};

/// One request with the buffers that libcurl writes to.
class CurlTransport::Call {
public:
    /// `from`: where of the body to begin; empty: send nothing of it and ask how much has come.
    Call(Handle& handle, const HttpRequest& request, const Body& body, std::optional<std::size_t> from)
        : m_handle(handle)
        , m_request(request)
        , m_body(body)
        , m_from(from) {
        curl_easy_reset(m_handle.curl); // keeps the connection
    }
    ~Call() { curl_slist_free_all(m_headers); }
    Call(const Call&) = delete;

    Result<HttpAnswer> run() {
        if (auto refused = prepare(); !refused)
            return refused.error();
        const CURLcode code = curl_easy_perform(m_handle.curl);
        if (code == CURLE_ABORTED_BY_CALLBACK)
            return Error{"cancelled", {}, true};
        if (m_tooLarge)
            return Error{"too_large", "the answer is larger than allowed", false};
        if (code != CURLE_OK)
            return errorOf(code, curl_easy_strerror(code));
        long status = 0;
        curl_easy_getinfo(m_handle.curl, CURLINFO_RESPONSE_CODE, &status);
        m_answer.status = static_cast<int>(status);
        return unpacked();
    }

private:
    template <typename T> void set(CURLoption option, T value) {
        if (curl_easy_setopt(m_handle.curl, option, value) != CURLE_OK)
            throw std::runtime_error("libcurl lacks option " + std::to_string(option));
    }

    Result<void> prepare() {
        bool secure = false;
        const auto scheme = schemeOf(m_request.url, secure);
        if (scheme != "http" && scheme != "https")
            return Error{"unreachable", "not an address", false};
        if (!secure)
            return Error{"not_secure", "plain http to another machine", false};
        set(CURLOPT_URL, m_request.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_TCP_KEEPALIVE, 1L);
        set(CURLOPT_CONNECTTIMEOUT, std::min(kConnectSeconds, static_cast<long>(m_request.timeoutSeconds)));
        set(CURLOPT_TIMEOUT, static_cast<long>(m_request.timeoutSeconds));
        set(CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(CURLOPT_LOW_SPEED_TIME, kStandstillSeconds);
        if (scheme == "https") {
            if (m_request.pin.empty() && !m_request.anyCertificate)
                return Error{"wrong_certificate", "no key is pinned", false};
            set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
            set(CURLOPT_SSL_VERIFYPEER, 0L);
            set(CURLOPT_SSL_VERIFYHOST, 0L);
            if (!m_request.anyCertificate)
                set(CURLOPT_PINNEDPUBLICKEY, m_request.pin.c_str());
            // a connection made under another pin must not serve this request
            set(CURLOPT_FRESH_CONNECT, m_request.anyCertificate ? 1L : 0L);
            set(CURLOPT_FORBID_REUSE, m_request.anyCertificate ? 1L : 0L);
        }
        prepareBody();
        set(CURLOPT_HTTPHEADER, m_headers);
        set(CURLOPT_WRITEFUNCTION, &Call::onBody);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Call::onHeader);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Call::onProgress);
        set(CURLOPT_XFERINFODATA, this);
        return {};
    }

    void prepareBody() {
        if (m_request.method != "GET") {
            if (m_body.isPacked)
                addHeader("Content-Encoding", "zstd");
            if (!m_body.id.empty())
                addHeader("Ruhu-Body", m_body.id + ' ' + (m_from ? std::to_string(*m_from) : "?") + ' ' +
                                           std::to_string(m_body.bytes.size()));
            const auto rest = std::string_view(m_body.bytes).substr(m_from.value_or(m_body.bytes.size()));
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDS, rest.data());
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(rest.size()));
            addHeader("Expect", ""); // a round trip that answers nothing
        }
        set(CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
        addHeader("Accept", "");
        if (!m_request.onBytes) {
            addHeader("Accept-Encoding", "zstd");
            addHeader("Ruhu-Dictionary", std::to_string(dictionaryId()));
        }
        for (const auto& [name, value] : m_request.headers)
            addHeader(name, value);
    }

    void addHeader(const std::string& name, const std::string& value) {
        auto* longer = curl_slist_append(m_headers, (name + ": " + value).c_str());
        if (!longer)
            throw std::bad_alloc();
        m_headers = longer;
    }

    Result<HttpAnswer> unpacked() {
        const auto encoding = m_answer.headers.find(std::string(kEncoding));
        if (encoding == m_answer.headers.end() || encoding->second == "identity")
            return std::move(m_answer);
        if (encoding->second != "zstd")
            return Error{"malformed", "encoding of the answer", false};
        auto content = decompress(m_answer.body, m_request.maxAnswerBytes);
        if (!content)
            return content.error();
        m_answer.body = std::move(content).value();
        m_answer.headers.erase(encoding);
        return std::move(m_answer);
    }

    static std::size_t onBody(const char* bytes, std::size_t, std::size_t size, void* context) {
        auto& call = *static_cast<Call*>(context);
        if (size > call.m_request.maxAnswerBytes - call.m_received) {
            call.m_tooLarge = true;
            return 0;
        }
        call.m_received += size;
        long status = 0;
        curl_easy_getinfo(call.m_handle.curl, CURLINFO_RESPONSE_CODE, &status);
        if (call.m_request.onBytes && (status == 200 || status == 206) &&
            !call.m_answer.headers.contains(std::string(kEncoding)))
            call.m_request.onBytes({bytes, size});
        else
            call.m_answer.body.append(bytes, size);
        return size;
    }

    static std::size_t onHeader(const char* bytes, std::size_t, std::size_t size, void* context) {
        auto& call = *static_cast<Call*>(context);
        call.m_headerBytes += size;
        if (call.m_headerBytes > kMaxHeaderBytes) {
            call.m_tooLarge = true;
            return 0;
        }
        std::string_view line(bytes, size);
        if (line.starts_with("HTTP/"))
            call.m_answer.headers.clear(); // that was an interim answer
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return size;
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        line.remove_prefix(colon + 1);
        const auto first = line.find_first_not_of(" \t");
        const auto last = line.find_last_not_of(" \t\r\n");
        call.m_answer.headers[name] =
            first == std::string_view::npos ? "" : std::string(line.substr(first, last - first + 1));
        return size;
    }

    static int onProgress(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Call*>(context)->m_handle.cancelled ? 1 : 0;
    }

    Handle& m_handle;
    const HttpRequest& m_request;
    const Body& m_body;
    const std::optional<std::size_t> m_from;
    HttpAnswer m_answer;
    curl_slist* m_headers = nullptr;
    std::size_t m_headerBytes = 0;
    std::size_t m_received = 0;
    bool m_tooLarge = false;
};

CurlTransport::CurlTransport()
    : m_handle(std::make_unique<Handle>()) {}

CurlTransport::~CurlTransport() = default;

Result<HttpAnswer> CurlTransport::perform(const HttpRequest& request) {
    if (m_handle->cancelled)
        return Error{"cancelled", {}, true};
    const auto dictionary = m_handle->knowsDictionary ? Dictionary::Shipped : Dictionary::Without;
    auto answer = send(request, Body(request, dictionary));
    constexpr int kUnsupported = 415;
    if (answer && answer->status == kUnsupported && std::exchange(m_handle->knowsDictionary, false))
        return send(request, Body(request, Dictionary::Without));
    return answer;
}

/// A body that broke off goes on where it broke off, as long as each piece of line carried some of it.
Result<HttpAnswer> CurlTransport::send(const HttpRequest& request, const Body& body) {
    constexpr int kOffset = 409;
    std::optional<std::size_t> from = 0;
    std::int64_t had = -1;
    for (int breaks = 0;;) {
        auto answer = Call(*m_handle, request, body, from).run();
        if (answer && answer->status == kOffset) {
            const auto have = haveIn(answer->body);
            if (have <= had || have >= static_cast<std::int64_t>(body.bytes.size()))
                return Error{"cut_off", "nothing of the body gets through", true};
            had = have;
            from = static_cast<std::size_t>(have);
            breaks = 0;
        } else if (!answer && isBreak(answer.error()) && !body.id.empty() && ++breaks <= kMostBreaks) {
            from.reset(); // if all of it is there, this brings the answer
        } else {
            return answer;
        }
    }
}

void CurlTransport::cancel() {
    m_handle->cancelled = true;
}

} // namespace ruhu::sync
