// 乡镇: a visit counts as received with its last photo, not before.
#include "app/questionnaire/built_in_form.h"
#include "app/store/durability.h"
#include "app/usecases/accept_refusal.h"
#include "app/usecases/record_visit.h"
#include "tests/front/front_world.h"

#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

namespace ruhu::tests {
namespace {

TEST(Received, AVisitIsWithItsLastPhoto) {
    FrontWorld world(1);
    const auto tablet = world.makeTablet("3号平板");
    auto& replica = *tablet->replica;
    SQLite::Statement query(replica.tables(), "SELECT id FROM household ORDER BY id LIMIT 1");
    query.executeStep();
    const sync::Id household = query.getColumn(0).getString();
    query.reset();
    const auto by = world.staff("王建国");
    usecases::RecordVisit record(replica);
    const auto visit = record.start(household, world.round, by, "2026-05-24", *questionnaire::builtInForm());
    ASSERT_TRUE(visit.ok());
    const std::string photo(200'000, 'p'); // too large to ride along with the records
    ASSERT_TRUE(record.attach(
        *visit, by, {domain::FieldRef::parse("answer/house").value(), "image/jpeg", photo, {}, false}));
    world.refuse(*tablet, household);
    ASSERT_TRUE(usecases::AcceptRefusal(replica).accept(*visit, world.staff("贾文涛")).ok());
    world.sync(*tablet);
    const auto counts = [&] { return store::Durability().count(replica.tables(), world.round); };
    EXPECT_EQ(counts().savedHere, 1);
    EXPECT_EQ(counts().received, 0) << "the records are there, the photo is not";
    EXPECT_EQ(counts().unsent, 1);
    ASSERT_TRUE(replica.blobReceived(sync::sha256Hex(photo)));
    EXPECT_EQ(counts().received, 1);
    EXPECT_EQ(counts().unsent, 0);
}

} // namespace
} // namespace ruhu::tests
