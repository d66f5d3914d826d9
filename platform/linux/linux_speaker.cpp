#include "platform/linux/linux_speaker.h"

namespace ruhu::platform {

bool LinuxSpeaker::canPlay() const {
    return hasSoundDevice(m_devices, "playback") && isInPath("opusdec") && isInPath("aplay");
}

bool LinuxSpeaker::start(const std::filesystem::path& file) {
    return m_playing.start({"opusdec", "--quiet", "--force-wav", file.string(), "-"}, {"aplay", "-q", "-"});
}

} // namespace ruhu::platform
