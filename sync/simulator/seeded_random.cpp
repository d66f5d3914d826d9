#include "sync/simulator/seeded_random.h"

#include "sync/simulator/dice.h"

#include <sodium.h>

namespace ruhu::sync::simulator {

namespace {

Dice dice(0);

randombytes_implementation kSeeded{[] { return "seeded"; },
                                   [] { return static_cast<std::uint32_t>(dice.next()); },
                                   nullptr,
                                   nullptr,
                                   [](void* to, std::size_t size) {
                                       dice.fill({static_cast<std::byte*>(to), size});
                                   },
                                   nullptr};

} // namespace

SeededRandom::SeededRandom(std::uint64_t seed) {
    dice = Dice(seed);
    randombytes_set_implementation(&kSeeded);
}

SeededRandom::~SeededRandom() {
    randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

} // namespace ruhu::sync::simulator
