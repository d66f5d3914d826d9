#pragma once

#include "platform/linux/pipeline.h"
#include "platform/ports/microphone.h"

namespace ruhu::platform {

/// ALSA's arecord into opusenc: 16 kbit/s, so a minute of speech is 120 KB.
class LinuxMicrophone : public Microphone {
public:
    /// `devices`: where the kernel lists its sound devices.
    explicit LinuxMicrophone(std::filesystem::path devices = "/proc/asound/pcm")
        : m_devices(std::move(devices)) {}

    bool canRecord() const override;
    bool start(const std::filesystem::path& file) override;
    bool stop() override { return m_recording.finish(); }

private:
    std::filesystem::path m_devices;
    Pipeline m_recording;
};

} // namespace ruhu::platform
