#include "sync/central/partial_bodies.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace ruhu::sync {

namespace {

constexpr std::size_t kIdLength = 32;

std::string_view takeWord(std::string_view& text) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

std::optional<std::uint64_t> numberIn(std::string_view word) {
    std::uint64_t number = 0;
    const auto [end, bad] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (bad != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return number;
}

} // namespace

std::optional<BodyName> readBodyName(std::string_view header) {
    const auto id = takeWord(header);
    const auto offset = takeWord(header);
    const auto total = numberIn(takeWord(header));
    const bool hex = std::all_of(id.begin(), id.end(),
                                 [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    BodyName name{std::string(id), offset == "?" ? std::nullopt : numberIn(offset), total.value_or(0)};
    const bool fits = offset == "?" || (name.offset && *name.offset <= name.total);
    if (id.size() != kIdLength || !hex || !total || !fits || !header.empty())
        return std::nullopt;
    return name;
}

struct PartialBodies::Body {
    mutable std::mutex mutex;
    std::string name;
    std::string bytes;
    std::uint64_t turn = 0; ///< number of the one that counts
    Time last{};
};

bool PartialBodies::Turn::append(std::string_view bytes, Time now) {
    const std::lock_guard lock(m_body->mutex);
    if (m_body->turn != m_number)
        return false;
    m_body->bytes += bytes;
    m_body->last = now;
    return true;
}

std::string PartialBodies::Turn::bytes() const {
    const std::lock_guard lock(m_body->mutex);
    return m_body->bytes;
}

std::uint64_t PartialBodies::have(const std::string& sender, const std::string& name, Time now) {
    const std::lock_guard lock(m_mutex);
    makeRoom(now);
    const auto found = m_bodies.find(sender);
    if (found == m_bodies.end() || found->second->name != name)
        return 0;
    const std::lock_guard bodyLock(found->second->mutex);
    return found->second->bytes.size();
}

std::optional<PartialBodies::Turn> PartialBodies::goOn(const std::string& sender, const std::string& name,
                                                       std::uint64_t offset, Time now) {
    const std::lock_guard lock(m_mutex);
    makeRoom(now);
    auto& body = m_bodies[sender];
    if (!body || body->name != name) {
        body = std::make_shared<Body>();
        body->name = name;
    }
    const std::lock_guard bodyLock(body->mutex);
    if (offset > body->bytes.size())
        return std::nullopt;
    body->bytes.resize(offset);
    body->last = now;
    Turn turn;
    turn.m_body = body;
    turn.m_number = ++body->turn;
    return turn;
}

void PartialBodies::forget(const std::string& sender) {
    const std::lock_guard lock(m_mutex);
    m_bodies.erase(sender);
}

/// Who still brings on a body that goes from here ends well, but cannot be gone on with.
void PartialBodies::makeRoom(Time now) {
    struct Kept {
        Time last;
        std::size_t bytes;
        std::string sender;
    };
    std::size_t bytes = 0;
    std::vector<Kept> kept;
    for (const auto& [sender, body] : m_bodies) {
        const std::lock_guard lock(body->mutex);
        kept.push_back({body->last, body->bytes.size(), sender});
        bytes += body->bytes.size();
    }
    std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.last < b.last; });
    for (const auto& eldest : kept) {
        if (bytes <= m_mostBytes && eldest.last + kKept >= now)
            break;
        bytes -= eldest.bytes;
        m_bodies.erase(eldest.sender);
    }
}

} // namespace ruhu::sync
