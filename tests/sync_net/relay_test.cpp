#include "sync/central/intake.h"
#include "sync/core/bundle.h"
#include "sync/relay/files.h"
#include "sync/relay/neighbour.h"
#include "sync/relay/satchel.h"
#include "sync/relay/stick.h"
#include "tests/sync_net/net_township.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace ruhu::sync {
namespace {

using test::householdDraft;
using test::kVillage;
using test::NetTownship;
using test::textIn;

const Id kHouse = nameId("household", "1");
const Id kSignature = nameId("signature", "1");
constexpr std::size_t kStick = 32 << 20;

class RelayTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "address", "村东1号")));
        ASSERT_EQ(town.sync(*far), "ok");
        std::string noise(100'000, '\0');
        systemRandom().fill(std::as_writable_bytes(std::span(noise)));
        photo = makeBlob("image/jpeg", noise);
    }

    /// A visit's worth: a note, ink and a photo.
    void write() {
        ASSERT_TRUE(far->commit(householdDraft(kHouse, "note", "雨大路断")));
        ASSERT_TRUE(far->commit({kVillage,
                                 "",
                                 {{"signature", kSignature, {{"ink", ink.sha256}}, {}},
                                  {"signature", nameId("signature", "2"), {{"ink", photo.sha256}}, {}}},
                                 {ink, photo}}));
    }
    std::string bundle() {
        auto made = makeBundle(*far, kStick);
        EXPECT_TRUE(made.ok()) << made.error().code;
        return made ? made->bytes : "";
    }
    std::string takeInCode(const std::string& bytes) {
        const auto receipt = takeIn(town.central(), bytes);
        return receipt ? "ok" : receipt.error().code;
    }
    std::string office(const std::string& sql) { return textIn(town.central().office(), sql); }
    std::string entries() { return office("SELECT count(*) FROM _entry WHERE stream='" + kVillage + "'"); }
    void expectReceived() {
        EXPECT_FALSE(far->isPending("household", kHouse));
        EXPECT_TRUE(far->isReceived("household", kHouse));
        EXPECT_TRUE(far->isReceived("signature", kSignature));
        EXPECT_TRUE(far->isReceived("signature", nameId("signature", "2")));
        EXPECT_TRUE(far->blobsToSend(1).empty());
    }

    NetTownship town{"relay"};
    std::unique_ptr<Replica> far = town.tablet("far"); ///< that does not reach the office
    const Blob ink = makeBlob("application/inkml+xml", "<ink>" + std::string(3000, ' ') + "</ink>");
    Blob photo;
};

TEST_F(RelayTest, AStickIsAsGoodAsALine) {
    write();
    const auto receipt = takeIn(town.central(), bundle());
    ASSERT_TRUE(receipt) << receipt.error().code << receipt.error().detail;
    EXPECT_EQ(office("SELECT note FROM household"), "雨大路断");
    EXPECT_EQ(town.central().blob(photo.sha256)->bytes, photo.bytes);
    EXPECT_EQ(town.central().blob(ink.sha256)->bytes, ink.bytes);
    EXPECT_TRUE(far->isPending("household", kHouse));
    ASSERT_TRUE(takeReceipt(*far, *receipt));
    expectReceived();
    EXPECT_EQ(makeBundle(*far, kStick).error().code, "nothing_waits");
    EXPECT_TRUE(town.central().verify().empty());
}

TEST_F(RelayTest, AnyNumberOfTimesAndInAnyOrder) {
    write();
    const auto first = bundle();
    ASSERT_TRUE(far->commit(householdDraft(kHouse, "note", "路通了")));
    const auto second = bundle();
    const auto late = takeIn(town.central(), second);
    const auto early = takeIn(town.central(), first);
    ASSERT_TRUE(late && early);
    EXPECT_EQ(takeInCode(first), "ok");
    EXPECT_EQ(takeInCode(second), "ok");
    EXPECT_EQ(entries(), "4");
    EXPECT_EQ(office("SELECT note FROM household"), "路通了");
    for (const auto& receipt : {*early, *late, *early, *late})
        ASSERT_TRUE(takeReceipt(*far, receipt));
    expectReceived();
    EXPECT_EQ(textIn(*far, "SELECT note FROM household"), "路通了");
    ASSERT_EQ(town.sync(*far), "ok");
    EXPECT_EQ(entries(), "4");
}

