#include "sync/core/canonical_json.h"
#include "tests/sync/township.h"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace ruhu::sync {
namespace {

using nlohmann::json;
using test::kVillage;
using test::Tablet;
using test::Township;

// A world of tablets is a few files: forty of them are a second. RC_PARAMS="max_success=2000" for a night.
const int kParameters = setenv("RC_PARAMS", "max_success=40", 0);

rc::Gen<std::string> text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                            "a", "户", "𬭎", "\"", "\\", "\n", "\x01", "é", "/", "\xef\xac\xb3", " ")),
                        [](const std::vector<std::string>& parts) {
                            std::string whole;
                            for (const auto& part : parts)
                                whole += part;
                            return whole;
                        });
}

rc::Gen<json> value(int depth) {
    const auto leaf =
        rc::gen::oneOf(rc::gen::map(rc::gen::inRange<std::int64_t>(-(1LL << 53) + 1, 1LL << 53),
                                    [](auto n) { return json(n); }),
                       rc::gen::map(text(), [](auto t) { return json(t); }),
                       rc::gen::element(json(nullptr), json(true), json(false), json(0), json("")));
    if (depth == 0)
        return leaf;
    return rc::gen::oneOf(
        leaf,
        rc::gen::map(rc::gen::container<std::vector<json>>(rc::gen::lazy([=] { return value(depth - 1); })),
                     [](auto list) { return json(list); }),
        rc::gen::map(rc::gen::container<std::map<std::string, json>>(
                         text(), rc::gen::lazy([=] { return value(depth - 1); })),
                     [](auto map) { return json(map); }));
}

RC_GTEST_PROP(CanonicalJsonProperty, ReadsBackAsTheSameValueAndIsItsOwnCanonicalForm, ()) {
    const json original = *value(2);
    const auto canonical = canonicalJson(original);
    const auto back = json::parse(canonical);
    RC_ASSERT(back == original);
    RC_ASSERT(canonicalJson(back) == canonical);
    RC_ASSERT(canonicalJson(json::parse(original.dump(2, ' ', true))) == canonical);
}

RC_GTEST_PROP(CanonicalJsonProperty, DoublesReadBackExactly, (double number)) {
    RC_PRE(std::isfinite(number));
    RC_ASSERT(json::parse(canonicalJson(json(number))).get<double>() == number);
}

RC_GTEST_PROP(ChangeSetProperty, EncodeAndDecodeAreInverse, ()) {
    std::vector<RecordChange> changes;
    const auto count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
        RecordChange change{*rc::gen::element<std::string>("visit", "person"),
                            nameId("x", std::to_string(*rc::gen::inRange(0, 5))),
                            {},
                            {}};
        if (*rc::gen::inRange(0, 4) == 0)
            change.deleteReason = *text();
        else
            for (const auto& name : *rc::gen::unique<std::vector<std::string>>(
                     rc::gen::element<std::string>("alpha", "beta", "gamma")))
                change.fields.emplace_back(name, *value(2));
        changes.push_back(std::move(change));
    }
    ChangeSet set{nameId("device", "1"), kVillage, 3, std::string(64, 'a'), "", 2, -5, "", {}, {}};
    set.groups = groupChanges(changes);
    const auto line = encode(set);
    RC_ASSERT(line.find('\n') == std::string::npos);
    const auto back = decode(line);
    RC_ASSERT(back.ok());
    RC_ASSERT(encode(*back) == line);
    std::size_t rows = 0;
    for (const auto& group : back->groups)
        rows += group.rowCount() + group.deletes.size();
    RC_ASSERT(rows == changes.size());
}

RC_GTEST_PROP(ChangeSetProperty, AnyDamageIsRefusedOrStillBounded, ()) {
    ChangeSet set{nameId("device", "1"), kVillage, 3, std::string(64, 'a'), "", 2, 5, "", {}, {}};
    set.groups = groupChanges({{"visit", nameId("x", "1"), {{"answers", {{"food", {{"v", 1}}}}}}, {}}});
    auto line = encode(set);
    const auto damages = *rc::gen::inRange(1, 6);
    for (int i = 0; i < damages; ++i)
        line[*rc::gen::inRange<std::size_t>(0, line.size())] = *rc::gen::arbitrary<char>();
    if (const auto back = decode(line))
        RC_ASSERT(decode(encode(*back)).ok());
}

/// One written value, as the log tells it.
struct Write {
    std::int64_t seq;
    Id device;
    std::int64_t seen;
    std::string key; ///< type, id, path
    json value;
};

/// Every write of the village's log, in order.
std::vector<Write> writesOf(Township& township) {
    std::vector<Write> writes;
    SQLite::Statement entries(township.central().office().tables(),
                              "SELECT seq, line FROM _entry e JOIN _line l USING(place) WHERE e.stream=? "
                              "ORDER BY seq");
    entries.bind(1, kVillage);
    while (entries.executeStep()) {
        const auto set = *decode(entries.getColumn(1).getString());
        const auto add = [&](const std::string& type, const std::string& id, const std::string& path,
                             const json& value) {
            auto seen = set.seen;
            for (const auto& older : set.older)
                if (older.type == type && older.id == id && older.field == path)
                    seen = older.seen;
            writes.push_back(
                {entries.getColumn(0).getInt64(), set.device, seen, type + "|" + id + "|" + path, value});
        };
        for (const auto& group : set.groups)
            for (const Row row : group.rows())
                for (std::size_t i = 0; i < group.fields.size(); ++i)
                    if (const json value = toValue(row[i]); value.is_object())
                        for (const auto& [member, memberValue] : value.items())
                            add(group.type, row.id(), group.fields[i] + "/" + member, memberValue);
                    else
                        add(group.type, row.id(), group.fields[i], value);
    }
    return writes;
}

