#pragma once

#include "app/viewmodels/application.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTemporaryDir>

namespace ruhu::viewmodels {

/// One recording for a record: begun and ended by hand, at most kLongest long; and the one that is kept, to
/// be heard again.
class AudioViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged)
    /// SHA-256 of the recording that is kept; empty for none.
    Q_PROPERTY(QString content READ content WRITE setContent NOTIFY contentChanged)
    /// It is on this tablet.
    Q_PROPERTY(bool there READ there NOTIFY contentChanged)
    /// Of the one that is kept; 0 if that cannot be told.
    Q_PROPERTY(int length READ length NOTIFY contentChanged)
    Q_PROPERTY(bool canRecord READ canRecord NOTIFY appChanged)
    Q_PROPERTY(bool canPlay READ canPlay NOTIFY appChanged)
    Q_PROPERTY(bool recording MEMBER m_recording NOTIFY changed)
    Q_PROPERTY(bool playing MEMBER m_playing NOTIFY changed)
    /// Of what is being recorded or played.
    Q_PROPERTY(int seconds READ seconds NOTIFY changed)
    /// Code of what went wrong last: "microphone_busy", "audio_empty", "audio_too_large", "audio_cut_off"
    /// (not all of it could be written), "speaker_busy".
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit AudioViewModel(QObject* parent = nullptr);
    ~AudioViewModel() override;

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString content() const { return m_content; }
    void setContent(const QString& content);
    bool there() const { return m_there; }
    int length() const { return m_length; }
    bool canRecord() const;
    bool canPlay() const;
    int seconds() const;
    /// What was recorded; empty for nothing.
    const std::string& recorded() const { return m_recorded; }

    Q_INVOKABLE void start();
    /// Ends it; `taken` follows if anything was heard.
    Q_INVOKABLE void stop();
    /// From the beginning.
    Q_INVOKABLE void play();
    Q_INVOKABLE void silence();

signals:
    void appChanged();
    void contentChanged();
    void changed();
    void taken();

private:
    std::filesystem::path file(const char* name) const;
    void end();
    void readContent();
    void onTick();

    QPointer<Application> m_app; ///< may go before its page does
    QTemporaryDir m_folder;      ///< nobody else can read what was said
    QTimer m_tick;
    QElapsedTimer m_since;
    QString m_content;
    bool m_there = false;
    int m_length = 0;
    bool m_recording = false;
    bool m_playing = false;
    std::string m_recorded;
    QString m_error;
};

} // namespace ruhu::viewmodels
