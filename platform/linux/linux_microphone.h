#pragma once

#include "platform/ports/microphone.h"

#include <sys/types.h>

namespace ruhu::platform {

/// ALSA's arecord into opusenc: 16 kbit/s, so a minute of speech is 120 KB.
class LinuxMicrophone : public Microphone {
public:
    /// `devices`: where the kernel lists its sound devices.
    explicit LinuxMicrophone(std::filesystem::path devices = "/proc/asound/pcm")
        : m_devices(std::move(devices)) {}
    ~LinuxMicrophone() override { stop(); }

    bool canRecord() const override;
    bool start(const std::filesystem::path& file) override;
    void stop() override;

private:
    std::filesystem::path m_devices;
    pid_t m_listening = 0; ///< 0: no recording
    pid_t m_packing = 0;
};

} // namespace ruhu::platform
