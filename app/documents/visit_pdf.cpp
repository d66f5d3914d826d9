#include "app/documents/visit_pdf.h"

#include <QFile>
#include <QPainter>
#include <QPdfWriter>

namespace ruhu::documents {

sync::Result<void> writeVisitPdf(const VisitPages& pages, const std::filesystem::path& file) {
    auto part = file;
    part += ".part";
    QFile device(QString::fromStdString(part.string()));
    if (!device.open(QIODevice::WriteOnly))
        return sync::Error{"write_failed", device.errorString().toStdString(), true};
    {
        QPdfWriter writer(&device);
        writer.setResolution(VisitPages::kDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(
            QMarginsF(VisitPages::kSide, VisitPages::kTop, VisitPages::kSide, VisitPages::kBottom),
            QPageLayout::Millimeter);
        writer.setTitle(QStringLiteral("入户信息排查表 ") +
                        QString::fromStdString(pages.sheet().content.household.head));
        writer.setCreator(QStringLiteral("Ruhu"));
        for (const auto& one : pages.sheet().files)
            writer.addFileAttachment(QString::fromStdString(one.name), QByteArray::fromStdString(one.bytes),
                                     QString::fromStdString(one.type));
        QPainter painter(&writer);
        for (int number = 0; number < pages.count(); ++number) {
            if (number > 0)
                writer.newPage();
            pages.paint(painter, number);
        }
    }
    device.close();
    std::error_code error;
    if (device.error() == QFileDevice::NoError)
        std::filesystem::rename(part, file, error);
    if (device.error() != QFileDevice::NoError || error) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return sync::Error{"write_failed", device.errorString().toStdString() + error.message(), true};
    }
    return {};
}

} // namespace ruhu::documents
