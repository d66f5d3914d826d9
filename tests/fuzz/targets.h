#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ruhu::fuzz {

/// A reader of bytes from outside. `run` takes any bytes whatever; it aborts when what the reader made of
/// them is not consistent. The folder corpus/NAME keeps what has been worth keeping.
struct Target {
    const char* name;
    void (*run)(std::string_view bytes);
};

const std::vector<Target>& targets();

} // namespace ruhu::fuzz
