// Microphone and loudspeaker where there is no sound card: what stands for the system's programs are scripts,
// what lies between them is real.
#include "platform/linux/linux_microphone.h"
#include "platform/linux/linux_speaker.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace ruhu::platform {
namespace {

namespace fs = std::filesystem;

class LinuxSound : public testing::Test {
protected:
    LinuxSound() {
        std::string name = (fs::temp_directory_path() / "ruhu-sound-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        // Their programs are found first, the shell's own after them.
        before = getenv("PATH");
        setenv("PATH", (folder.string() + ":/usr/bin:/bin").c_str(), 1);
        write("pcm", "00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1\n");
    }
    ~LinuxSound() override {
        setenv("PATH", before.c_str(), 1);
        fs::remove_all(folder);
    }

    void write(const char* file, const std::string& text) const { std::ofstream(folder / file) << text; }
    void program(const char* name, const std::string& script) const {
        write(name, "#!/bin/sh\n" + script);
        fs::permissions(folder / name, fs::perms::owner_all);
    }
    std::string read(const char* file) const {
        std::ostringstream text;
        text << std::ifstream(folder / file).rdbuf();
        return text.str();
    }
    /// What follows in the script happens only once the test has seen what came before.
    void waitFor(const char* file) const {
        while (!fs::exists(folder / file))
            usleep(1000);
    }

    /// Hears until it is asked to end, and then says a last word.
    void listener(const std::string& more = {}) const {
        program("arecord", "trap 'printf last; exit 1' INT\nprintf 'first '\n: > " + path("listening") +
                               "\n" + more + "while :; do sleep 0.01; done\n");
    }
    std::string path(const char* file) const { return (folder / file).string(); }

    fs::path folder;
    std::string before;
};

TEST_F(LinuxSound, ARecordingIsWholeOnceItIsEnded) {
    listener();
    program("opusenc", "for file; do :; done\ncat > \"$file\"\n");
    LinuxMicrophone microphone(folder / "pcm");
    ASSERT_TRUE(microphone.canRecord());
    ASSERT_TRUE(microphone.start(folder / "note.ogg"));
    waitFor("listening");
    EXPECT_TRUE(microphone.stop());
    EXPECT_EQ(read("note.ogg"), "first last");
    EXPECT_FALSE(microphone.stop()) << "there is none";
}

TEST_F(LinuxSound, ARecordingThatCouldNotBeWrittenIsNotWhole) {
    listener();
    program("opusenc", "cat > /dev/full\n");
    LinuxMicrophone microphone(folder / "pcm");
    ASSERT_TRUE(microphone.start(folder / "note.ogg"));
    waitFor("listening");
    EXPECT_FALSE(microphone.stop());
}

TEST_F(LinuxSound, ARecordingThatNobodyEndedEndsWithTheProgram) {
    listener("printf $$ > " + path("pid") + ".part; mv " + path("pid") + ".part " + path("pid") + "\n");
    program("opusenc", "cat > /dev/null\n");
    {
        LinuxMicrophone microphone(folder / "pcm");
        ASSERT_TRUE(microphone.start(folder / "note.ogg"));
        waitFor("pid");
    }
    EXPECT_FALSE(fs::exists("/proc/" + read("pid")));
}

TEST_F(LinuxSound, OneRecordsWhereThereIsAMicrophoneAndItsPrograms) {
    program("arecord", "");
    program("opusenc", "");
    EXPECT_TRUE(LinuxMicrophone(folder / "pcm").canRecord());
    write("pcm", "00-03: HDMI 0 : HDMI 0 : playback 1\n");
    EXPECT_FALSE(LinuxMicrophone(folder / "pcm").canRecord()) << "a screen's loudspeaker hears nothing";
    EXPECT_FALSE(LinuxMicrophone(folder / "none").canRecord());
    write("pcm", "00-00: capture 1\n");
    setenv("PATH", folder.c_str(), 1);
    fs::remove(folder / "opusenc");
    EXPECT_FALSE(LinuxMicrophone(folder / "pcm").canRecord());
    EXPECT_FALSE(LinuxMicrophone(folder / "pcm").start(folder / "note.ogg"))
        << "it says so, and does not hang";
}

TEST_F(LinuxSound, ARecordingIsHeardToItsEnd) {
    write("note.ogg", "what was said");
    program("opusdec", "for word; do [ -f \"$word\" ] && cat \"$word\"; done\n");
    program("aplay",
            "cat > " + path("heard.part") + "\nmv " + path("heard.part") + " " + path("heard") + "\n");
    LinuxSpeaker speaker(folder / "pcm");
    ASSERT_TRUE(speaker.canPlay());
    EXPECT_FALSE(speaker.isPlaying());
    ASSERT_TRUE(speaker.start(folder / "note.ogg"));
    while (speaker.isPlaying())
        usleep(1000);
    EXPECT_EQ(read("heard"), "what was said");
    speaker.stop();
    EXPECT_FALSE(speaker.isPlaying());
}

TEST_F(LinuxSound, SilenceIsAtOnceAndAnotherCanBeHeardAfterwards) {
    write("note.ogg", "long");
    program("opusdec", "while :; do printf x; sleep 0.01; done\n");
    program("aplay", "cat > /dev/null\n");
    LinuxSpeaker speaker(folder / "pcm");
    for (int time = 0; time < 2; ++time) {
        ASSERT_TRUE(speaker.start(folder / "note.ogg"));
        EXPECT_TRUE(speaker.isPlaying());
        speaker.stop();
        EXPECT_FALSE(speaker.isPlaying());
    }
}

} // namespace
} // namespace ruhu::platform
