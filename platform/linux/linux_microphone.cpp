#include "platform/linux/linux_microphone.h"

namespace ruhu::platform {

bool LinuxMicrophone::canRecord() const {
    return hasSoundDevice(m_devices, "capture") && isInPath("arecord") && isInPath("opusenc");
}

bool LinuxMicrophone::start(const std::filesystem::path& file) {
    return m_recording.start({"arecord", "-q", "-t", "wav", "-f", "S16_LE", "-r", "16000", "-c", "1"},
                             {"opusenc", "--quiet", "--bitrate", "16", "-", file.string()});
}

} // namespace ruhu::platform
