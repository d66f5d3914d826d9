#pragma once

#include "app/viewmodels/application.h"

#include <QElapsedTimer>

namespace ruhu::viewmodels {

/// One recording for a record: begun and ended by hand, at most kLongest long.
class AudioViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged)
    Q_PROPERTY(bool canRecord READ canRecord NOTIFY appChanged)
    Q_PROPERTY(bool recording MEMBER m_recording NOTIFY changed)
    /// Of the recording that runs.
    Q_PROPERTY(int seconds READ seconds NOTIFY changed)
    /// Code of what went wrong with the last recording: "microphone_busy", "audio_empty", "audio_too_large".
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit AudioViewModel(QObject* parent = nullptr);
    ~AudioViewModel() override;

    Application* app() const { return m_app; }
    void setApp(Application* app);
    bool canRecord() const;
    int seconds() const;
    /// What was recorded; empty for nothing.
    const std::string& recorded() const { return m_recorded; }

    Q_INVOKABLE void start();
    /// Ends it; `taken` follows if anything was heard.
    Q_INVOKABLE void stop();

signals:
    void appChanged();
    void changed();
    void taken();

private:
    std::filesystem::path file() const;
    void end();

    Application* m_app = nullptr;
    QTimer m_tick;
    QElapsedTimer m_since;
    bool m_recording = false;
    std::string m_recorded;
    QString m_error;
};

} // namespace ruhu::viewmodels
