// Two people share one visit: each takes sections on a tablet of their own, and the parts come together.
#include "app/documents/visit_sheet.h"
#include "app/domain/completion_gate.h"
#include "app/domain/seal_freeze.h"
#include "app/domain/visit_ledger.h"
#include "app/questionnaire/built_in_form.h"
#include "app/store/review_queries.h"
#include "app/store/visit_authors.h"
#include "app/store/visit_queries.h"
#include "app/usecases/record_visit.h"
#include "app/usecases/seal_visit.h"
#include "sync/core/signing.h"
#include "tests/app/visit_sample.h"
#include "tests/app/visit_world.h"
#include "tests/sync/township.h"

#include <gmock/gmock.h>

#include <QString>

namespace ruhu::tests {
namespace {

using domain::FieldRef;
using sync::nameId;
using sync::test::kVillage;
using testing::ElementsAre;

constexpr const char* kToday = "2026-05-24";

class SharedVisit : public testing::Test {
protected:
    void SetUp() override {
        auto& office = township.central().office();
        const auto record = [](const char* type, const sync::Id& id,
                               std::vector<std::pair<std::string, sync::Value>> fields) {
            return sync::RecordChange{type, id, std::move(fields), std::nullopt};
        };
        ASSERT_TRUE(office
                        .commit({"township",
                                 "",
                                 {record("round", round,
                                         {{"name", "2026年第一轮"},
                                          {"state", "1"},
                                          {"year", 2026},
                                          {"income_line", 600000},
                                          {"min_checkers", 2}}),
                                  record("village", nameId("village", kVillage),
                                         {{"code", kVillage}, {"name", "白家岭村"}}),
                                  record("staff", wang, {{"name", "王建国"}, {"role", "team"}}),
                                  record("staff", li, {{"name", "李晓梅"}, {"role", "team"}})},
                                 {}})
                        .ok());
        sync::Draft village{kVillage, "", {}, {}};
        village.changes = {record("household", house,
                                  {{"national_no", "0001"}, {"village_code", kVillage}, {"head_id", head}}),
                           record("person", head,
                                  {{"name", "张守田"},
                                   {"household_id", house},
                                   {"relation", "01"},
                                   {"birth_date", "1958-02-03"},
                                   {"labour", "3"}}),
                           record("person", wife,
                                  {{"name", "李秀兰"},
                                   {"household_id", house},
                                   {"relation", "10"},
                                   {"birth_date", "1970-07-01"},
                                   {"labour", "3"}})};
        for (const auto& staff : {wang, li})
            village.changes.push_back(record("assignment", nameId("assignment", staff),
                                             {{"staff_id", staff}, {"village_code", kVillage}}));
        ASSERT_TRUE(office.commit(village).ok());
        township.sync(a);
        township.sync(b);
        visit =
            usecases::RecordVisit(*a.replica).start(house, round, wang, kToday, builtInVisitForm()).value();
        ASSERT_EQ(
            usecases::RecordVisit(*b.replica).start(house, round, li, kToday, builtInVisitForm()).value(),
            visit)
            << "both begin the same visit";
    }

    domain::VisitFacts facts(sync::test::Tablet& tablet) {
        return store::visitFacts(tablet.replica->tables(), house, round, kToday).value();
    }

    /// Answers all that is open in some sections.
    void fill(sync::test::Tablet& tablet, const sync::Id& by, const std::vector<std::string>& sections) {
        auto all = facts(tablet);
        answerTheRest(all);
        std::vector<usecases::RecordVisit::Entry> entries;
        const auto put = [&](const FieldRef& ref, const domain::Answer& answer) {
            const auto section = builtInVisitForm().sectionOf(ref);
            if (std::find(sections.begin(), sections.end(), section) != sections.end())
                entries.push_back({ref, answer});
        };
        for (const auto& [key, answer] : all.answers)
            put({FieldRef::Place::Answer, key, {}}, answer);
        for (const auto& [key, answer] : all.visit)
            put({FieldRef::Place::Visit, key, {}}, answer);
        for (const auto& member : all.members)
            for (const auto& [key, answer] : member.entry)
                put({FieldRef::Place::Member, key, member.personId}, answer);
        ASSERT_TRUE(usecases::RecordVisit(*tablet.replica).save(visit, by, entries).ok());
    }

