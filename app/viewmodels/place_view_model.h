#pragma once

#include "app/viewmodels/application.h"

namespace ruhu::viewmodels {

/// Where this household is, asked of the device once and only when a person says so.
class PlaceViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged)
    Q_PROPERTY(bool canLocate READ canLocate NOTIFY appChanged)
    Q_PROPERTY(bool searching MEMBER m_searching NOTIFY changed)
    /// The last time nothing was found.
    Q_PROPERTY(bool failed MEMBER m_failed NOTIFY changed)

public:
    using QObject::QObject;

    Application* app() const { return m_app; }
    void setApp(Application* app);
    bool canLocate() const;

    Q_INVOKABLE void locate();

signals:
    void appChanged();
    void changed();
    /// Latitude, longitude, altitude, accuracy in metres, as an XForm writes a geopoint.
    void found(const QString& geopoint);

private:
    Application* m_app = nullptr;
    bool m_searching = false;
    bool m_failed = false;
};

} // namespace ruhu::viewmodels
