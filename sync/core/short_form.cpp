#include "sync/core/short_form.h"

#include "sync/core/ids.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace ruhu::sync {

namespace {

constexpr char kShort = '+';
constexpr char kShortOf = '@';
constexpr char kWhole = '=';
constexpr std::size_t kMostDigits = 18; // so that no sum of two overflows

/// Takes text apart from its front; fails once and for all at the first thing that is not there.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_rest(text) {}

    void literal(std::string_view word) {
        if (!m_rest.starts_with(word))
            m_ok = false;
        if (m_ok)
            m_rest.remove_prefix(word.size());
    }
    /// Up to the closing quote; no escapes.
    std::string text() {
        const auto end = m_rest.find_first_of("\"\\");
        if (!m_ok || end == std::string_view::npos || m_rest[end] == '\\') {
            m_ok = false;
            return {};
        }
        std::string value(m_rest.substr(0, end));
        m_rest.remove_prefix(end + 1);
        return value;
    }
    /// An integer as std::to_string writes it.
    std::int64_t integer() {
        std::int64_t value = 0;
        const auto [end, bad] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        const auto size = static_cast<std::size_t>(end - m_rest.data());
        if (!m_ok || bad != std::errc() || size > kMostDigits ||
            std::to_string(value) != m_rest.substr(0, size)) {
            m_ok = false;
            return 0;
        }
        m_rest.remove_prefix(size);
        return value;
    }
    bool ok() const { return m_ok; }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

/// A difference as text; empty if the reader would not take it.
std::string difference(std::int64_t to, std::int64_t from) {
    auto text = std::to_string(to - from);
    return text.size() <= kMostDigits ? text : std::string();
}

std::string whole(std::string_view line) {
    return line.starts_with('{') ? std::string(line) : kWhole + std::string(line);
}

std::optional<std::string> restoreWhole(std::string_view sent) {
    if (sent.starts_with('{'))
        return std::string(sent);
    if (sent.starts_with(kWhole))
        return std::string(sent.substr(1));
    return std::nullopt;
}

constexpr char kKnownSig = '*';

std::string sigMember(std::string_view sig) {
    return ",\"sig\":\"" + std::string(sig) + "\"";
}

constexpr std::size_t kDigits = 32; ///< of an id
constexpr char kIdMark = '\'';

/// The next mark with the digits of an id behind it.
std::size_t findMark(std::string_view text, std::size_t from) {
    const auto isDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    for (auto at = text.find(kIdMark, from); at != std::string_view::npos; at = text.find(kIdMark, at + 1)) {
        const auto digits = text.substr(at + 1, kDigits);
        if (digits.size() == kDigits && std::all_of(digits.begin(), digits.end(), isDigit))
            return at;
    }
    return std::string_view::npos;
}

/// Ids in quotes without quotes and hyphens, after a mark; empty if it could not be told where they were.
std::optional<std::string> packIds(std::string_view text) {
    constexpr std::size_t kIdSize = 36;
    if (findMark(text, 0) != std::string_view::npos)
        return std::nullopt;
    std::string out;
    std::size_t from = 0; // of what goes as it is
    for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"', quote + 1)) {
        const auto id = text.substr(quote + 1, kIdSize);
        if (quote + 1 + kIdSize >= text.size() || text[quote + 1 + kIdSize] != '"' || !isId(id))
            continue;
        out.append(text, from, quote - from) += kIdMark;
        std::copy_if(id.begin(), id.end(), std::back_inserter(out), [](char c) { return c != '-'; });
        quote += kIdSize + 1;
        from = quote + 1;
    }
    return out.append(text, from);
}

/// Appends what packIds was given.
void unpackIds(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (auto mark = findMark(text, 0); mark != std::string_view::npos; mark = findMark(text, from)) {
        const auto digits = text.substr(mark + 1, kDigits);
        out.append(text, from, mark - from) += '"';
        std::size_t digit = 0;
        for (const std::size_t size : {8, 4, 4, 4, 12}) {
            out.append(digits, digit, size) += '-';
            digit += size;
        }
        out.back() = '"';
        from = mark + 1 + kDigits;
    }
    out.append(text, from);
}

} // namespace

std::optional<ChangeSetShortener::Head> ChangeSetShortener::readHead(std::string_view line) {
    Scanner in(line);
    Head head;
    in.literal("{\"v\":1,\"device\":\"");
    head.device = in.text();
    in.literal(",\"stream\":\"");
    head.stream = in.text();
    in.literal(",\"n\":");
    head.n = in.integer();
    in.literal(",\"prev\":\"");
    head.prev = in.text();
    in.literal(",\"epoch\":\"");
    head.epoch = in.text();
    in.literal(",\"seen\":");
    head.seen = in.integer();
    in.literal(",\"at\":");
    head.at = in.integer();
    in.literal(",\"by\":\"");
    head.by = in.text();
    in.literal(",\"changes\":[");
    if (!in.ok())
        return std::nullopt;
    head.size = line.size() - in.rest().size();
    return head;
}

