#include "app/documents/opus_length.h"
#include "tests/app/opus_note.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace ruhu::documents {
namespace {

using namespace std::chrono_literals;

TEST(OpusLength, IsWhatTheLastPageCountsLessWhatIsSkipped) {
    EXPECT_EQ(opusLength(tests::opusNote(0)), 0ms);
    EXPECT_EQ(opusLength(tests::opusNote(72)), 72s);
}

TEST(OpusLength, IsNotGuessedFromWhatIsNoWholeRecording) {
    const auto note = tests::opusNote(5);
    EXPECT_EQ(opusLength(""), std::nullopt);
    EXPECT_EQ(opusLength("OggS"), std::nullopt);
    EXPECT_EQ(opusLength("words"), std::nullopt);
    EXPECT_EQ(opusLength("x" + note), std::nullopt);
    EXPECT_EQ(opusLength(tests::oggPage(48'000, "Vorbis")), std::nullopt);
    EXPECT_EQ(opusLength(std::string_view(note).substr(0, note.rfind("OggS") + 9)), std::nullopt)
        << "cut off";
    EXPECT_EQ(opusLength(tests::oggPage(0, std::string("OpusHead\1\1\xff\xff", 12))), std::nullopt)
        << "it would skip more than there is";
}

TEST(OpusLength, AgreesWithTheEncoder) {
    const sync::test::Folder folder;
    const auto wave = (folder.path() / "silence.raw").string();
    const auto note = (folder.path() / "note.ogg").string();
    std::ofstream(wave, std::ios::binary) << std::string(2 * 16'000 * 7 / 2, '\0'); // 3.5 s of 16 bits
    const auto command =
        "opusenc --quiet --raw --raw-rate 16000 --raw-chan 1 --bitrate 16 " + wave + " " + note;
    ASSERT_EQ(std::system(command.c_str()), 0) << "opus-tools are among the packages";
    EXPECT_EQ(opusLength(sync::test::readFile(note)), 3500ms);
}

} // namespace
} // namespace ruhu::documents
