#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using nlohmann::json;
using test::kVillage;
using test::Tablet;
using test::Township;

const std::string kOther = "149999201002";

/// A device that writes its own lines, honest or not.
class Pusher {
public:
    Pusher(Township& township, std::vector<std::string> grants)
        : m_township(township)
        , m_keys(makeKeyPair(township.random())) {
        account = {
            newId(township.clock(), township.random()), "x", m_keys.publicKey, "", false, std::move(grants)};
        m_township.central().addEnrolmentCode({account.device, "", "", {}, 0, 0, false}).ok();
        m_township.central().enrol(account.device, account).ok();
    }

    std::string line(std::int64_t n, const std::string& prev,
                     const std::vector<RecordChange>& changes) const {
        return encode({account.device, kVillage, n, prev, "", 0, 5, "", groupChanges(changes), {}});
    }

    PushAnswer push(std::int64_t first, std::vector<std::string> lines, bool honest = true) {
        Push push{kVillage, first, {}, std::move(lines)};
        const auto n = first + static_cast<std::int64_t>(push.lines.size()) - 1;
        push.sig = sign(m_keys.secretKey, pushMessage(account.device, kVillage, honest ? n : n + 1,
                                                      sha256Hex(push.lines.back())));
        SyncRequest request;
        request.pushes.push_back(std::move(push));
        auto answer = m_township.central().sync(account, request);
        EXPECT_TRUE(answer.ok());
        return answer->pushed[0];
    }

    DeviceAccount account;

private:
    Township& m_township;
    KeyPair m_keys;
};

class CentralStoreTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(office(kVillage, {{"household", house, {{"address", "某村1号"}}, {}}}).ok());
    }
    Result<void> office(const std::string& stream, std::vector<RecordChange> changes) {
        return township.central().office().commit({stream, "", std::move(changes), {}});
    }
    int count(const std::string& what) {
        SQLite::Statement query(township.central().office().tables(), "SELECT count(*) FROM " + what);
        query.executeStep();
        return query.getColumn(0).getInt();
    }
    static std::string codes(const PushAnswer& answer) {
        std::string text = std::to_string(answer.through);
        for (const auto& bad : answer.quarantined)
            text += " " + std::to_string(bad.n) + ":" + bad.code;
        return text + (answer.fork > 0 ? " fork:" + std::to_string(answer.fork) : "");
    }

    Township township;
    Id house = nameId("household", "1");
    RecordChange good{"household", house, {{"note", "好"}}, {}};
};

TEST_F(CentralStoreTest, OneBadChangeSetIsPutAsideAndDelaysNobody) {
    Pusher pusher(township, {kVillage});
    const auto first = pusher.line(1, kNoHash, {good});
    const std::string second = "{\"v\":1,\"nonsense\":true}";
    const auto third = pusher.line(3, sha256Hex(second), {{"household", house, {{"address", "丙"}}, {}}});
    const auto told = pusher.push(1, {first, second, third});
    EXPECT_EQ(told.split, std::vector<std::int64_t>{2}) << "each part has its own signature";
    EXPECT_EQ(codes(told), "0");
    EXPECT_EQ(count("_entry"), 1);
    EXPECT_EQ(codes(pusher.push(1, {first})), "1");
    EXPECT_EQ(codes(pusher.push(2, {second})), "2 2:malformed");
    EXPECT_EQ(codes(pusher.push(3, {third})), "3");
    EXPECT_EQ(count("household WHERE note='好' AND address='某村1号'"), 1); // the clash with the office
    EXPECT_EQ(count("_quarantine"), 1);
    EXPECT_EQ(codes(pusher.push(1, {first, second, third})), "3 2:malformed") << "repeated as the first time";
    EXPECT_EQ(count("_quarantine"), 1);
    EXPECT_EQ(count("_entry"), 3);
    EXPECT_TRUE(township.central().verify().empty());
}

TEST_F(CentralStoreTest, OfAPushThatIsNotTakenNoBlobIsWanted) {
    Pusher pusher(township, {kVillage});
    const auto named = sha256Hex("ink");
    const auto first =
        pusher.line(1, kNoHash, {{"signature", nameId("signature", "1"), {{"ink", named}}, {}}});
    EXPECT_EQ(pusher.push(1, {first, "{}"}).split, std::vector<std::int64_t>{2});
    EXPECT_EQ(count("_blob") + count("_blob_use"), 0);
    EXPECT_EQ(codes(pusher.push(1, {first})), "1");
    EXPECT_EQ(count("_blob_use WHERE sha256='" + named + "'"), 1);
}