/// Current, causally superseded, or in a review item: nothing that anyone wrote is lost.
void checkNothingIsLost(Township& township) {
    auto& tables = township.central().office().tables();
    std::set<std::string> reviewed;
    SQLite::Statement items(tables, "SELECT target_type, target_id, field, kept, other FROM review_item");
    while (items.executeStep())
        for (const int column : {3, 4})
            reviewed.insert(items.getColumn(0).getString() + "|" + items.getColumn(1).getString() + "|" +
                            items.getColumn(2).getString() + "=" + items.getColumn(column).getString());
    const auto writes = writesOf(township);
    for (const Write& write : writes) {
        if (write.value.is_null() || reviewed.contains(write.key + "=" + canonicalJson(write.value)))
            continue;
        const auto parts = write.key.substr(write.key.rfind('|') + 1);
        const auto slash = parts.find('/');
        SQLite::Statement query(tables, "SELECT \"" + parts.substr(0, slash) + "\" FROM \"" +
                                            write.key.substr(0, write.key.find('|')) + "\" WHERE id=?");
        query.bind(1, write.key.substr(write.key.find('|') + 1, 36));
        RC_ASSERT(query.executeStep());
        const auto cell = query.getColumn(0).getString();
        const json current =
            slash == std::string::npos ? json(cell) : json::parse(cell)[parts.substr(slash + 1)];
        const bool superseded = std::any_of(writes.begin(), writes.end(), [&](const Write& later) {
            return later.key == write.key && later.seq > write.seq &&
                   (later.device == write.device || later.seen >= write.seq);
        });
        RC_ASSERT(current == write.value || superseded);
    }
}

class RandomWorld {
public:
    explicit RandomWorld(std::uint64_t seed)
        : m_dice(seed) {
        for (int i = 0; i < 3; ++i)
            m_township.addTablet();
    }

    void play(int steps) {
        for (int i = 0; i < steps; ++i) {
            const auto number = roll(3);
            Tablet& tablet = *m_township.tablets()[number];
            switch (roll(10)) {
            case 0:
                m_township.sync(tablet);
                break;
            case 1:
                pullOnly(tablet);
                break;
            case 2:
                loseAnswer(tablet);
                break;
            case 3:
                m_township.reopen(tablet, number + 1);
                break;
            case 4:
                RC_ASSERT(m_township.central().office().commit({kVillage, "", {edit()}, {}}).ok());
                break;
            default:
                RC_ASSERT(tablet.replica->commit({kVillage, "", {edit(), edit()}, {}}).ok());
            }
            tablet.clock.advance(static_cast<std::int64_t>(roll(100'000)) - 50'000);
        }
        for (int i = 0; i < 2; ++i)
            for (auto& tablet : m_township.tablets())
                m_township.sync(*tablet);
    }

    Township& township() { return m_township; }

private:
    std::size_t roll(std::size_t sides) { return m_dice() % sides; }

    /// Values never repeat, so that each can be told apart in the end.
    RecordChange edit() {
        const auto value = "值" + std::to_string(++m_values);
        const auto number = std::to_string(roll(3));
        switch (roll(8)) {
        case 0:
            return {"household", nameId("household", number), {{"address", value}}, {}};
        case 1:
            return {"household", nameId("household", number), {{"base_type", value}, {"note", value}}, {}};
        case 2:
            return {"household", nameId("household", number), {{"note", nullptr}}, {}};
        case 3:
            return {"person", nameId("person", number), {}, value};
        case 4:
            return {"person", nameId("person", number), {{"name", value}}, {}};
        default:
            return {"visit",
                    nameId("visit", number),
                    {{"answers", {{"q" + std::to_string(roll(4)), value}}}, {"conclusion_note", value}},
                    {}};
        }
    }

    void pullOnly(Tablet& tablet) {
        auto request = *tablet.replica->nextRequest(1 << 20);
        request.pushes.clear();
        request.limit = static_cast<std::int64_t>(1 + roll(2000));
        RC_ASSERT(tablet.replica->take(*m_township.exchange(tablet, request)).ok());
    }

    void loseAnswer(Tablet& tablet) {
        RC_ASSERT(m_township.exchange(tablet, *tablet.replica->nextRequest(1 + roll(3000))).ok());
    }

    Township m_township;
    std::mt19937_64 m_dice;
    int m_values = 0;
};

RC_GTEST_PROP(Replicas, AtTheSamePositionAreEqualAndLoseNothing, (std::uint64_t seed)) {
    RandomWorld world(seed);
    world.play(60);
    Township& township = world.township();
    const auto truth = township.dump(township.central().office().tables());
    for (auto& tablet : township.tablets())
        RC_ASSERT(township.dump(tablet->replica->tables()) == truth);
    RC_ASSERT(township.central().verify().empty());
    checkNothingIsLost(township);
}

TEST(ReplicasProperty, TheRandomWorldMeetsClashesAndDeletions) {
    RandomWorld world(4);
    world.play(200);
    auto& tables = world.township().central().office().tables();
    for (const char* kind : {"won", "lost", "kept", "revived"}) {
        SQLite::Statement query(tables, "SELECT count(*) FROM review_item WHERE kind=?");
        query.bind(1, kind);
        query.executeStep();
        EXPECT_GT(query.getColumn(0).getInt(), 0) << kind;
    }
}

} // namespace
} // namespace ruhu::sync