std::string ChangeSetShortener::writeHead(const Head& head) {
    return "{\"v\":1,\"device\":\"" + head.device + "\",\"stream\":\"" + head.stream +
           "\",\"n\":" + std::to_string(head.n) + ",\"prev\":\"" + head.prev + "\",\"epoch\":\"" +
           head.epoch + "\",\"seen\":" + std::to_string(head.seen) + ",\"at\":" + std::to_string(head.at) +
           ",\"by\":\"" + head.by + "\",\"changes\":[";
}

std::string ChangeSetShortener::shorten(std::string_view line, const std::string& hash) {
    auto head = readHead(line);
    std::string sent;
    const auto found = head ? m_index.find(head->device) : m_index.end();
    if (found != m_index.end()) {
        const Known& before = m_known[found->second];
        const auto seen = difference(head->seen, before.head.seen);
        const auto at = difference(head->at, before.head.at);
        if (head->stream == before.head.stream && head->n == before.head.n + 1 && head->prev == before.hash &&
            head->epoch == before.head.epoch && head->by == before.head.by && !seen.empty() && !at.empty()) {
            if (const auto rest = packIds(line.substr(head->size))) {
                sent = found->second == m_current ? std::string(1, kShort)
                                                  : kShortOf + std::to_string(found->second) + ' ';
                sent.append(seen).append(" ").append(at).append(" ").append(*rest);
            }
        }
    }
    noteHead(std::move(head), hash);
    return sent.empty() ? whole(line) : sent;
}

std::optional<std::string> ChangeSetShortener::restore(std::string_view sent) const {
    if (!sent.starts_with(kShort) && !sent.starts_with(kShortOf))
        return restoreWhole(sent);
    Scanner in(sent.substr(1));
    std::size_t index = m_current;
    if (sent.starts_with(kShortOf)) {
        index = static_cast<std::size_t>(in.integer());
        in.literal(" ");
    }
    const auto seen = in.integer();
    in.literal(" ");
    const auto at = in.integer();
    in.literal(" ");
    if (!in.ok() || index >= m_known.size())
        return std::nullopt;
    const Known& before = m_known[index];
    Head head = before.head;
    ++head.n;
    head.prev = before.hash;
    head.seen += seen;
    head.at += at;
    auto line = writeHead(head);
    unpackIds(line, in.rest());
    return line;
}

void ChangeSetShortener::note(std::string_view line, const std::string& hash) {
    noteHead(readHead(line), hash);
}

void ChangeSetShortener::noteHead(std::optional<Head> head, const std::string& hash) {
    if (!head) {
        m_current = kNone;
        return;
    }
    const auto [place, isNew] = m_index.try_emplace(head->device, m_known.size());
    if (isNew)
        m_known.emplace_back();
    m_current = place->second;
    m_known[m_current] = {std::move(*head), hash};
}

std::string MetaShortener::shorten(std::string_view meta, std::string_view hash, std::string_view sig) {
    const auto predicted =
        "{\"seq\":" + std::to_string(m_seq) + ",\"hash\":\"" + std::string(hash) + "\",\"at\":";
    Scanner in(meta);
    in.literal(predicted);
    const auto at = in.integer();
    const auto later = in.ok() ? difference(at, m_at) : std::string();
    std::optional<std::string> rest;
    if (!later.empty() && !in.rest().starts_with(kKnownSig)) {
        const auto signature = sigMember(sig);
        const bool known = !sig.empty() && in.rest().starts_with(signature);
        rest = packIds(known ? in.rest().substr(signature.size()) : in.rest());
        if (rest && known)
            rest->insert(0, 1, kKnownSig);
    }
    auto sent = rest ? kShort + later + *rest : whole(meta);
    note(meta);
    return sent;
}

std::optional<std::string> MetaShortener::restore(std::string_view sent, std::string_view hash,
                                                  std::string_view sig) {
    std::optional<std::string> meta;
    if (sent.starts_with(kShort)) {
        Scanner in(sent.substr(1));
        const auto at = in.integer();
        auto rest = in.rest();
        const bool known = rest.starts_with(kKnownSig);
        if (in.ok() && !(known && sig.empty())) {
            meta = "{\"seq\":" + std::to_string(m_seq) + ",\"hash\":\"" + std::string(hash) +
                   "\",\"at\":" + std::to_string(m_at + at);
            if (known)
                meta->append(sigMember(sig));
            unpackIds(*meta, rest.substr(known ? 1 : 0));
        }
    } else {
        meta = restoreWhole(sent);
    }
    if (meta)
        note(*meta);
    return meta;
}

void MetaShortener::note(std::string_view meta) {
    ++m_seq;
    const auto place = meta.find("\",\"at\":");
    if (place == std::string_view::npos)
        return;
    Scanner in(meta.substr(place + 7));
    const auto at = in.integer();
    if (in.ok())
        m_at = at;
}

} // namespace ruhu::sync
