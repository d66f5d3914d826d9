#include "app/documents/attachment.h"

#include <QMimeDatabase>

#include <fstream>
#include <iterator>

namespace ruhu::documents {

sync::Result<Attachment> readAttachment(const std::filesystem::path& file) {
    const auto name = file.filename().string();
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return sync::Error{"file_missing", name};
    if (size == 0)
        return sync::Error{"file_empty", name};
    if (size > kLargestAttachment)
        return sync::Error{"file_too_large", name};
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in.bad() || bytes.size() != size) // pulled out while it was read
        return sync::Error{"file_missing", name};
    const auto type = QMimeDatabase().mimeTypeForFileNameAndData(
        QString::fromStdString(name),
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return Attachment{name, type.name().toStdString(), std::move(bytes)};
}

} // namespace ruhu::documents
