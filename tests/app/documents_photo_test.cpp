#include "app/documents/photo.h"
#include "sync/core/change_set.h"
#include "tests/sync/world.h"

#include <gmock/gmock.h>

#include <QImage>
#include <QRandomGenerator>

#include <fstream>

namespace ruhu::documents {
namespace {

/// Noise is the picture that no JPEG makes small.
QImage noise(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000u);
    return image;
}

class PhotoTest : public testing::Test {
protected:
    std::filesystem::path save(const QImage& image, const char* name, const char* format) {
        const auto file = folder.path() / name;
        EXPECT_TRUE(image.save(QString::fromStdString(file.string()), format, 100));
        return file;
    }
    QImage kept(const Photo& photo) {
        return QImage::fromData(QByteArray::fromStdString(photo.jpeg), "JPEG");
    }

    sync::test::Folder folder;
};

TEST_F(PhotoTest, FitsTheLineWhateverItShows) {
    const auto file = save(noise(4000, 3000), "noise.jpg", "JPEG");
    const auto photo = readPhoto(file);
    ASSERT_TRUE(photo.ok());
    EXPECT_LE(photo->jpeg.size(), kPhotoBytes);
    EXPECT_EQ(photo->originalHash, sync::sha256Hex(sync::test::readFile(file.string())));
}

TEST_F(PhotoTest, KeepsTheProportionsAndWhatCanBeRead) {
    QImage page(3600, 2400, QImage::Format_RGB32);
    page.fill(Qt::white);
    const auto photo = readPhoto(save(page, "page.png", "PNG"));
    ASSERT_TRUE(photo.ok());
    EXPECT_EQ(kept(*photo).size(), QSize(kPhotoSide, kPhotoSide * 2 / 3));
}

TEST_F(PhotoTest, WhatIsClearLiesOnWhite) {
    QImage clear(40, 40, QImage::Format_ARGB32);
    clear.fill(Qt::transparent);
    const auto photo = readPhoto(save(clear, "clear.png", "PNG"));
    ASSERT_TRUE(photo.ok());
    EXPECT_GT(qGray(kept(*photo).pixel(20, 20)), 250);
}

TEST_F(PhotoTest, SaysWhatIsWrongAndWithWhich) {
    EXPECT_EQ(readPhoto(folder.path() / "none.jpg").error().code, "photo_missing");
    const auto text = folder.path() / "words.jpg";
    std::ofstream(text) << "no picture";
    EXPECT_EQ(readPhoto(text).error().code, "photo_unreadable");
    EXPECT_EQ(readPhoto(text).error().detail, "words.jpg");
    const auto huge = folder.path() / "huge.jpg";
    std::ofstream(huge) << "x";
    std::filesystem::resize_file(huge, 50u * 1024 * 1024);
    EXPECT_EQ(readPhoto(huge).error().code, "photo_too_large");
}

TEST_F(PhotoTest, ACutOffFileIsNoPicture) {
    const auto file = save(noise(400, 300), "cut.png", "PNG");
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    EXPECT_EQ(readPhoto(file).error().code, "photo_unreadable");
}

} // namespace
} // namespace ruhu::documents
