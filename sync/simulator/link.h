#pragma once

#include "sync/client/transport.h"
#include "sync/simulator/office.h"
#include "sync/simulator/profile.h"

#include <deque>
#include <functional>

namespace ruhu::sync::simulator {

/// The network of a township: carries the real bytes, packed, between tablets and the central store, and may
/// lose, repeat, delay, cut or change any of them. One for all tablets.
class Network {
public:
    Network(Office& office, Dice dice, RunRecord& record)
        : m_office(office)
        , m_dice(dice)
        , m_record(record) {}

    NetworkFaults faults;

    /// What the central store did with a request, whether or not its answer arrives: called while the store
    /// is still in the state that the request left.
    std::function<void(const ServerRequest& unpacked, const ServerAnswer& packed)> onServed;

    Result<HttpAnswer> carry(int tablet, const HttpRequest& request);

    /// Delivers what was held up, to nobody's surprise.
    void deliverDelayed();
    bool holdsDelayed() const { return !m_delayed.empty(); }

private:
    bool forge(std::string& body, int tablet);
    std::optional<ServerAnswer> deliver(int tablet, const ServerRequest& request);
    enum class State { Whole, Damaged, Caught };
    State arrivedDamaged();
    State damage(std::string& bytes, bool isPacked, int tablet);

    Office& m_office;
    Dice m_dice;
    RunRecord& m_record;
    std::deque<std::pair<int, ServerRequest>> m_delayed;
};

/// One tablet's way into the network.
class Link final : public Transport {
public:
    Link(Network& network, int tablet)
        : m_network(network)
        , m_tablet(tablet) {}
    Result<HttpAnswer> perform(const HttpRequest& request) override {
        return m_network.carry(m_tablet, request);
    }
    void cancel() override {}

private:
    Network& m_network;
    int m_tablet;
};

} // namespace ruhu::sync::simulator
