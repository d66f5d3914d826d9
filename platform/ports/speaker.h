#pragma once

#include <filesystem>

namespace ruhu::platform {

/// Plays what was recorded at the door (audio/ogg). One recording at a time. UI thread only.
class Speaker {
public:
    virtual ~Speaker() = default;

    /// True if there is a loudspeaker and what it takes to play.
    virtual bool canPlay() const = 0;

    /// Begins to play the file from its beginning. REQUIRES canPlay() and that nothing plays. False if it did
    /// not begin.
    virtual bool start(const std::filesystem::path& file) = 0;

    /// False once the file has been heard to its end, or nothing was started.
    virtual bool isPlaying() = 0;

    /// Silence. Nothing if nothing plays.
    virtual void stop() = 0;
};

} // namespace ruhu::platform
