#include "app/viewmodels/place_view_model.h"

#include "platform/ports/locator.h"

#include <QPointer>

namespace ruhu::viewmodels {

namespace {

constexpr int kDegreeDigits = 6; ///< a tenth of a metre

QString geopointOf(const platform::Locator::Fix& fix) {
    return QStringLiteral("%1 %2 %3 %4")
        .arg(fix.latitude, 0, 'f', kDegreeDigits)
        .arg(fix.longitude, 0, 'f', kDegreeDigits)
        .arg(fix.altitude, 0, 'f', 1)
        .arg(fix.accuracy, 0, 'f', 1);
}

} // namespace

void PlaceViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    emit appChanged();
}

bool PlaceViewModel::canLocate() const {
    return m_app && m_app->parts().ports.locator.canLocate();
}

void PlaceViewModel::locate() {
    if (m_searching || !canLocate())
        return;
    m_searching = true;
    m_failed = false;
    emit changed();
    m_app->parts().ports.locator.locate([self = QPointer(this)](const auto& fix) {
        if (!self)
            return;
        self->m_searching = false;
        self->m_failed = !fix;
        emit self->changed();
        if (fix)
            emit self->found(geopointOf(*fix));
    });
}

} // namespace ruhu::viewmodels
