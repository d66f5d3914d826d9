// ruhu-fuzz-replay CORPUS: every kept input through its target, and each of them cut off at every length up
// to a bound and with single bytes changed. Without libFuzzer, in every build. `--list` names the targets.

#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

constexpr std::size_t kMostVariants = 64;

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs the input and damaged forms of it; returns how many.
std::size_t replay(const ruhu::fuzz::Target& target, const std::string& input) {
    target.run(input);
    const std::size_t step = input.size() / kMostVariants + 1;
    std::size_t runs = 1;
    for (std::size_t at = 0; at < input.size(); at += step, runs += 2) {
        target.run(std::string_view(input).substr(0, at));
        auto changed = input;
        changed[at] = static_cast<char>(changed[at] ^ (at % 2 == 0 ? 0x80 : 0x01));
        target.run(changed);
    }
    return runs;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    if (std::strcmp(argv[1], "--list") == 0) {
        for (const auto& target : ruhu::fuzz::targets())
            std::puts(target.name);
        return 0;
    }
    for (const auto& target : ruhu::fuzz::targets()) {
        std::size_t files = 0;
        std::size_t runs = 0;
        const auto folder = std::filesystem::path(argv[1]) / target.name;
        if (!std::filesystem::is_directory(folder)) {
            std::printf("%s: no corpus\n", target.name);
            return 1;
        }
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            runs += replay(target, read(entry.path()));
            ++files;
        }
        std::printf("%s: %zu inputs, %zu runs\n", target.name, files, runs);
        if (files == 0)
            return 1;
    }
    return 0;
}