TEST_F(CentralStoreTest, EachKindOfBadChangeSetHasItsCode) {
    Pusher pusher(township, {kVillage});
    std::string prev = kNoHash;
    std::int64_t n = 0;
    const auto send = [&](std::string line) {
        prev = sha256Hex(line);
        ++n;
        const auto answer = pusher.push(n, {std::move(line)});
        EXPECT_EQ(answer.through, n);
        return answer.quarantined.empty() ? std::string() : answer.quarantined[0].code;
    };
    const auto set = [&](const std::vector<RecordChange>& changes) {
        return pusher.line(n + 1, prev, changes);
    };
    EXPECT_EQ(send(set({good})), "");
    EXPECT_EQ(send(set({{"spaceship", house, {{"a", 1}}, {}}})), "unknown_type");
    EXPECT_EQ(send(set({{"household", house, {{"position", "three"}}, {}}})), "malformed");
    EXPECT_EQ(send(set({{"person", house, {{"health", {"2", "1"}}}, {}}})), "malformed");
    EXPECT_EQ(send(set({good, good, {"person", house, {}, {}}, good})), "malformed");
    EXPECT_EQ(send(pusher.line(n + 2, prev, {good})), "malformed");
    EXPECT_EQ(send(std::string(kMaxLineBytes + 1, ' ')), "oversize");
    ASSERT_TRUE(office(kOther, {{"household", nameId("household", "2"), {{"note", "那边"}}, {}}}).ok());
    EXPECT_EQ(send(set({{"household", nameId("household", "2"), {{"note", "偷"}}, {}}})), "wrong_stream");
    EXPECT_EQ(send(set({{"household", house, {{"field_of_tomorrow", {{"x", {1, 2}}}}}, {}}})), "");
    EXPECT_EQ(count("household WHERE note='偷'"), 0);
    EXPECT_EQ(count("household WHERE _extra LIKE '%field_of_tomorrow%'"), 1);
    EXPECT_EQ(count("_entry WHERE stream='" + kVillage + "'"), 3);
    EXPECT_TRUE(township.central().verify().empty());
}

TEST_F(CentralStoreTest, AFalseSignatureTouchesNothing) {
    Pusher pusher(township, {kVillage});
    EXPECT_EQ(codes(pusher.push(1, {pusher.line(1, kNoHash, {good})}, false)), "1 1:bad_signature");
    EXPECT_EQ(count("household WHERE note IS NULL"), 1);
}

TEST_F(CentralStoreTest, ASecondLifeOfOneCounterIsAFork) {
    Pusher pusher(township, {kVillage});
    const auto line = pusher.line(1, kNoHash, {good});
    EXPECT_EQ(codes(pusher.push(1, {line})), "1");
    EXPECT_EQ(codes(pusher.push(1, {pusher.line(1, kNoHash, {{"household", house, {{"note", "坏"}}, {}}})})),
              "0 fork:1");
    EXPECT_EQ(count("household WHERE note='好'"), 1);
    EXPECT_EQ(count("_quarantine"), 0) << "the sender comes again under another name";
}

/// An honest tablet's change set names its own predecessor: another one here is a copy's.
TEST_F(CentralStoreTest, WhatFollowsAnotherThanTheOneHereIsAFork) {
    Pusher pusher(township, {kVillage});
    EXPECT_EQ(codes(pusher.push(1, {pusher.line(1, kNoHash, {good})})), "1");
    EXPECT_EQ(codes(pusher.push(2, {pusher.line(2, kNoHash, {good})})), "1 fork:2");
    EXPECT_EQ(count("_quarantine"), 0);
}

/// Its signature is over a line that is not taken: by itself nobody could bring it back one day.
TEST_F(CentralStoreTest, WhatStandsBeforeAForkInItsPushIsNotStored) {
    Pusher pusher(township, {kVillage});
    const auto first = pusher.line(1, kNoHash, {good});
    EXPECT_EQ(codes(pusher.push(1, {first, pusher.line(2, kNoHash, {good})})), "0 fork:2");
    EXPECT_EQ(count("household WHERE note='好'"), 0);
    EXPECT_EQ(codes(pusher.push(1, {first})), "1");
    EXPECT_TRUE(township.central().verify().empty());
}

TEST_F(CentralStoreTest, AGapIsAnsweredWithWhereToGoOn) {
    Pusher pusher(township, {kVillage});
    EXPECT_EQ(codes(pusher.push(3, {pusher.line(3, kNoHash, {good})})), "0");
    EXPECT_EQ(count("_entry"), 1);
}

