// Blobs in rows and in pieces, and on their way here.
#include "sync/core/blob_batch.h"
#include "sync/core/encoding.h"
#include "sync/store/blobs.h"
#include "sync/store/log.h"
#include "tests/sync/township.h"

#include <gtest/gtest.h>

namespace ruhu::sync {
namespace {

using test::kVillage;

constexpr auto kPiece = static_cast<std::size_t>(Blobs::kPieceBytes);

std::string photo(std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(0x80 | (i * 2654435761u) >> 25);
    return bytes;
}

class BlobsTest : public testing::Test {
protected:
    std::unique_ptr<SQLite::Database> database =
        openMemory(std::array<Migration, 3>{kLogMigration, kLineMigration, kPieceMigration});
    Statements statements{*database};
    Blobs blobs{statements};

    std::int64_t count(const std::string& sql) {
        return database->execAndGet("SELECT count(*) FROM " + sql).getInt64();
    }
};

TEST_F(BlobsTest, AreReadInAnyRangesWhateverTheirSize) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kPiece, kPiece + 1, 3 * kPiece + 7}) {
        const auto blob = makeBlob("image/jpeg", photo(size));
        blobs.put(blob, false);
        ASSERT_TRUE(blobs.has(blob.sha256));
        EXPECT_EQ(blobs.info(blob.sha256)->size, static_cast<std::int64_t>(size));
        EXPECT_TRUE(blobs.whole(blob.sha256)->bytes == blob.bytes) << size;
        EXPECT_TRUE(blobs.isIntact(blob.sha256)) << size;
        for (const std::size_t from :
             {std::size_t{0}, std::size_t{5}, kPiece - 1, kPiece, 2 * kPiece + 3, size})
            for (const std::size_t most : {std::size_t{1}, std::size_t{100}, kPiece, 4 * kPiece})
                EXPECT_TRUE(blobs.range(blob.sha256, static_cast<std::int64_t>(from),
                                        static_cast<std::int64_t>(most)) ==
                            blob.bytes.substr(std::min(from, size), most))
                    << size << " " << from << " " << most;
    }
}

TEST_F(BlobsTest, WhatArrivesIsThereWhenAllOfItIs) {
    for (const std::size_t size : {std::size_t{1000}, 2 * kPiece}) {
        const auto blob = makeBlob("image/jpeg", photo(size));
        blobs.arrive(blob.sha256, 0, blob.bytes.substr(0, 700));
        EXPECT_FALSE(blobs.has(blob.sha256));
        EXPECT_FALSE(blobs.hasArrived(blob.sha256));
        EXPECT_EQ(blobs.arrived(blob.sha256), 700);
        EXPECT_TRUE(blobs.arrivedBytes(blob.sha256) == blob.bytes.substr(0, 700));
        blobs.arrive(blob.sha256, 700, blob.bytes.substr(700));
        ASSERT_TRUE(blobs.hasArrived(blob.sha256));
        blobs.finish(blob.sha256, blob.type, true);
        EXPECT_TRUE(blobs.whole(blob.sha256)->bytes == blob.bytes) << size;
        EXPECT_TRUE(blobs.isIntact(blob.sha256));
    }
    EXPECT_EQ(count("_piece WHERE sha256 NOT IN (SELECT sha256 FROM _blob WHERE length(bytes)=0)"), 0)
        << "small ones stand in their row";
}

TEST_F(BlobsTest, AByteThatTurnsOnTheDiskIsFound) {
    const auto blob = makeBlob("image/jpeg", photo(2 * kPiece));
    blobs.put(blob, true);
    database->exec(
        "UPDATE _piece SET bytes=CAST(substr(bytes,1,length(bytes)-1)||'x' AS BLOB) WHERE start>0");
    EXPECT_FALSE(blobs.isIntact(blob.sha256));
    database->exec("DELETE FROM _piece WHERE start>0");
    EXPECT_FALSE(blobs.isIntact(blob.sha256));
}

TEST(LargeBlobs, OfTheCentralStoreComeInPartsAndAreCheckedAtTheEnd) {
    test::Township township;
    const auto blob = makeBlob("image/jpeg", photo(5 * kPiece + 3));
    const auto total = static_cast<std::int64_t>(blob.bytes.size());
    const auto put = [&](std::int64_t from, std::int64_t size, char spoil) {
        auto part = blob.bytes.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(size));
        part.back() = static_cast<char>(part.back() ^ spoil);
        return township.central().putBlobPart(blob.sha256, blob.type, from, total, part);
    };
    EXPECT_EQ(*put(0, 600'000, 1), 600'000);
    EXPECT_EQ(put(600'000, total - 600'000, 0).error().code, "wrong_hash");
    EXPECT_EQ(put(600'000, total - 600'000, 0).error().detail, "0") << "starts over";
    EXPECT_EQ(*put(0, 600'000, 0), 600'000);
    township.reopenCentral();
    EXPECT_FALSE(township.central().blobInfo(blob.sha256));
    EXPECT_EQ(*put(600'000, total - 600'000, 0), total);
    EXPECT_EQ(township.central().blobInfo(blob.sha256)->size, total);
    EXPECT_TRUE(township.central().blobRange(blob.sha256, 599'990, 20) == blob.bytes.substr(599'990, 20));
    EXPECT_TRUE(township.central().verify().empty());
}

/// Killed between the last part and the check.
TEST(LargeBlobs, ThatCameButWereNotCheckedAreCheckedBeforeTheyCount) {
    test::Township township;
    const auto blob = makeBlob("image/jpeg", photo(2 * kPiece));
    const auto total = static_cast<std::int64_t>(blob.bytes.size());
    const auto leave = [&](const std::string& bytes) {
        SQLite::Database file((township.path() / "central.db").string(), SQLite::OPEN_READWRITE);
        SQLite::Statement insert(file, "INSERT INTO _piece VALUES(?,0,?)");
        insert.bind(1, blob.sha256);
        insert.bind(2, bytes.data(), static_cast<int>(bytes.size()));
        insert.exec();
    };
    leave(photo(2 * kPiece - 1) + "x");
    const auto ask = [&] { return township.central().putBlobPart(blob.sha256, blob.type, 0, total, ""); };
    EXPECT_EQ(ask().error().code, "wrong_hash");
    leave(blob.bytes);
    EXPECT_EQ(*ask(), total);
    EXPECT_TRUE(township.central().blob(blob.sha256)->bytes == blob.bytes);
}

TEST(LargeBlobs, BeyondTheLimitStayOutOfChangeSets) {
    test::Township township;
    auto& tablet = township.addTablet();
    const auto huge = makeBlob("image/jpeg", std::string(static_cast<std::size_t>(kMaxBlobBytes) + 1, 'x'));
    const auto done = tablet.replica->commit(
        {kVillage, "", {{"signature", nameId("signature", "1"), {{"ink", huge.sha256}}, {}}}, {huge}});
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, "too_large");
}

} // namespace
} // namespace ruhu::sync
