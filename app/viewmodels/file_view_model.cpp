#include "app/viewmodels/file_view_model.h"

#include "app/viewmodels/words.h"
#include "platform/ports/files.h"

#include <QLocale>

namespace ruhu::viewmodels {

namespace {

/// What one looks through at a door; what is older is renamed or copied first.
constexpr std::size_t kFiles = 24;

} // namespace

void FileViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    emit appChanged();
}

void FileViewModel::look() {
    const Words words(*m_app);
    m_files.clear();
    for (const auto& found : m_app->parts().ports.files.newest(kFiles))
        m_files.append(
            QVariantMap{{"file", QString::fromStdString(found.file.string())},
                        {"name", QString::fromStdString(found.file.filename().string())},
                        {"size", QLocale::c().formattedDataSize(static_cast<qint64>(found.bytes), 1,
                                                                QLocale::DataSizeTraditionalFormat)},
                        {"moment", words.moment(found.changedAt)},
                        {"stick", QString::fromStdString(found.stick)}});
    emit filesChanged();
}

void FileViewModel::choose(const QString& file) {
    auto read = documents::readAttachment(file.toStdString());
    const bool whole = read.ok();
    m_error = whole ? QString() : QString::fromStdString(read.error().code);
    if (whole)
        m_chosen = std::move(*read);
    emit changed();
    if (whole)
        emit taken();
}

void FileViewModel::clear() {
    m_chosen.reset();
    m_error.clear();
    emit changed();
}

} // namespace ruhu::viewmodels
