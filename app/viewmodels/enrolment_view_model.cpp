#include "app/viewmodels/enrolment_view_model.h"

#include "app/usecases/enrol_tablet.h"

#include <QPointer>

namespace ruhu::viewmodels {

void EnrolmentViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    emit appChanged();
}

QString EnrolmentViewModel::knownAddress() const {
    const auto identity = m_app ? m_app->replica().identity() : std::nullopt;
    return identity ? QString::fromStdString(identity->url).remove(QStringLiteral("https://")) : QString();
}

void EnrolmentViewModel::enrol(const QString& address, const QString& code) {
    if (m_running)
        return;
    m_running = true;
    m_error.clear();
    emit changed();
    // The page may be gone before the answer is there; the Application is not.
    m_app->parts().enrolTablet.enrol(
        address.trimmed().toStdString(), code.toStdString(),
        [app = m_app, self = QPointer(this)](const sync::Result<void>& result) {
            if (self) {
                self->m_running = false;
                self->m_error = result ? QString() : QString::fromStdString(result.error().code);
                emit self->changed();
            }
            if (result)
                app->identityChanged();
            if (result && self)
                emit self->enrolled();
        });
}

} // namespace ruhu::viewmodels