    void save(sync::test::Tablet& tablet, const sync::Id& by, const char* key, domain::Answer answer) {
        ASSERT_TRUE(usecases::RecordVisit(*tablet.replica)
                        .save(visit, by, {{{FieldRef::Place::Answer, key, {}}, std::move(answer)}})
                        .ok());
    }

    void syncBoth() {
        township.sync(a);
        township.sync(b);
        township.sync(a);
    }

    std::vector<std::string> authorsOf(sync::test::Tablet& tablet, const char* section) {
        std::vector<std::string> names;
        const auto sections =
            store::sectionAuthors(builtInVisitForm(), store::visitAuthors(tablet.replica->tables(), visit));
        if (const auto found = sections.find(section); found != sections.end())
            for (const auto& id : found->second)
                names.push_back(id == wang ? "王建国" : id == li ? "李晓梅" : id);
        return names;
    }

    usecases::SealVisit sealing(sync::test::Tablet& tablet) {
        return {*tablet.replica, builtInVisitForm(), [&tablet](std::string_view text) {
                    return sync::sign(tablet.replica->identity()->secretKey, text);
                }};
    }

    sync::test::Township township;
    sync::test::Tablet& a = township.addTablet();
    sync::test::Tablet& b = township.addTablet();
    const sync::Id round = nameId("round", "149999201/2026年第一轮");
    const sync::Id house = nameId("household", "0001");
    const sync::Id head = nameId("person", "P1");
    const sync::Id wife = nameId("person", "P2");
    const sync::Id wang = nameId("staff", "王建国/1");
    const sync::Id li = nameId("staff", "李晓梅/2");
    sync::Id visit;
};

TEST_F(SharedVisit, ThePartsComeTogetherWithoutAQuestion) {
    fill(a, wang, {"basics", "members"});
    fill(b, li, {"income", "expense", "assurance"});
    fill(a, wang, {"shocks", "industry"});
    syncBoth();
    fill(b, li, {"needs", "conclusion"});
    syncBoth();
    EXPECT_EQ(store::countOpenReviewItems(a.replica->tables()), 0);
    EXPECT_EQ(facts(a).answers, facts(b).answers);
    const auto judged = domain::assess(builtInVisitForm(), facts(a));
    std::string open;
    for (const auto& item : judged.missing)
        if (item.stage == domain::MissingItem::Stage::Fill && !item.target.starts_with("answer/risk:"))
            open += item.target + " ";
    EXPECT_EQ(open, "") << "nothing is left that one of them did";
}

TEST_F(SharedVisit, WhoDidWhichSectionIsVisibleOnBoth) {
    fill(a, wang, {"basics", "members"});
    fill(b, li, {"income"});
    EXPECT_THAT(authorsOf(a, "members"), ElementsAre("王建国")) << "what waits is known already";
    EXPECT_THAT(authorsOf(a, "income"), ElementsAre());
    syncBoth();
    for (auto* tablet : {&a, &b}) {
        EXPECT_THAT(authorsOf(*tablet, "members"), ElementsAre("王建国"));
        EXPECT_THAT(authorsOf(*tablet, "income"), ElementsAre("李晓梅"));
        EXPECT_THAT(authorsOf(*tablet, "expense"), ElementsAre());
    }
    save(a, wang, "biz_crop", yuan(7));
    EXPECT_THAT(authorsOf(a, "income"), testing::UnorderedElementsAre("王建国", "李晓梅"));
}

TEST_F(SharedVisit, TheSameFieldFilledDifferentlyIsAQuestionAndNothingElseIs) {
    save(a, wang, "biz_crop", yuan(5000));
    save(a, wang, "biz_livestock", yuan(100));
    save(b, li, "biz_crop", yuan(6000));
    save(b, li, "biz_other", yuan(200));
    syncBoth();
    const auto items = store::openReviewItems(a.replica->tables());
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].member, "biz_crop");
    EXPECT_EQ(domain::integerOf(facts(a).answers, "biz_livestock"), 10000);
    EXPECT_EQ(domain::integerOf(facts(a).answers, "biz_other"), 20000);
}

