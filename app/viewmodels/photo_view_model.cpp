#include "app/viewmodels/photo_view_model.h"

#include "app/viewmodels/words.h"
#include "platform/ports/camera.h"

#include <QPointer>
#include <QUrl>

namespace ruhu::viewmodels {

namespace {

/// What fits on two screens; older ones are not of this visit.
constexpr std::size_t kPictures = 24;

} // namespace

QString pictureUrl(const std::string& jpeg) {
    if (jpeg.empty())
        return {};
    const auto bytes = QByteArray::fromRawData(jpeg.data(), static_cast<qsizetype>(jpeg.size()));
    return QStringLiteral("data:image/jpeg;base64,") + QString::fromLatin1(bytes.toBase64());
}

void PhotoViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    emit appChanged();
}

bool PhotoViewModel::canTake() const {
    return m_app && m_app->parts().ports.camera.canTake();
}

QString PhotoViewModel::source() const {
    return m_photo ? pictureUrl(m_photo->jpeg) : QString();
}

void PhotoViewModel::take() {
    if (!canTake())
        return;
    m_app->parts().ports.camera.take([self = QPointer(this)](const std::filesystem::path& file) {
        if (self && !file.empty())
            self->choose(QString::fromStdString(file.string()));
    });
}

void PhotoViewModel::look() {
    const Words words(*m_app);
    m_pictures.clear();
    for (const auto& picture : m_app->parts().ports.camera.pictures(kPictures)) {
        const auto file = QString::fromStdString(picture.file.string());
        m_pictures.append(QVariantMap{{"file", file},
                                      {"source", QUrl::fromLocalFile(file).toString()},
                                      {"moment", words.moment(picture.takenAt)}});
    }
    emit picturesChanged();
}

void PhotoViewModel::choose(const QString& file) {
    auto photo = documents::readPhoto(file.toStdString());
    m_error = photo ? QString() : QString::fromStdString(photo.error().code);
    const bool read = photo.ok();
    if (read)
        m_photo = std::move(*photo);
    emit changed();
    if (read)
        emit taken();
}

void PhotoViewModel::clear() {
    m_photo.reset();
    m_error.clear();
    emit changed();
}

} // namespace ruhu::viewmodels
