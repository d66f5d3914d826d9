#pragma once

#include <filesystem>

namespace ruhu::platform {

/// Records what is said at the door, as Ogg Opus (audio/ogg). One recording at a time. UI thread only.
class Microphone {
public:
    virtual ~Microphone() = default;

    /// True if there is a microphone and what it takes to record.
    virtual bool canRecord() const = 0;

    /// Begins to record into the file. REQUIRES canRecord() and no recording. False if it did not begin.
    virtual bool start(const std::filesystem::path& file) = 0;

    /// Ends the recording. True if the file is whole: all that was heard is in it. False without a recording.
    virtual bool stop() = 0;
};

} // namespace ruhu::platform
