#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;

/// Next year's schema: households have a `well`, and there is a type `livestock`.
Schema grown() {
    auto text = nlohmann::ordered_json::parse(test::readFile(RUHU_SOURCE_ROOT "/app/domain/schema.json"));
    const nlohmann::ordered_json field = {{"kind", "text"}, {"zh", "新"}, {"en", "new"}};
    text["types"]["household"]["fields"]["well"] = field;
    text["types"]["livestock"] = {{"zh", "牲畜"}, {"en", "Livestock"}, {"fields", {{"animal", field}}}};
    auto schema = Schema::parse(text.dump());
    if (!schema)
        throw std::runtime_error(schema.error().detail);
    return std::move(schema).value();
}

struct Peer {
    std::unique_ptr<Replica> replica;
    DeviceAccount account;
    std::string text(const std::string& sql) const {
        SQLite::Statement query(replica->tables(), sql);
        return query.executeStep() ? query.getColumn(0).getString() : "none";
    }
};

class SchemaGrowth : public testing::Test {
protected:
    std::unique_ptr<Replica> open(const std::string& name, const Schema& schema) {
        auto opened = Replica::open(folder.path() / name, schema, clock, random);
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        return std::move(opened).value();
    }
    Peer peer(const std::string& name, const Schema& schema) {
        Peer made{open(name, schema), {}};
        const auto keys = makeKeyPair(random);
        made.account = {newId(clock, random), name, keys.publicKey, "", false, {kVillage}};
        EXPECT_TRUE(central->addEnrolmentCode({name, "", "", {}, 0, 0, false}));
        EXPECT_TRUE(central->enrol(name, made.account));
        EXPECT_TRUE(
            made.replica->setIdentity({made.account.device, "", "", "", "", "", keys.secretKey, {kVillage}}));
        return made;
    }
    void sync(Peer& peer) {
        for (int round = 0; round < 3; ++round) {
            const auto request = *peer.replica->nextRequest(1 << 20);
            const auto answer = central->sync(peer.account, *decodeRequest(encodeRequest(request)));
            ASSERT_TRUE(answer);
            ASSERT_TRUE(peer.replica->take(*decodeAnswer(encodeAnswer(*answer), request)));
        }
    }

    test::Folder folder;
    test::ManualClock clock;
    test::SeededRandom random{3};
    const Schema before = test::projectSchema();
    const Schema after = grown();
    std::unique_ptr<CentralStore> central =
        std::move(openSqliteCentralStore(folder.path() / "central", after, clock, random)).value();
    const Id house = nameId("household", "1");
};

TEST_F(SchemaGrowth, WhatAnOlderTabletDoesNotKnowPassesThroughItAndAppearsAfterItsUpgrade) {
    auto newer = peer("newer", after);
    auto older = peer("older", before);
    ASSERT_TRUE(newer.replica->commit({kVillage,
                                       "",
                                       {{"household", house, {{"address", "村东"}, {"well", "水窖"}}, {}},
                                        {"livestock", nameId("livestock", "1"), {{"animal", "羊"}}, {}}},
                                       {}}));
    sync(newer);
    sync(older);
    EXPECT_EQ(older.text("SELECT address FROM household"), "村东");

    ASSERT_TRUE(older.replica->commit({kVillage, "", {{"household", house, {{"note", "有狗"}}, {}}}, {}}));
    sync(older);
    sync(newer);
    EXPECT_EQ(newer.text("SELECT address||well||note FROM household"), "村东水窖有狗");
    EXPECT_EQ(newer.text("SELECT count(*) FROM review_item"), "0");

    ASSERT_TRUE(older.replica->commit({kVillage, "", {{"household", house, {{"note", "没有狗"}}, {}}}, {}}));
    older.replica = open("older", after); // upgraded with a save still waiting
    EXPECT_EQ(older.text("SELECT well||note FROM household"), "水窖没有狗");
    EXPECT_EQ(older.text("SELECT animal FROM livestock"), "羊");
    sync(older);
    sync(newer);
    EXPECT_EQ(newer.text("SELECT well||note FROM household"), "水窖没有狗");
    EXPECT_TRUE(central->verify().empty());
}

TEST_F(SchemaGrowth, ANewerTabletAndAnOlderCentralStoreLoseNothing) {
    central = std::move(openSqliteCentralStore(folder.path() / "old-central", before, clock, random)).value();
    auto newer = peer("newer", after);
    ASSERT_TRUE(newer.replica->commit(
        {kVillage, "", {{"household", house, {{"address", "村东"}, {"well", "水窖"}}, {}}}, {}}));
    sync(newer);
    EXPECT_EQ(newer.text("SELECT well FROM household"), "水窖");
    central.reset();
    central = std::move(openSqliteCentralStore(folder.path() / "old-central", after, clock, random)).value();
    SQLite::Statement query(central->office().tables(), "SELECT address||well FROM household");
    ASSERT_TRUE(query.executeStep());
    EXPECT_EQ(query.getColumn(0).getString(), "村东水窖");
}

} // namespace
} // namespace ruhu::sync
