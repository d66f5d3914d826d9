#include "app/documents/attachment.h"
#include "tests/sync/world.h"

#include <gtest/gtest.h>

namespace ruhu::documents {
namespace {

class AttachmentTest : public testing::Test {
protected:
    std::filesystem::path put(const char* name, const std::string& bytes) {
        const auto file = folder.path() / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    sync::test::Folder folder;
};

TEST_F(AttachmentTest, IsTheFileByteForByteUnderItsName) {
    const std::string bytes("%PDF-1.4\0\xff", 10);
    const auto read = readAttachment(put("低保 证明.pdf", bytes));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->name, "低保 证明.pdf");
    EXPECT_EQ(read->type, "application/pdf");
    EXPECT_EQ(read->bytes, bytes);
}

TEST_F(AttachmentTest, SaysWhatCannotBeKept) {
    EXPECT_EQ(readAttachment(folder.path() / "none").error().code, "file_missing");
    EXPECT_EQ(readAttachment(folder.path()).error().code, "file_missing") << "a folder";
    EXPECT_EQ(readAttachment(put("empty", "")).error().code, "file_empty");
    const auto file = put("huge", "x");
    std::filesystem::resize_file(file, kLargestAttachment);
    EXPECT_TRUE(readAttachment(file).ok());
    std::filesystem::resize_file(file, kLargestAttachment + 1);
    EXPECT_EQ(readAttachment(file).error().code, "file_too_large");
    EXPECT_EQ(readAttachment(file).error().detail, "huge");
}

} // namespace
} // namespace ruhu::documents
