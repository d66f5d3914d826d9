#pragma once

#include "platform/fake/fake_camera.h"
#include "platform/ports/files.h"
#include "platform/ports/local_network.h"
#include "platform/ports/locator.h"
#include "platform/ports/microphone.h"
#include "platform/ports/ports.h"
#include "platform/ports/speaker.h"
#include "platform/ports/sticks.h"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

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

/// A microphone that hears what a test says.
class FakeMicrophone : public Microphone {
public:
    bool there = true;
    std::string said = "OggS"; ///< what the file holds afterwards
    bool canRecord() const override { return there; }
    bool start(const std::filesystem::path& file) override {
        m_file = file;
        return there;
    }
    bool whole = true; ///< false: the disk was full before the end
    bool stop() override {
        if (!m_file.empty())
            std::ofstream(m_file, std::ios::binary) << said;
        return !std::exchange(m_file, {}).empty() && whole;
    }

private:
    std::filesystem::path m_file;
};

/// A loudspeaker that plays until a test says that the end was heard.
class FakeSpeaker : public Speaker {
public:
    bool there = true;
    bool sounding = false;
    std::string heard; ///< what the last file held
    bool canPlay() const override { return there; }
    bool start(const std::filesystem::path& file) override {
        std::ifstream in(file, std::ios::binary);
        heard.assign(std::istreambuf_iterator<char>(in), {});
        return sounding = there;
    }
    bool isPlaying() override { return sounding; }
    void stop() override { sounding = false; }
};

/// A place that a test sets; empty: none is found.
class FakeLocator : public Locator {
public:
    bool there = true;
    std::optional<Fix> place = Fix{38.4621, 111.1234, 1012, 8};
    int asked = 0;
    bool canLocate() const override { return there; }
    void locate(std::function<void(std::optional<Fix>)> done) override {
        ++asked;
        done(place);
    }
};

/// The files that a test puts there.
class FakeFiles : public Files {
public:
    std::vector<Found> found;
    std::vector<Found> newest(std::size_t limit) const override {
        return {found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()))};
    }
};

/// A tablet whose parts a test sets.
struct FakePorts {
    FakeCamera camera;
    FakeSticks sticks;
    FakeLocalNetwork network;
    FakeMicrophone microphone;
    FakeSpeaker speaker;
    FakeLocator locator;
    FakeFiles files;
    operator Ports() { return {camera, sticks, network, microphone, speaker, locator, files}; }
};

} // namespace ruhu::platform
