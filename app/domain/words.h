#pragma once

#include <string>

namespace ruhu::domain {

/// One text for a person, in both languages of the program.
struct Words {
    std::string zh;
    std::string en;

    bool operator==(const Words&) const = default;
};

} // namespace ruhu::domain
