#include "sync/client/curl_transport.h"

#include "sync/core/compression.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <new>
#include <stdexcept>
#include <utility>

namespace ruhu::sync {

namespace {

constexpr long kConnectSeconds = 15;
constexpr long kStandstillSeconds = 30;
constexpr std::size_t kWorthPacking = 64;
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

/// One request with the buffers that libcurl writes to.
class CurlTransport::Call {
public:
    Call(Handle& handle, const HttpRequest& request)
        : m_handle(handle)
        , m_request(request) {
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
            m_body = m_request.body;
            if (m_body.size() >= kWorthPacking) {
                const auto with = m_handle.knowsDictionary ? Dictionary::Shipped : Dictionary::Without;
                auto packed = compress(m_body, with);
                if (packed.size() < m_body.size()) {
                    m_body = std::move(packed);
                    addHeader("Content-Encoding", "zstd");
                }
            }
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDS, m_body.data());
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_body.size()));
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
    HttpAnswer m_answer;
    std::string m_body;
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
    auto answer = Call(*m_handle, request).run();
    constexpr int kUnsupported = 415;
    if (answer && answer->status == kUnsupported && std::exchange(m_handle->knowsDictionary, false))
        return Call(*m_handle, request).run();
    return answer;
}

void CurlTransport::cancel() {
    m_handle->cancelled = true;
}

} // namespace ruhu::sync
