#pragma once

#include "app/viewmodels/application.h"

namespace ruhu::viewmodels {

/// 第一次使用: the address of the township's central store and a one-time code.
class EnrolmentViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(bool running MEMBER m_running NOTIFY changed)
    /// Code of what went wrong; empty = nothing (yet).
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    /// Where this tablet was enrolled last, as a person types it; empty: nowhere yet.
    Q_PROPERTY(QString knownAddress READ knownAddress NOTIFY appChanged)

public:
    explicit EnrolmentViewModel(QObject* parent = nullptr)
        : QObject(parent) {}

    Application* app() const { return m_app; }
    void setApp(Application* app);

    QString knownAddress() const;

    Q_INVOKABLE void enrol(const QString& address, const QString& code);

signals:
    void appChanged();
    void enrolled();
    void changed();

private:
    Application* m_app = nullptr;
    bool m_running = false;
    QString m_error;
};

} // namespace ruhu::viewmodels
