#pragma once

#include <stdexcept>
#include <string>

namespace ruhu::sync::simulator {

/// Something that a run must never see: the number of the invariant (README of this folder) and what was
/// found.
struct Violation : std::runtime_error {
    Violation(int number, const std::string& what)
        : std::runtime_error("invariant " + std::to_string(number) + ": " + what)
        , invariant(number) {}
    int invariant;
};

} // namespace ruhu::sync::simulator
