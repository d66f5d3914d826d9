// ruhu-train-dictionary FILE [FOLDER]: makes the dictionary that both sides of the wire know, and leaves the
// messages that it was made from in FOLDER, for measuring.

#include "tests/dictionary/messages.h"

#include <zdict.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

constexpr std::size_t kDictionaryBytes = 32 << 10;
/// A message counts piece by piece: its beginning is no more than its middle to a small one.
constexpr std::size_t kPieceBytes = 4 << 10;
/// A roster says the same thousand times; the visits shall be heard beside it.
constexpr std::size_t kMostPieces = 60;

std::string train(const std::vector<std::string>& messages) {
    std::string samples;
    std::vector<std::size_t> sizes;
    for (const auto& message : messages)
        for (std::size_t from = 0, pieces = 0; from < message.size() && pieces < kMostPieces; ++pieces) {
            const auto piece = message.substr(from, kPieceBytes);
            samples += piece;
            sizes.push_back(piece.size());
            from += std::max(kPieceBytes, message.size() / kMostPieces);
        }
    std::string dictionary(kDictionaryBytes, '\0');
    const auto size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(),
                                            sizes.data(), static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size))
        throw std::runtime_error(ZDICT_getErrorName(size));
    dictionary.resize(size);
    return dictionary;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "ruhu-train-dictionary FILE [FOLDER]\n";
        return 2;
    }
    try {
        const auto messages = ruhu::dictionary::sampleMessages();
        const auto dictionary = train(messages);
        std::ofstream(argv[1], std::ios::binary) << dictionary;
        for (std::size_t i = 0; argc > 2 && i < messages.size(); ++i)
            std::ofstream(std::filesystem::path(argv[2]) / std::to_string(i), std::ios::binary)
                << messages[i];
        std::cout << messages.size() << " messages, dictionary of " << dictionary.size() << " bytes, id "
                  << ZDICT_getDictID(dictionary.data(), dictionary.size()) << '\n';
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
