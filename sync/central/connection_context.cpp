#include "sync/central/http_connection.h"

#include <boost/asio/post.hpp>

namespace ruhu::sync {

namespace net = boost::asio;

std::shared_ptr<ConnectionContext::Line> ConnectionContext::enter(const net::any_io_executor& strand,
                                                                  std::function<void()> close) {
    auto line = std::make_shared<Line>();
    line->hangUpIfIdle = [raw = line.get(), close = std::move(close)] {
        if (raw->idle)
            close();
    };
    const std::lock_guard lock(m_mutex);
    if (stopping)
        return nullptr;
    m_lines.remove_if([](const auto& known) { return known.second.expired(); });
    m_lines.emplace_back(strand, line);
    return line;
}

void ConnectionContext::leave() {
    const std::lock_guard lock(m_mutex);
    --open;
    m_quiet.notify_all();
}

void ConnectionContext::hangUpIdle() {
    const std::lock_guard lock(m_mutex);
    for (const auto& [strand, weak] : m_lines)
        net::post(strand, [weak = weak] {
            if (const auto line = weak.lock())
                line->hangUpIfIdle();
        });
}

void ConnectionContext::forgetLines() {
    const std::lock_guard lock(m_mutex);
    m_lines.clear();
}

void ConnectionContext::waitUntilQuiet(std::chrono::seconds most) {
    std::unique_lock lock(m_mutex);
    m_quiet.wait_for(lock, most, [this] { return open == 0; });
}

} // namespace ruhu::sync
