#pragma once

#include "platform/linux/pipeline.h"
#include "platform/ports/speaker.h"

namespace ruhu::platform {

/// opusdec into ALSA's aplay.
class LinuxSpeaker : public Speaker {
public:
    /// `devices`: where the kernel lists its sound devices.
    explicit LinuxSpeaker(std::filesystem::path devices = "/proc/asound/pcm")
        : m_devices(std::move(devices)) {}

    bool canPlay() const override;
    bool start(const std::filesystem::path& file) override;
    bool isPlaying() override { return m_playing.isRunning(); }
    void stop() override { m_playing.end(); }

private:
    std::filesystem::path m_devices;
    Pipeline m_playing;
};

} // namespace ruhu::platform
