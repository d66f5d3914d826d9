#pragma once

#include "app/usecases/carry_work.h"
#include "app/viewmodels/application.h"

#include <QTimer>

namespace ruhu::viewmodels {

/// 用U盘带走, 交给同事, 帮同事捎: the ways to the office without its network.
class CarryViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    /// While it is on the screen: looks for sticks and for the network's addresses from time to time.
    Q_PROPERTY(bool watching READ watching WRITE setWatching NOTIFY changed)
    /// Names of the sticks that are plugged in.
    Q_PROPERTY(QStringList sticks MEMBER m_sticks NOTIFY changed)
    Q_PROPERTY(bool running MEMBER m_running NOTIFY changed)
    /// Code of the last attempt's error; empty = none, or no attempt yet.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)
    /// The last attempt went well.
    Q_PROPERTY(bool done MEMBER m_done NOTIFY changed)
    /// Of it: changes and pictures that went along, whether that is all, whether a receipt came back.
    Q_PROPERTY(int changes MEMBER m_changes NOTIFY changed)
    Q_PROPERTY(int pictures MEMBER m_pictures NOTIFY changed)
    Q_PROPERTY(bool whole MEMBER m_whole NOTIFY changed)
    Q_PROPERTY(bool receipt MEMBER m_receipt NOTIFY changed)
    /// Where the colleague's tablet is taken to be; empty: not known.
    Q_PROPERTY(QString gateway MEMBER m_gateway NOTIFY changed)
    Q_PROPERTY(bool lending MEMBER m_lending NOTIFY changed)
    /// By which colleagues find this tablet; empty: on no network.
    Q_PROPERTY(QString addresses MEMBER m_addresses NOTIFY changed)
    /// Colleagues' parcels that wait here.
    Q_PROPERTY(int carried MEMBER m_carried NOTIFY changed)

public:
    explicit CarryViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    bool watching() const { return m_watch.isActive(); }
    void setWatching(bool watching);

    /// The stick by its place in `sticks`.
    Q_INVOKABLE void toStick(int stick);
    Q_INVOKABLE void toColleague(const QString& address);
    Q_INVOKABLE void lend();
    Q_INVOKABLE void endLending();

signals:
    void appChanged();
    void changed();

private:
    void look();
    void begin();
    void end(const sync::Result<usecases::Carried>& result);
    void fail(const QString& code);

    Application* m_app = nullptr;
    QTimer m_watch;
    QStringList m_sticks;
    bool m_running = false;
    QString m_error;
    bool m_done = false;
    int m_changes = 0;
    int m_pictures = 0;
    bool m_whole = true;
    bool m_receipt = false;
    QString m_gateway;
    bool m_lending = false;
    QString m_addresses;
    int m_carried = 0;
};

} // namespace ruhu::viewmodels
