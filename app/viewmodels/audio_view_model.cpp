#include "app/viewmodels/audio_view_model.h"

#include "platform/ports/microphone.h"

#include <QDir>

#include <chrono>
#include <fstream>
#include <iterator>

namespace ruhu::viewmodels {

namespace {

constexpr std::chrono::minutes kLongest{10}; ///< more is a conversation and no note
constexpr std::uintmax_t kLargest =
    8u * 1024 * 1024; ///< ten minutes are 1.2 MB; a file beyond is no note of ours

} // namespace

AudioViewModel::AudioViewModel(QObject* parent)
    : QObject(parent) {
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_since.elapsed() > std::chrono::milliseconds(kLongest).count())
            stop();
        emit changed();
    });
}

/// What nobody has ended is thrown away: nobody said that it is to be kept.
AudioViewModel::~AudioViewModel() {
    if (m_recording)
        end();
}

void AudioViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    emit appChanged();
}

bool AudioViewModel::canRecord() const {
    return m_app && m_app->parts().ports.microphone.canRecord();
}

int AudioViewModel::seconds() const {
    return m_recording ? static_cast<int>(m_since.elapsed() / 1000) : 0;
}

std::filesystem::path AudioViewModel::file() const {
    return (QDir::tempPath() + QStringLiteral("/ruhu-note.ogg")).toStdString();
}

void AudioViewModel::start() {
    if (m_recording || !canRecord())
        return;
    m_recording = m_app->parts().ports.microphone.start(file());
    m_error = m_recording ? QString() : QStringLiteral("microphone_busy");
    m_since.start();
    if (m_recording)
        m_tick.start();
    emit changed();
}

void AudioViewModel::end() {
    m_tick.stop();
    m_recording = false;
    m_app->parts().ports.microphone.stop();
    std::error_code error;
    const auto size = std::filesystem::file_size(file(), error);
    m_recorded.clear();
    m_error = error || size == 0 ? QStringLiteral("audio_empty")
              : size > kLargest  ? QStringLiteral("audio_too_large")
                                 : QString();
    if (m_error.isEmpty()) {
        std::ifstream in(file(), std::ios::binary);
        m_recorded.assign(std::istreambuf_iterator<char>(in), {});
    }
    std::filesystem::remove(file(), error);
}

void AudioViewModel::stop() {
    if (!m_recording)
        return;
    end();
    emit changed();
    if (!m_recorded.empty())
        emit taken();
}

} // namespace ruhu::viewmodels