TEST_F(RelayTest, ALineMayComeBetween) {
    write();
    const auto carried = bundle();
    ASSERT_EQ(town.sync(*far), "ok");
    const auto receipt = takeIn(town.central(), carried);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(entries(), "3");
    ASSERT_TRUE(town.central().office().commit(householdDraft(kHouse, "note", "新的")));
    ASSERT_EQ(town.sync(*far), "ok");
    ASSERT_TRUE(takeReceipt(*far, *receipt)); // tells nothing new, spoils nothing
    EXPECT_EQ(textIn(*far, "SELECT note FROM household"), "新的");
    expectReceived();
}

TEST_F(RelayTest, AnOldReceiptAcknowledgesNoLaterBlob) {
    write();
    const auto receipt = takeIn(town.central(), bundle());
    const auto later = makeBlob("application/inkml+xml", "<ink>later</ink>");
    ASSERT_TRUE(far->commit(
        {kVillage, "", {{"signature", nameId("signature", "3"), {{"ink", later.sha256}}, {}}}, {later}}));
    bundle(); // made, and lost on the way
    ASSERT_TRUE(takeReceipt(*far, *receipt));
    EXPECT_EQ(far->blobsToSend(10), std::vector{later.sha256});
    EXPECT_FALSE(far->isReceived("signature", nameId("signature", "3")));
}

TEST_F(RelayTest, WhoCarriesReadsAndAltersNothing) {
    write();
    const auto sealed = bundle();
    EXPECT_EQ(sealed.find("雨大路断"), std::string::npos);
    EXPECT_EQ(takeInCode("ruhu"), "not_a_bundle");
    EXPECT_EQ(takeInCode(""), "not_a_bundle");
    for (const std::size_t place : {kBundleMagic.size(), sealed.size() / 2, sealed.size() - 1}) {
        auto spoiled = sealed;
        spoiled[place] = static_cast<char>(spoiled[place] ^ 1);
        EXPECT_EQ(takeInCode(spoiled), "not_for_us") << place;
        EXPECT_EQ(takeInCode(sealed.substr(0, place)), "not_for_us") << place;
    }
    EXPECT_EQ(entries(), "1");
    auto receipt = *takeIn(town.central(), sealed);
    EXPECT_EQ(receipt.find("雨大路断"), std::string::npos);
    receipt.back() = static_cast<char>(receipt.back() ^ 1);
    EXPECT_EQ(takeReceipt(*far, receipt).error().code, "not_for_us");
    EXPECT_TRUE(far->isPending("household", kHouse));
}

TEST_F(RelayTest, NobodySpeaksInAnothersName) {
    write();
    const auto identity = *far->identity();
    const auto request = *far->nextRequest(kStick);
    const auto forged =
        sealBundle(far->centralKey(), identity.device, makeKeyPair(systemRandom()).secretKey, request, {});
    EXPECT_EQ(takeInCode(forged), "bad_signature");
    const auto stranger =
        sealBundle(far->centralKey(), nameId("device", "x"), identity.secretKey, request, {});
    EXPECT_EQ(takeInCode(stranger), "unknown_maker");
    town.central().office().tables().exec("UPDATE _account SET revoked=1");
    EXPECT_EQ(takeInCode(bundle()), "maker_revoked");
    // Nor in the office's: a receipt is the central store's own word.
    const auto false_ = makeKeyPair(systemRandom());
    const auto publicKey = toBase64(fromBase64(identity.secretKey)->substr(32));
    const auto receipt = sealReceipt(false_, identity.device, publicKey, {encodeAnswer({}), {}});
    EXPECT_EQ(takeReceipt(*far, receipt).error().code, "bad_signature");
    EXPECT_TRUE(far->isPending("household", kHouse));
}

