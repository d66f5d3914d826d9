#pragma once

#include "platform/fake/fake_camera.h"
#include "platform/ports/local_network.h"
#include "platform/ports/ports.h"
#include "platform/ports/sticks.h"

namespace ruhu::platform {

class FakeSticks : public Sticks {
public:
    std::vector<Stick> sticks;
    std::vector<Stick> plugged() const override { return sticks; }
};

class FakeLocalNetwork : public LocalNetwork {
public:
    std::vector<std::string> own;
    std::string way;
    std::vector<std::string> addresses() const override { return own; }
    std::string gateway() const override { return way; }
};

/// A tablet whose parts a test sets.
struct FakePorts {
    FakeCamera camera;
    FakeSticks sticks;
    FakeLocalNetwork network;
    operator Ports() { return {camera, sticks, network}; }
};

} // namespace ruhu::platform
