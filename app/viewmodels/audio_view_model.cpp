#include "app/viewmodels/audio_view_model.h"

#include "app/documents/opus_length.h"
#include "platform/ports/microphone.h"
#include "platform/ports/speaker.h"

#include <chrono>
#include <fstream>
#include <iterator>

namespace ruhu::viewmodels {

namespace {

constexpr std::chrono::minutes kLongest{10}; ///< more is a conversation and no note
constexpr std::uintmax_t kLargest =
    8u * 1024 * 1024; ///< ten minutes are 1.2 MB; a file beyond is no note of ours
constexpr const char* kRecorded = "note.ogg";
constexpr const char* kPlayed = "heard.ogg";

} // namespace

AudioViewModel::AudioViewModel(QObject* parent)
    : QObject(parent) {
    m_tick.setInterval(std::chrono::milliseconds(500));
    connect(&m_tick, &QTimer::timeout, this, &AudioViewModel::onTick);
}

/// What nobody has ended is thrown away: nobody said that it is to be kept.
AudioViewModel::~AudioViewModel() {
    if (m_recording && m_app)
        end();
    if (m_app)
        silence();
}

void AudioViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    readContent();
    emit appChanged();
}

void AudioViewModel::setContent(const QString& content) {
    if (content == m_content)
        return;
    silence();
    m_content = content;
    readContent();
}

void AudioViewModel::readContent() {
    const auto blob =
        m_app && !m_content.isEmpty() ? m_app->replica().blob(m_content.toStdString()) : std::nullopt;
    const auto length = blob ? documents::opusLength(blob->bytes) : std::nullopt;
    m_there = blob.has_value();
    m_length = length ? static_cast<int>(std::chrono::round<std::chrono::seconds>(*length).count()) : 0;
    emit contentChanged();
}

bool AudioViewModel::canRecord() const {
    return m_app && m_app->parts().ports.microphone.canRecord();
}

bool AudioViewModel::canPlay() const {
    return m_app && m_app->parts().ports.speaker.canPlay();
}

int AudioViewModel::seconds() const {
    return m_recording || m_playing ? static_cast<int>(m_since.elapsed() / 1000) : 0;
}

std::filesystem::path AudioViewModel::file(const char* name) const {
    return m_folder.filePath(QString::fromLatin1(name)).toStdString();
}

void AudioViewModel::onTick() {
    if (m_recording && m_since.elapsed() > std::chrono::milliseconds(kLongest).count())
        return stop();
    if (m_playing && !m_app->parts().ports.speaker.isPlaying())
        return silence();
    emit changed();
}

void AudioViewModel::start() {
    if (m_recording || !canRecord())
        return;
    silence();
    m_recording = m_app->parts().ports.microphone.start(file(kRecorded));
    m_error = m_recording ? QString() : QStringLiteral("microphone_busy");
    m_since.start();
    if (m_recording)
        m_tick.start();
    emit changed();
}

void AudioViewModel::end() {
    m_tick.stop();
    m_recording = false;
    const bool whole = m_app->parts().ports.microphone.stop();
    std::error_code error;
    const auto size = std::filesystem::file_size(file(kRecorded), error);
    m_recorded.clear();
    m_error = error || size == 0 ? QStringLiteral("audio_empty")
              : !whole           ? QStringLiteral("audio_cut_off")
              : size > kLargest  ? QStringLiteral("audio_too_large")
                                 : QString();
    if (m_error.isEmpty()) {
        std::ifstream in(file(kRecorded), std::ios::binary);
        m_recorded.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::filesystem::remove(file(kRecorded), error);
}

void AudioViewModel::stop() {
    if (!m_recording)
        return;
    end();
    emit changed();
    if (!m_recorded.empty())
        emit taken();
}

void AudioViewModel::play() {
    const auto blob =
        m_recording || !canPlay() ? std::nullopt : m_app->replica().blob(m_content.toStdString());
    if (!blob)
        return;
    silence();
    {
        std::ofstream out(file(kPlayed), std::ios::binary);
        out << blob->bytes;
    }
    m_playing = m_app->parts().ports.speaker.start(file(kPlayed));
    m_error = m_playing ? QString() : QStringLiteral("speaker_busy");
    m_since.start();
    if (m_playing)
        m_tick.start();
    emit changed();
}

void AudioViewModel::silence() {
    if (!m_playing)
        return;
    m_tick.stop();
    m_playing = false;
    m_app->parts().ports.speaker.stop();
    std::error_code gone;
    std::filesystem::remove(file(kPlayed), gone);
    emit changed();
}

} // namespace ruhu::viewmodels