TEST_F(RelayTest, AReceiptForAnotherTabletIsLeftAlone) {
    write();
    auto other = town.tablet("other");
    ASSERT_EQ(town.sync(*other), "ok");
    const auto receipt = *takeIn(town.central(), bundle());
    EXPECT_EQ(receiptDevice(receipt), far->identity()->device);
    EXPECT_EQ(takeReceipt(*other, receipt).error().code, "not_for_us");
}

TEST_F(RelayTest, ANeighbourCarriesItAndBringsTheReceiptBack) {
    write();
    auto carrier = town.tablet("carrier");
    Satchel satchel(town.folder() / "satchel");
    NeighbourService service(satchel);
    HttpServerOptions options;
    options.certificatePem = town.tls().certificatePem;
    options.privateKeyPem = town.tls().privateKeyPem;
    auto hotspot = HttpServer::start(options, service);
    ASSERT_TRUE(hotspot);
    const auto url = "https://127.0.0.1:" + std::to_string((*hotspot)->port());
    CurlTransport wifi;
    const auto left = visitNeighbour(*far, wifi, url);
    ASSERT_TRUE(left) << left.error().code;
    EXPECT_FALSE(left->receipt);
    EXPECT_EQ(left->changeSets, 2);
    EXPECT_EQ(left->blobs, 2);
    EXPECT_TRUE(left->whole);
    EXPECT_EQ(satchel.bundles(), 1u);
    CurlTransport line;
    ASSERT_EQ(*satchel.handIn(line, *carrier->identity()), 1);
    EXPECT_EQ(satchel.bundles(), 0u);
    EXPECT_EQ(office("SELECT note FROM household"), "雨大路断");
    EXPECT_EQ(office("SELECT count(*) FROM _entry JOIN _line USING(place) WHERE device='" +
                     far->identity()->device + "'"),
              "2");
    const auto back = visitNeighbour(*far, wifi, url);
    ASSERT_TRUE(back) << back.error().code;
    EXPECT_TRUE(back->receipt);
    expectReceived();
}

TEST_F(RelayTest, AStickIsPluggedInAtBothEndsAndNothingMore) {
    write();
    const auto stick = town.folder() / "media" / "clerk" / "KINGSTON";
    std::filesystem::create_directories(stick);
    StickIntake office(town.central(), town.folder() / "media");
    EXPECT_TRUE(office.look().empty());
    const auto out = visitStick(*far, stick);
    ASSERT_TRUE(out) << out.error().code;
    EXPECT_EQ(out->changeSets, 2);
    EXPECT_EQ(out->blobs, 2);
    EXPECT_TRUE(out->whole);
    EXPECT_FALSE(out->receipt);
    EXPECT_TRUE(far->isPending("household", kHouse));

    const auto taken = office.look();
    ASSERT_EQ(taken.size(), 1u);
    EXPECT_TRUE(taken[0].result) << taken[0].result.error().code;
    EXPECT_TRUE(office.look().empty()); // as long as nothing new is on it
    EXPECT_EQ(this->office("SELECT note FROM household"), "雨大路断");

    const auto back = visitStick(*far, stick);
    ASSERT_TRUE(back) << back.error().code;
    EXPECT_TRUE(back->receipt);
    EXPECT_EQ(back->changeSets, 0);
    expectReceived();
    EXPECT_TRUE(std::filesystem::is_empty(stick / "入户"));
}

TEST_F(RelayTest, ASecondRoundReplacesTheFirstAndASpoiledReceiptStopsNothing) {
    const auto stick = town.folder() / "stick";
    write();
    ASSERT_TRUE(visitStick(*far, stick));
    const auto file = std::filesystem::directory_iterator(stick / "入户")->path();
    std::ofstream(std::filesystem::path(file).replace_extension(".receipt")) << "rubbish";
    ASSERT_TRUE(far->commit(householdDraft(kHouse, "note", "路通了")));
    const auto again = visitStick(*far, stick);
    ASSERT_TRUE(again) << again.error().code;
    EXPECT_FALSE(again->receipt);
    EXPECT_EQ(again->changeSets, 3);
    StickIntake intake(town.central(), town.folder());
    ASSERT_EQ(intake.look().size(), 1u);
    EXPECT_EQ(office("SELECT note FROM household"), "路通了");
    EXPECT_TRUE(visitStick(*far, stick)->receipt);
}