/// 0, not known and not asked are three things: on the other tablet, under the seal, on paper and in the
/// ledger.
TEST_F(SharedVisit, ZeroNotKnownAndNotAskedStayThreeThings) {
    save(a, wang, "biz_crop", yuan(0));
    save(a, wang, "biz_forest", domain::unknown());
    save(a, wang, "med_self", domain::unknown());
    save(a, wang, "food", domain::exactly(false));
    syncBoth();
    const auto there = facts(b);
    EXPECT_EQ(domain::integerOf(there.answers, "biz_crop"), 0);
    EXPECT_EQ(there.answers.at("biz_forest"), domain::unknown());
    EXPECT_FALSE(there.answers.contains("biz_other"));

    const auto frozen = domain::freeze(builtInVisitForm(), there, domain::assess(builtInVisitForm(), there));
    const auto sealed = domain::decodeSeal(domain::encodeSeal(frozen)).value();
    EXPECT_EQ(sealed.answers.at("biz_crop"), domain::exactly(std::int64_t(0)));
    EXPECT_EQ(sealed.answers.at("biz_forest"), domain::unknown());
    EXPECT_FALSE(sealed.answers.contains("biz_other"));

    documents::VisitSheet sheet;
    sheet.form = questionnaire::builtInForm();
    sheet.content = sealed;
    const auto page = documents::visitSheetHtml(sheet);
    const auto cell = [&page](const char* label) {
        const auto at = page.indexOf(">" + QString::fromUtf8(label) + "</td>");
        const auto from = at < 0 ? at : page.indexOf('>', page.indexOf("<td", at)) + 1;
        return at < 0 ? std::string("—") : page.mid(from, page.indexOf("</td>", from) - from).toStdString();
    };
    EXPECT_EQ(cell("种植"), "0元");
    EXPECT_EQ(cell("林果"), "不知道");
    EXPECT_EQ(cell("买卖和其他经营"), "—");
    EXPECT_EQ(cell("合规自付支出"), "不知道");

    domain::VisitLedgerRow row;
    domain::fillFromSeal(row, sealed, {});
    EXPECT_EQ(row.net, 0) << "asked, and nothing";
    EXPECT_FALSE(row.medSelf) << "not known is not nothing";
    auto nothing = sealed;
    nothing.answers.clear();
    domain::VisitLedgerRow unasked;
    domain::fillFromSeal(unasked, nothing, {});
    EXPECT_FALSE(unasked.net) << "not asked is not nothing either";
    EXPECT_EQ(unasked.education, "");
}

TEST_F(SharedVisit, ASealOfOneAndAnAnswerOfTheOtherAreBothKept) {
    fill(
        a, wang,
        {"basics", "members", "income", "expense", "assurance", "shocks", "industry", "needs", "conclusion"});
    for (const auto& flag : domain::assess(builtInVisitForm(), facts(a)).risks)
        save(a, wang, domain::riskKey(flag.rule).c_str(), domain::exactly(std::string("3")));
    syncBoth();
    ASSERT_TRUE(usecases::RecordVisit(*a.replica).confirmReadBack(visit, wang).ok());
    for (const auto& [staff, name] : {std::pair{wang, "王建国"}, std::pair{li, "李晓梅"}})
        ASSERT_TRUE(sealing(a).sign(facts(a), wang, {"checker", staff, name, "", "", someInk()}).ok());
    ASSERT_TRUE(sealing(a).sign(facts(a), wang, {"head", "", "张守田", "01", "", someInk()}).value());
    save(b, li, "biz_crop", yuan(999));
    const auto sealed = facts(a).answers;
    syncBoth();
    EXPECT_EQ(facts(a).answers, sealed) << "what was signed stays";
    EXPECT_EQ(facts(b).answers, sealed);
    EXPECT_EQ(store::countOpenReviewItems(a.replica->tables()), 1)
        << "and what came too late waits for a person";
}

} // namespace
} // namespace ruhu::tests
