#pragma once

#include "app/documents/attachment.h"
#include "app/viewmodels/application.h"

#include <QVariantList>

#include <optional>

namespace ruhu::viewmodels {

/// One file for a record: chosen among the newest on the device and its sticks, and read at once.
class FileViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged)
    /// {file, name, size, moment, stick} to choose from, newest first; read by look().
    Q_PROPERTY(QVariantList files MEMBER m_files NOTIFY filesChanged)
    /// Of the file that was chosen; empty = none.
    Q_PROPERTY(QString name READ name NOTIFY changed)
    /// Code of what went wrong with the last one; the one before is still there.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    using QObject::QObject;

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString name() const { return m_chosen ? QString::fromStdString(m_chosen->name) : QString(); }
    const std::optional<documents::Attachment>& chosen() const { return m_chosen; }

    Q_INVOKABLE void look();
    Q_INVOKABLE void choose(const QString& file);
    Q_INVOKABLE void clear();

signals:
    void appChanged();
    void filesChanged();
    void changed();
    /// A file could be read and is there.
    void taken();

private:
    Application* m_app = nullptr;
    std::optional<documents::Attachment> m_chosen;
    QVariantList m_files;
    QString m_error;
};

} // namespace ruhu::viewmodels
