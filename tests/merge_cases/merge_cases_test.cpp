#include "tests/sync/township.h"

#include <algorithm>

namespace ruhu::sync {
namespace {

using nlohmann::json;
using test::kVillage;
using test::Tablet;
using test::Township;

/// "=type/name" stands for that record's id, anywhere in a value.
json resolved(const json& value) {
    if (value.is_string() && value.get_ref<const std::string&>().starts_with("=")) {
        const auto text = value.get<std::string>().substr(1);
        const auto slash = text.find('/');
        return nameId(text.substr(0, slash), text.substr(slash + 1));
    }
    json result = value;
    if (value.is_structured())
        for (auto& element : result)
            element = resolved(element);
    return result;
}

/// The same within a record's name: a review item is named after the record that it is about.
Id idOf(const std::string& type, std::string name) {
    if (const auto mark = name.find('='); mark != std::string::npos) {
        const auto slash = name.find('/', mark);
        const auto end = name.find('/', slash + 1);
        const auto id = resolved(name.substr(mark, end - mark)).get<std::string>();
        name.replace(mark, end - mark, id);
    }
    return nameId(type, name);
}

RecordChange change(const json& type, const json& name, const json& fields, const json& reason) {
    RecordChange result{type, idOf(type.get<std::string>(), name.get<std::string>()), {}, {}};
    if (fields == json("delete"))
        result.deleteReason = reason.get<std::string>();
    else
        for (const auto& [field, value] : fields.items())
            result.fields.emplace_back(field, resolved(value));
    return result;
}

Draft draft(const json& save) {
    Draft draft{kVillage, "", {}, {}};
    if (save[1].is_array())
        for (std::size_t i = 1; i < save.size(); ++i)
            draft.changes.push_back(change(save[i][0], save[i][1], save[i][2], nullptr));
    else
        draft.changes.push_back(change(save[1], save[2], save[3], save.size() > 4 ? save[4] : json()));
    return draft;
}

/// Fetches what is new and sends nothing.
void pull(Township& township, Tablet& tablet) {
    auto request = *tablet.replica->nextRequest(1 << 20);
    request.pushes.clear();
    const auto answer = township.exchange(tablet, request);
    ASSERT_TRUE(answer.ok()) << answer.error().code;
    ASSERT_TRUE(tablet.replica->take(*answer).ok());
}

class MergeCase : public testing::TestWithParam<std::string> {};

TEST_P(MergeCase, Holds) {
    const auto text = test::readFile(std::string(RUHU_SOURCE_ROOT "/tests/merge_cases/") + GetParam());
    const auto start = text.find("```json") + 7;
    const auto given = json::parse(text.substr(start, text.find("```", start) - start));

    Township township;
    Tablet& a = township.addTablet();
    Tablet& b = township.addTablet();
    const Instant dawn = township.clock().now();
    Tablet* withdrawn = nullptr;
    for (const json& round : given["rounds"]) {
        for (const json& save : round.value("office", json::array()))
            ASSERT_TRUE(township.central().office().commit(draft(save)).ok()) << save;
        township.sync(a);
        township.sync(b);
        if (round.contains("withdraw"))
            withdrawn = &b;
        if (withdrawn)
            std::erase(withdrawn->account.grants, kVillage);
        for (auto& [who, tablet] : {std::pair<const char*, Tablet&>{"a", a}, {"b", b}})
            for (const json& save : round.value(who, json::array())) {
                if (save[1] == "sync" || save[1] == "pull") {
                    save[1] == "sync" ? township.sync(tablet) : pull(township, tablet);
                    continue;
                }
                tablet.clock.set(dawn + save[0].get<std::int64_t>() * 60'000);
                const auto offset = tablet.replica->correctedNow() - tablet.clock.now();
                tablet.clock.advance(-offset); // the tablet's corrected clock shows that minute
                ASSERT_TRUE(tablet.replica->commit(draft(save)).ok()) << save;
            }
        for (Tablet* tablet : {&a, &b, &a})
            township.sync(*tablet);
    }

    const auto truth = township.dump(township.central().office().tables());
    EXPECT_EQ(township.dump(a.replica->tables()), truth);
    if (!withdrawn) {
        EXPECT_EQ(township.dump(b.replica->tables()), truth);
    }
    EXPECT_EQ(township.central().verify(), std::vector<std::string>{});
    for (const json& record : given["then"])
        for (const auto& [field, value] : record[2].items()) {
            SQLite::Statement query(a.replica->tables(), "SELECT \"" + field + "\" FROM \"" +
                                                             record[0].get<std::string>() + "\" WHERE id=?");
            query.bind(1, idOf(record[0], record[1]));
            ASSERT_TRUE(query.executeStep()) << record;
            const auto column = query.getColumn(0);
            json found = column.isNull()      ? json()
                         : column.isInteger() ? json(column.getInt64())
                                              : json(column.getString());
            if (value.is_structured())
                found = json::parse(found.get<std::string>());
            EXPECT_EQ(found, resolved(value)) << field;
        }
    json items = json::array();
    SQLite::Statement query(a.replica->tables(), "SELECT kind, field, kept, other FROM review_item");
    while (query.executeStep())
        items.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                         json::parse(query.getColumn(2).getString()),
                         json::parse(query.getColumn(3).getString())});
    json expected = json::array();
    for (const json& item : given["review"])
        expected.push_back({item[0], item[1], resolved(item[2]), resolved(item[3])});
    std::sort(items.begin(), items.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(items, expected);
}

std::vector<std::string> caseFiles() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(RUHU_SOURCE_ROOT "/tests/merge_cases"))
        if (entry.path().extension() == ".md" && entry.path().filename() != "README.md")
            files.push_back(entry.path().filename().string());
    std::sort(files.begin(), files.end());
    return files;
}

INSTANTIATE_TEST_SUITE_P(Files, MergeCase, testing::ValuesIn(caseFiles()),
                         [](const auto& info) { return info.param.substr(0, info.param.size() - 3); });

TEST(MergeCases, AreManyEnoughToMeanSomething) {
    EXPECT_GE(caseFiles().size(), 60u);
}

} // namespace
} // namespace ruhu::sync