TEST_F(CentralStoreTest, WorkUnderAnEndedGrantIsAcceptedForReview) {
    Pusher pusher(township, {"township"});
    EXPECT_EQ(codes(pusher.push(1, {pusher.line(1, kNoHash, {good})})), "1");
    EXPECT_EQ(count("household WHERE note='好'"), 1);
    EXPECT_EQ(count("review_item WHERE kind='late' AND other_device IS NULL AND kept_device='" +
                    pusher.account.device + "'"),
              1);
    SyncRequest request;
    request.streams.push_back({kVillage, "", 0, ""});
    const auto answer = township.central().sync(pusher.account, request);
    EXPECT_TRUE(answer->streams[0].withdrawn && answer->streams[0].entries.empty()) << "but nothing is read";
}

TEST_F(CentralStoreTest, AStreamThatNobodyMadeIsNotMadeByAStranger) {
    Township fresh;
    Pusher stranger(fresh, {"township"});
    EXPECT_EQ(codes(stranger.push(1, {stranger.line(1, kNoHash, {good})})), "1 1:unknown_stream");
    Pusher granted(fresh, {kVillage});
    EXPECT_EQ(codes(granted.push(1, {granted.line(1, kNoHash, {good})})), "1");
    EXPECT_EQ(fresh.central().streams(), std::vector{kVillage});
}

TEST_F(CentralStoreTest, ATabletsPutAsideSaveStaysOnTheScreenAndIsListed) {
    Tablet& tablet = township.addTablet();
    township.sync(tablet);
    ASSERT_TRUE(tablet.write("household", house, {{"note", "好"}}).ok());
    auto answer = *township.exchange(tablet, SyncRequest{0, 1, {}, {}, {}});
    answer.pushed = {{kVillage, 1, {{1, "malformed"}}}};
    ASSERT_TRUE(tablet.replica->take(answer).ok());
    EXPECT_EQ(tablet.text("SELECT note FROM household"), "好");
    EXPECT_TRUE(tablet.replica->isPending("household", house));
    ASSERT_EQ(tablet.replica->putAside().size(), 1u);
    EXPECT_EQ(tablet.replica->putAside()[0].code, "malformed");
    EXPECT_EQ(tablet.replica->putAside()[0].records.at("household"), std::set{house});
    EXPECT_EQ(tablet.replica->streams().front().pending, 0);
}

TEST_F(CentralStoreTest, ABigImportIsSplitAndComesWhole) {
    std::vector<RecordChange> people;
    for (int i = 0; i < 6000; ++i)
        people.push_back(
            {"person", nameId("person", std::to_string(i)), {{"name", "张某某"}, {"position", i}}, {}});
    ASSERT_TRUE(office(kVillage, people).ok());
    EXPECT_EQ(count("person"), 6000);
    EXPECT_GT(count("_entry"), 2);
    Tablet& tablet = township.addTablet();
    township.sync(tablet);
    EXPECT_EQ(tablet.text("SELECT count(*)||max(position) FROM person"), "60005999");
}

TEST_F(CentralStoreTest, AnImportThatCannotBeSavedChangesNothing) {
    EXPECT_EQ(office(kVillage, {good, {"household", house, {{"position", "x"}}, {}}}).error().code,
              "malformed");
    EXPECT_EQ(office(kVillage, {good, {"spaceship", house, {}, {}}}).error().code, "unknown_type");
    EXPECT_EQ(office("no stream\n", {good}).error().code, "malformed");
    EXPECT_EQ(count("household WHERE note IS NULL"), 1);
    EXPECT_EQ(township.central().streams(), std::vector{kVillage});
}

TEST_F(CentralStoreTest, BlobsResumeAtTheirOffset) {
    auto& central = township.central();
    const std::string bytes = "0123456789";
    const auto name = sha256Hex(bytes);
    EXPECT_EQ(*central.putBlobPart(name, "image/jpeg", 0, 10, "0123"), 4);
    EXPECT_EQ(central.putBlobPart(name, "image/jpeg", 6, 10, "6789").error().detail, "4");
    EXPECT_FALSE(central.blob(name).has_value());
    township.reopenCentral();
    EXPECT_EQ(*township.central().putBlobPart(name, "image/jpeg", 4, 10, "456789"), 10);
    EXPECT_EQ(township.central().blob(name)->bytes, bytes);
    EXPECT_EQ(*township.central().putBlobPart(name, "image/jpeg", 0, 10, ""), 10) << "again: it is there";
}

TEST_F(CentralStoreTest, ABlobThatIsNotItsNameIsThrownAway) {
    auto& central = township.central();
    const auto name = sha256Hex("right");
    EXPECT_EQ(central.putBlobPart(name, "x", 0, 5, "wrong").error().code, "wrong_hash");
    EXPECT_EQ(*central.putBlobPart(name, "x", 0, 5, "right"), 5);
    EXPECT_EQ(central.putBlobPart("../etc", "x", 0, 5, "right").error().code, "malformed");
    EXPECT_EQ(central.putBlobPart(name, "x", 0, 1LL << 40, "r").error().code, "too_large");
    EXPECT_EQ(central.putBlobPart(sha256Hex("a"), "x", 0, 1, "abc").error().code, "too_large");
}

