#pragma once

#include "app/documents/photo.h"
#include "app/usecases/seal_visit.h"
#include "app/viewmodels/application.h"

#include <QVariantList>

#include <optional>

namespace ruhu::viewmodels {

/// One picture for a record: taken by the device's camera, or chosen among the newest on it. It is read and
/// made small at once, so that what is shown is what is kept.
class PhotoViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged)
    Q_PROPERTY(bool canTake READ canTake NOTIFY appChanged)
    /// {file, source, moment} of pictures to choose from, newest first; read by look().
    Q_PROPERTY(QVariantList pictures MEMBER m_pictures NOTIFY picturesChanged)
    /// The picture as a URL that Image shows; empty = none yet.
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool there READ there NOTIFY changed)
    /// Code of what went wrong with the last picture; the one before is still there.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    using QObject::QObject;

    Application* app() const { return m_app; }
    void setApp(Application* app);
    bool canTake() const;
    QString source() const;
    bool there() const { return m_photo.has_value(); }
    const std::optional<documents::Photo>& photo() const { return m_photo; }

    /// Opens the camera, where there is one.
    Q_INVOKABLE void take();
    /// Reads what there is to choose from.
    Q_INVOKABLE void look();
    Q_INVOKABLE void choose(const QString& file);
    Q_INVOKABLE void clear();

signals:
    void appChanged();
    void picturesChanged();
    void changed();
    /// A picture could be read and is there.
    void taken();

private:
    Application* m_app = nullptr;
    std::optional<documents::Photo> m_photo;
    QVariantList m_pictures;
    QString m_error;
};

/// A JPEG as a URL that Image shows.
QString pictureUrl(const std::string& jpeg);

} // namespace ruhu::viewmodels
