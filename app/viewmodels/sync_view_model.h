#pragma once

#include "app/usecases/sync_now.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/rows_model.h"

namespace ruhu::viewmodels {

/// 同步: where the work lies, what is on its way, how the last attempts went.
class SyncViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(bool running MEMBER m_running NOTIFY changed)
    /// Code of the last attempt's error; empty = it went well, or there was none.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    Q_PROPERTY(int toSend MEMBER m_toSend NOTIFY changed)
    Q_PROPERTY(int sent MEMBER m_sent NOTIFY changed)
    Q_PROPERTY(int toTake MEMBER m_toTake NOTIFY changed)
    Q_PROPERTY(int taken MEMBER m_taken NOTIFY changed)
    /// Changes on this tablet that have not been acknowledged, signed households or not.
    Q_PROPERTY(int waiting MEMBER m_waiting NOTIFY changed)
    Q_PROPERTY(QString lastSuccess MEMBER m_lastSuccess NOTIFY changed)
    /// moment, ok, delivered, error
    Q_PROPERTY(ruhu::viewmodels::RowsModel* history READ history CONSTANT)
    /// For the clerk: stream, position, waiting, head, backedUp.
    Q_PROPERTY(ruhu::viewmodels::RowsModel* streams READ streams CONSTANT)
    /// Saves that the township has put aside: what, why (code), household.
    Q_PROPERTY(ruhu::viewmodels::RowsModel* aside READ aside CONSTANT)
    /// Colleagues' parcels that wait here.
    Q_PROPERTY(int carried MEMBER m_carried NOTIFY changed)
    Q_PROPERTY(QString address MEMBER m_address NOTIFY changed)
    Q_PROPERTY(QString deviceId MEMBER m_deviceId NOTIFY changed)

public:
    explicit SyncViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    RowsModel* history() { return &m_history; }
    RowsModel* streams() { return &m_streams; }
    RowsModel* aside() { return &m_aside; }

    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();

signals:
    void appChanged();
    void changed();

private:
    void read();
    void readAside();

    Application* m_app = nullptr;
    bool m_running = false;
    QString m_error;
    int m_toSend = 0;
    int m_sent = 0;
    int m_toTake = 0;
    int m_taken = 0;
    int m_waiting = 0;
    int m_carried = 0;
    QString m_lastSuccess;
    QString m_address;
    QString m_deviceId;
    RowsModel m_history;
    RowsModel m_streams;
    RowsModel m_aside;
};

} // namespace ruhu::viewmodels