TEST_F(CentralStoreTest, ACodeIsUsedOnce) {
    auto& central = township.central();
    ASSERT_TRUE(central.addEnrolmentCode({"AB12", "secret", "3号平板", {kVillage}, 99, 0, false}).ok());
    ASSERT_TRUE(central.countWrongProof("AB12").ok());
    EXPECT_EQ(central.enrolmentCode("AB12")->wrongProofs, 1);
    EXPECT_EQ(central.enrolmentCode("none"), std::nullopt);
    const DeviceAccount account{nameId("device", "1"), "3号平板", "key", "hash", false, {kVillage}};
    ASSERT_TRUE(central.enrol("AB12", account).ok());
    EXPECT_EQ(central.enrol("AB12", account).error().code, "code_used");
    EXPECT_TRUE(central.enrolmentCode("AB12")->used);
    township.reopenCentral();
    EXPECT_EQ(township.central().device(account.device)->grants, std::vector{kVillage});
    EXPECT_EQ(township.central().device(nameId("device", "2")), std::nullopt);
}

TEST_F(CentralStoreTest, VerifyNamesWhatWasTamperedWith) {
    Tablet& tablet = township.addTablet();
    ASSERT_TRUE(tablet.write("household", house, {{"note", "好"}}).ok());
    township.sync(tablet);
    EXPECT_TRUE(township.central().verify().empty());
    const auto findingAfter = [&](const std::string& sql, const std::string& undo) {
        SQLite::Database raw((township.path() / "central.db").string(), SQLite::OPEN_READWRITE);
        raw.exec(sql);
        const auto findings = township.central().verify();
        raw.exec(undo);
        EXPECT_TRUE(township.central().verify().empty()) << undo;
        return findings.empty() ? std::string() : findings.front();
    };
    EXPECT_NE(findingAfter("UPDATE household SET note='坏'", "UPDATE household SET note='好'"), "");
    EXPECT_NE(findingAfter("UPDATE _line SET line=replace(line,'好','坏')",
                           "UPDATE _line SET line=replace(line,'坏','好')"),
              "");
    EXPECT_NE(findingAfter("UPDATE _entry SET meta=replace(meta,'\"at\":1','\"at\":2')",
                           "UPDATE _entry SET meta=replace(meta,'\"at\":2','\"at\":1')"),
              "");
    EXPECT_NE(findingAfter("UPDATE _stream SET seq=seq-1", "UPDATE _stream SET seq=seq+1"), "");
}

TEST_F(CentralStoreTest, ReopensWhereItStood) {
    Tablet& tablet = township.addTablet();
    ASSERT_TRUE(tablet.write("household", house, {{"note", "好"}}).ok());
    township.sync(tablet);
    const auto before = township.dump(township.central().office().tables());
    const Id device = township.central().office().device();
    township.reopenCentral();
    EXPECT_EQ(township.dump(township.central().office().tables()), before);
    EXPECT_EQ(township.central().office().device(), device);
    ASSERT_TRUE(office(kVillage, {good}).ok());
    EXPECT_TRUE(township.central().verify().empty());
}

TEST_F(CentralStoreTest, TablesAreFoldedAnewWhenTheSchemaGrows) {
    Tablet& tablet = township.addTablet();
    Pusher newer(township, {kVillage});
    newer.push(1, {newer.line(1, kNoHash, {{"household", house, {{"solar_panels", 3}}, {}}})});
    township.sync(tablet);
    ASSERT_TRUE(tablet.write("household", house, {{"note", "待"}}).ok());
    auto document = nlohmann::ordered_json::parse(test::readFile(RUHU_SOURCE_ROOT "/app/domain/schema.json"));
    document["types"]["household"]["fields"]["solar_panels"] = {{"kind", "integer"}};
    const Schema grown = *Schema::parse(document.dump());
    tablet.replica.reset();
    auto reopened = Replica::open(township.path() / "1.db", grown, tablet.clock, township.random());
    ASSERT_TRUE(reopened.ok());
    tablet.replica = std::move(reopened).value();
    EXPECT_EQ(tablet.text("SELECT solar_panels||note||(_extra IS NULL) FROM household"), "3待1");
    EXPECT_TRUE(tablet.replica->isPending("household", house));
}

} // namespace
} // namespace ruhu::sync
