#include "app/documents/photo.h"

#include "sync/core/change_set.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <fstream>
#include <iterator>

namespace ruhu::documents {

namespace {

constexpr int kDecodeMegabytes = 512; ///< a picture that unpacks to more is no photo of a sheet of paper

QByteArray asJpeg(const QImage& image, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", quality);
    return bytes;
}

/// As good as fits: first coarser, then smaller.
QByteArray fitted(QImage image) {
    for (;;) {
        for (const int quality : {85, 75, 65, 55}) {
            auto bytes = asJpeg(image, quality);
            if (static_cast<std::size_t>(bytes.size()) <= kPhotoBytes)
                return bytes;
        }
        image = image.scaled(image.size() * 0.8, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
}

/// JPEG knows no transparency: what is clear lies on white.
QImage onWhite(const QImage& picture) {
    QImage image(picture.size(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).drawImage(0, 0, picture);
    return image;
}

} // namespace

sync::Result<Photo> readPhoto(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return sync::Error{"photo_missing", file.filename().string()};
    if (size > kLargestOriginal)
        return sync::Error{"photo_too_large", file.filename().string()};
    std::ifstream in(file, std::ios::binary);
    const std::string original{std::istreambuf_iterator<char>(in), {}};

    auto bytes = QByteArray::fromRawData(original.data(), static_cast<qsizetype>(original.size()));
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader::setAllocationLimit(kDecodeMegabytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (const auto whole = reader.size(); whole.width() > kPhotoSide || whole.height() > kPhotoSide)
        reader.setScaledSize(whole.scaled(kPhotoSide, kPhotoSide, Qt::KeepAspectRatio));
    const auto picture = reader.read();
    if (picture.isNull())
        return sync::Error{"photo_unreadable", file.filename().string()};
    return Photo{fitted(onWhite(picture)).toStdString(), sync::sha256Hex(original)};
}

} // namespace ruhu::documents