TEST_F(RelayTest, ABadFileOnAStickHoldsNothingUpAndAFullOneSaysSo) {
    const auto stick = town.folder() / "stick";
    std::filesystem::create_directories(stick / "入户");
    std::ofstream(stick / "入户" / "a.bundle") << kBundleMagic << "rubbish";
    write();
    ASSERT_TRUE(visitStick(*far, stick));
    StickIntake intake(town.central(), town.folder());
    const auto taken = intake.look();
    ASSERT_EQ(taken.size(), 2u);
    const auto name = taken[taken[0].result ? 0 : 1].bundle.filename();
    EXPECT_NE(taken[0].result.ok(), taken[1].result.ok());
    EXPECT_TRUE(visitStick(*far, stick)->receipt);

    ASSERT_TRUE(far->commit(householdDraft(kHouse, "note", "路又断了")));
    const auto full = town.folder() / "full";
    std::filesystem::create_directories(full / "入户");
    std::filesystem::create_symlink("/dev/full", full / "入户" / (name.string() + ".part"));
    EXPECT_EQ(visitStick(*far, full).error().code, "disk_full");
}

TEST_F(RelayTest, WhatOneBundleDoesNotHoldGoesWithTheNext) {
    write();
    const auto first = makeBundle(*far, 20'000); // the photo is larger
    ASSERT_TRUE(first);
    EXPECT_FALSE(first->whole);
    ASSERT_TRUE(takeReceipt(*far, *takeIn(town.central(), first->bytes)));
    EXPECT_FALSE(far->isReceived("signature", nameId("signature", "2")));
    const auto second = makeBundle(*far, kStick);
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->whole);
    ASSERT_TRUE(takeReceipt(*far, *takeIn(town.central(), second->bytes)));
    expectReceived();
}

TEST_F(RelayTest, RubbishInTheSatchelHoldsNothingUp) {
    write();
    auto carrier = town.tablet("carrier");
    Satchel satchel(town.folder() / "satchel");
    EXPECT_EQ(satchel.putBundle("rubbish").error().code, "not_a_bundle");
    ASSERT_TRUE(satchel.putBundle(std::string(kBundleMagic) + std::string(100, 'x')));
    ASSERT_TRUE(satchel.putBundle(bundle()));
    CurlTransport line;
    EXPECT_EQ(*satchel.handIn(line, *carrier->identity()), 1);
    EXPECT_EQ(satchel.bundles(), 0u);
    EXPECT_FALSE(satchel.receiptFor(far->identity()->device).empty());
    EXPECT_TRUE(satchel.receiptFor("../../etc/passwd").empty());
    town.stopServer();
    ASSERT_TRUE(satchel.putBundle(bundle()));
    EXPECT_EQ(satchel.handIn(line, *carrier->identity()).error().code, "unreachable");
    EXPECT_EQ(satchel.bundles(), 1u);
}

TEST(WholeFiles, AreThereWholeOrNotAtAll) {
    const test::Folder folder;
    const auto file = folder.path() / "a.bundle";
    ASSERT_TRUE(writeWhole(file, "one"));
    ASSERT_TRUE(writeWhole(file, "two"));
    EXPECT_EQ(*readWhole(file, 3), "two");
    EXPECT_EQ(readWhole(file, 2).error().code, "too_large");
    EXPECT_EQ(readWhole(folder.path() / "b", 9).error().code, "not_found");
    EXPECT_EQ(writeWhole(folder.path() / "no" / "c", "x").error().code, "not_found");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
    // /dev/full takes nothing: what was there before stays.
    std::filesystem::create_symlink("/dev/full", folder.path() / "d.part");
    std::ofstream(folder.path() / "d") << "old";
    EXPECT_EQ(writeWhole(folder.path() / "d", "new").error().code, "disk_full");
    EXPECT_EQ(*readWhole(folder.path() / "d", 9), "old");
}

} // namespace
} // namespace ruhu::sync
