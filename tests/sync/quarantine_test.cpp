#include "tests/sync/township.h"

namespace ruhu::sync {
namespace {

using test::kVillage;
using test::Tablet;
using test::Township;

/// Saves of a newer tablet that the central store does not understand yet.
class QuarantineTest : public testing::Test {
protected:
    QuarantineTest() {
        auto document =
            nlohmann::ordered_json::parse(test::readFile(RUHU_SOURCE_ROOT "/app/domain/schema.json"));
        document["types"]["solar_roof"] = {{"fields", {{"panels", {{"kind", "integer"}}}}}};
        newer = *Schema::parse(document.dump());
    }
    void SetUp() override {
        a.replica.reset();
        auto opened = Replica::open(township.path() / "1.db", newer, a.clock, township.random());
        ASSERT_TRUE(opened.ok());
        a.replica = std::move(opened).value();
        ASSERT_TRUE(a.write("solar_roof", roof, {{"panels", 1}}).ok());
        ASSERT_TRUE(a.write("household", house, {{"note", "好"}}).ok());
        ASSERT_TRUE(a.write("solar_roof", roof, {{"panels", 2}}).ok());
        township.sync(a);
    }
    std::string central(const std::string& sql) {
        SQLite::Statement query(township.central().office().tables(), sql);
        return query.executeStep() ? query.getColumn(0).getString() : "none";
    }

    Township township;
    Tablet& a = township.addTablet();
    Tablet& b = township.addTablet();
    Schema newer = township.schema();
    Id house = nameId("household", "1");
    Id roof = nameId("solar_roof", "1");
};

TEST_F(QuarantineTest, IsListedAndDelaysNothing) {
    const auto list = township.central().quarantined();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].code, "unknown_type");
    EXPECT_EQ(list[0].device, a.account.device);
    EXPECT_EQ(list[0].n, 1);
    EXPECT_GT(list[0].bytes, 100);
    EXPECT_EQ(central("SELECT note FROM household"), "好");
    EXPECT_EQ(a.replica->putAside().size(), 2u);
    EXPECT_EQ(a.text("SELECT panels FROM solar_roof"), "2") << "it stays on the screen";
    EXPECT_EQ(*township.central().retryQuarantine(), 0) << "it is still not understood";
}

TEST_F(QuarantineTest, IsTakenByItselfWhenTheSchemaHasGrown) {
    township.useSchema(newer);
    EXPECT_EQ(township.central().quarantined().size(), 0u);
    EXPECT_EQ(central("SELECT panels FROM solar_roof"), "2");
    EXPECT_EQ(central("SELECT count(*) FROM review_item"), "0");
    township.sync(a);
    EXPECT_TRUE(a.replica->putAside().empty());
    EXPECT_FALSE(a.replica->isPending("solar_roof", roof));
    EXPECT_EQ(a.text("SELECT panels FROM solar_roof"), "2");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

TEST_F(QuarantineTest, ALateComerDoesNotOverwriteItsAuthorsLaterSave) {
    const Id other = nameId("household", "2");
    // One save that writes both: put aside for the roof, with an older address in it.
    ASSERT_TRUE(a.replica
                    ->commit({kVillage,
                              "",
                              {{"solar_roof", nameId("solar_roof", "2"), {{"panels", 7}}, {}},
                               {"household", other, {{"address", "旧"}}, {}}},
                              {}})
                    .ok());
    a.clock.advance(60'000);
    ASSERT_TRUE(a.write("household", other, {{"address", "新"}}).ok());
    township.sync(a);
    EXPECT_EQ(central("SELECT address FROM household WHERE id='" + other + "'"), "新");
    township.useSchema(newer);
    EXPECT_EQ(central("SELECT panels FROM solar_roof WHERE id='" + nameId("solar_roof", "2") + "'"), "7");
    EXPECT_EQ(central("SELECT address FROM household WHERE id='" + other + "'"), "新");
}

TEST_F(QuarantineTest, WhatCameOutCanBeBroughtBackByAnotherTablet) {
    const auto copy = township.copyOfCentral();
    township.useSchema(newer);
    township.sync(b);
    township.restoreFrom(copy);
    township.sync(b);
    EXPECT_EQ(central("SELECT panels FROM solar_roof"), "2");
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
}

} // namespace
} // namespace ruhu::sync
