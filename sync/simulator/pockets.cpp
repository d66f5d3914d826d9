#include "sync/simulator/pockets.h"

#include <stdlib.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace ruhu::sync::simulator {

namespace fs = std::filesystem;

Pockets::~Pockets() {
    std::error_code ignored;
    if (!m_folder.empty())
        fs::remove_all(m_folder, ignored);
}

void Pockets::put(std::vector<Paper>& pocket, std::string bytes, Dice& dice) {
    if (pocket.size() < kMost)
        pocket.push_back({std::move(bytes), 0});
    else
        pocket[dice.roll(kMost)] = {std::move(bytes), 0};
}

std::string Pockets::taken(Paper& paper, unsigned perMille, Dice& dice) {
    std::string bytes = paper.bytes;
    if (!dice.chance(perMille)) {
        ++paper.used;
        return bytes;
    }
    // Not the first lines: whom it is for is written there, and nobody would look further.
    const auto from = std::min<std::size_t>(bytes.size() - 1, 64);
    const auto at = from + dice.roll(bytes.size() - from);
    if (dice.chance(500))
        bytes.resize(at);
    else
        bytes[at] ^= static_cast<char>(1 + dice.roll(255));
    return bytes;
}

Satchel& Pockets::satchelOf(int tablet) {
    if (m_folder.empty()) {
        const fs::path memory = "/dev/shm";
        auto name =
            ((fs::exists(memory) ? memory : fs::temp_directory_path()) / "ruhu-pockets-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no folder for what people carry");
        m_folder = name;
    }
    auto& satchel = m_satchels[tablet];
    if (!satchel)
        satchel = std::make_unique<Satchel>(m_folder / std::to_string(tablet));
    return *satchel;
}

Result<HttpAnswer> Hotspot::perform(const HttpRequest& request) {
    ServerRequest asked;
    asked.method = request.method;
    asked.path = request.url.substr(request.url.find('/', request.url.find("://") + 3));
    asked.body = request.body;
    for (const auto& [header, value] : request.headers) {
        std::string name = header;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        asked.headers[name] = value;
    }
    auto admitted = m_neighbour.admit(asked);
    auto* refused = std::get_if<ServerAnswer>(&admitted);
    auto answer = refused ? std::move(*refused) : m_neighbour.handle(asked);
    return HttpAnswer{answer.status, {{"content-type", answer.type}}, std::move(answer.body)};
}

} // namespace ruhu::sync::simulator
