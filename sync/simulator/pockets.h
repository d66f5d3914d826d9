#pragma once

#include "sync/client/transport.h"
#include "sync/relay/neighbour.h"
#include "sync/simulator/dice.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ruhu::sync::simulator {

/// What people carry about: sticks with bundles and receipts, of which nothing ever goes away unless it is
/// lost, and the satchels of tablets, which are real ones in a folder of this world.
class Pockets {
public:
    Pockets() = default;
    ~Pockets();
    Pockets(const Pockets&) = delete;
    Pockets& operator=(const Pockets&) = delete;

    struct Paper {
        std::string bytes;
        int used = 0; ///< times that it was handed in or taken
    };
    /// Pockets have room for so much; what no longer fits is lost.
    static constexpr std::size_t kMost = 40;
    static void put(std::vector<Paper>& pocket, std::string bytes, Dice& dice);
    /// As it is, or spoiled by `perMille`: cut off, or changed somewhere.
    static std::string taken(Paper& paper, unsigned perMille, Dice& dice);

    std::vector<Paper> bundles;
    std::vector<Paper> receipts;

    Satchel& satchelOf(int tablet);
    void lose(int tablet) { m_satchels.erase(tablet); }

private:
    std::filesystem::path m_folder; ///< empty: not needed so far
    std::map<int, std::unique_ptr<Satchel>> m_satchels;
};

/// The hotspot between two tablets that stand side by side: the real requests to the real other side.
class Hotspot final : public Transport {
public:
    explicit Hotspot(Satchel& of)
        : m_neighbour(of) {}
    Result<HttpAnswer> perform(const HttpRequest& request) override;
    void cancel() override {}

private:
    NeighbourService m_neighbour;
};

} // namespace ruhu::sync::simulator
