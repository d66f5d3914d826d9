// The line reader against a plain reading of the same text by another JSON library.

#include "sync/core/change_set.h"
#include "sync/core/json_guard.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>

namespace ruhu::sync {
namespace {

using nlohmann::json;

bool isName(const json& value) {
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text.size() <= 64 && text[0] != '_' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
               std::string::npos;
}

bool isIdText(const json& value) {
    return value.is_string() && isId(value.get_ref<const std::string&>());
}

bool isCount(const json& value, std::int64_t least) {
    return value.is_number_integer() && isWireValue(value, 0) && value.get<std::int64_t>() >= least;
}

bool isGroup(const json& group) {
    if (!group.is_object() || !isName(group.value("type", json())))
        return false;
    for (const json& deletion : group.value("deletes", json::array()))
        if (!deletion.is_array() || deletion.size() != 2 || !isIdText(deletion[0]) ||
            !deletion[1].is_string())
            return false;
    if (!group.value("deletes", json::array()).is_array())
        return false;
    if (!group.contains("rows"))
        return true;
    const json fields = group.value("fields", json());
    if (!group["rows"].is_array() || !fields.is_array() || !std::all_of(fields.begin(), fields.end(), isName))
        return false;
    auto sorted = fields.get<std::vector<std::string>>();
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return false;
    return std::all_of(group["rows"].begin(), group["rows"].end(), [&](const json& row) {
        return row.is_array() && row.size() == fields.size() + 1 && isIdText(row[0]) &&
               isWireValue(row, kMaxTextBytes);
    });
}

/// README section 2, read the slow way. Discarded: refused.
json plainly(std::string_view line) {
    const json refused(json::value_t::discarded);
    const auto parsed = parseBounded(line, 8);
    if (!parsed || !parsed->is_object())
        return refused;
    const json& in = *parsed;
    const auto has = [&](const char* name, const auto& fits) { return in.contains(name) && fits(in[name]); };
    const auto idOrEmpty = [](const json& v) { return v == json("") || isIdText(v); };
    const auto groups = [](const json& v) {
        return v.is_array() && std::all_of(v.begin(), v.end(), isGroup);
    };
    const auto older = [](const json& v) {
        return v.is_array() && std::all_of(v.begin(), v.end(), [](const json& o) {
                   return o.is_array() && o.size() == 4 && isName(o[0]) && isIdText(o[1]) &&
                          o[2].is_string() && isCount(o[3], 0);
               });
    };
    if (!has("v", [](const json& v) { return v == json(1) && v.is_number_integer(); }) ||
        !has("device", isIdText) || !has("stream", isName) ||
        !has("n", [](const json& v) { return isCount(v, 1); }) ||
        !has("prev", [](const json& v) { return v.is_string() && isHash(v.get<std::string>()); }) ||
        !has("epoch", idOrEmpty) || !has("seen", [](const json& v) { return isCount(v, 0); }) ||
        !has("at", [](const json& v) { return isCount(v, std::numeric_limits<std::int64_t>::min()); }) ||
        !has("by", idOrEmpty) || !has("changes", groups) || (in.contains("older") && !older(in["older"])))
        return refused;
    return in;
}

/// What a decoded change set holds, in the same form.
json contentOf(const ChangeSet& set) {
    json changes = json::array();
    for (const ChangeGroup& group : set.groups) {
        json rows = json::array();
        for (const Row row : group.rows()) {
            rows.push_back(json::array());
            for (const Cell& cell : row.cells())
                rows.back().push_back(toValue(cell));
        }
        changes.push_back({group.type, group.fields, rows, group.deletes});
    }
    json older = json::array();
    for (const auto& one : set.older)
        older.push_back({one.type, one.id, one.field, one.seen});
    return {set.device, set.stream, set.n, set.prev, set.epoch, set.seen, set.at, set.by, changes, older};
}

json contentOf(const json& in) {
    json changes = json::array();
    for (const json& group : in["changes"]) {
        const bool rows = group.contains("rows");
        changes.push_back({group["type"], rows ? group["fields"] : json::array(),
                           rows ? group["rows"] : json::array(), group.value("deletes", json::array())});
    }
    return {in["device"], in["stream"], in["n"],  in["prev"], in["epoch"],
            in["seen"],   in["at"],     in["by"], changes,    in.value("older", json::array())};
}

void expectSame(const std::string& line) {
    const auto set = decode(line);
    const auto plain = plainly(line);
    ASSERT_EQ(set.ok(), !plain.is_discarded()) << line;
    if (!set)
        return;
    EXPECT_EQ(contentOf(*set), contentOf(plain)) << line;
    for (const ChangeGroup& group : set->groups)
        for (const Cell& cell : group.cells)
            if (cell.kind == Cell::Kind::Json) {
                EXPECT_EQ(cell.text, json::parse(cell.text).dump()) << line;
            }
}

const std::string kId = "5b1f8e0a-7c64-4d0e-9a35-2ed16b90f473";

std::string lineWith(const std::string& row, const std::string& more = "") {
    return R"({"v":1,"device":")" + kId + R"(","stream":"149999201001","n":3,"prev":")" + kNoHash +
           R"(","epoch":"","seen":2,"at":-5,"by":"","changes":[{"type":"visit","fields":["a","b"],"rows":[[")" +
           kId + "\"," + row + R"(]]},{"type":"person","deletes":[[")" + kId +
           R"(","迁走"]]}],"older":[["visit",")" + kId + R"(","a",1]])" + more + "}";
}

TEST(Decoding, ReadsWhatAPlainReadingReads) {
    for (const char* row :
         {R"(null,true)", R"(0,-0)", R"("","户\"\\\/\b\f\n\r\t\u0001\u6237")", R"("\ud83d\ude00",[])",
          R"({},[[]])", R"({"b":1,"a":{"z":null,"y":[1,"x"]}},["b","a"])", R"({"a":1,"a":2},false)",
          R"(9007199254740991,-9007199254740991)", R"([{"a":{"b":1}}],1)", R"( [ 1 , 2 ] , { "k" : "v" } )",
          "\"\\u0000\",\"\x7f\""})
        expectSame(lineWith(row));
    expectSame(lineWith("1,2", R"(,"later":{"x":1.5,"y":[1e3]},"n":4)"));
    EXPECT_TRUE(decode(lineWith("1,2", R"(,"later":{"x":1.5},"n":4)")).ok());
}

TEST(Decoding, RefusesWhatAPlainReadingRefuses) {
    for (const char* row : {R"(1.5,1)",
                            R"(1e2,1)",
                            R"(9007199254740992,1)",
                            R"(-9007199254740992,1)",
                            R"(18446744073709551616,1)",
                            R"("\ud800",1)",
                            R"("\udc00",1)",
                            R"("\ud800\u0041",1)",
                            R"({"\udfff":1},1)",
                            "\"\xff\",1",
                            "\"\xed\xa0\x80\",1",
                            R"([{"a":{"b":[]}}],1)",
                            R"(1)",
                            R"(1,2,3)",
                            R"(01,1)",
                            R"(+1,1)",
                            R"(.5,1)",
                            "\"\n\",1",
                            R"(nul,1)",
                            R"("a,1)",
                            R"({"a"},1)",
                            R"([1,],1)"}) {
        expectSame(lineWith(row));
        EXPECT_FALSE(decode(lineWith(row)).ok()) << row;
    }
    for (const char* line : {"", "[]", "{}", "null", "{", "\"\"", "1"})
        expectSame(line);
    EXPECT_FALSE(decode(lineWith("1,2", R"(,"later":[[[[[[[[1]]]]]]]])")).ok());
}

TEST(Decoding, AgreesOnTenThousandDamagedLines) {
    const std::vector<std::string> whole{
        lineWith(R"({"b":1,"a":{"z":null,"y":[1,"x"]}},["b","a"])"),
        lineWith(R"("户主\u6237\ud83d\ude00",-12)"),
        lineWith(R"([true,false,null],{"q":"0"})", R"(,"later":{"x":[{}]},"changes":[])")};
    const std::string spice = "{}[]\",:\\u0123456789abcdef-.eE \ttrufalsn\xe6\x88\xb7\xff";
    std::mt19937 dice(20261127);
    const auto roll = [&](std::size_t sides) { return dice() % sides; };
    int accepted = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto line = whole[roll(whole.size())];
        for (auto damages = 1 + roll(3); damages > 0; --damages) {
            const auto at = roll(line.size());
            switch (roll(4)) {
            case 0:
                line.erase(at, 1 + roll(4));
                break;
            case 1:
                line.insert(at, 1, spice[roll(spice.size())]);
                break;
            case 2:
                line.insert(at, line.substr(roll(line.size()), roll(40)));
                break;
            default:
                line[at] = spice[roll(spice.size())];
            }
        }
        expectSame(line);
        accepted += decode(line).ok() ? 1 : 0;
        if (testing::Test::HasFatalFailure())
            return;
    }
    EXPECT_GT(accepted, 500);
    EXPECT_LT(accepted, 9'500);
}

} // namespace
} // namespace ruhu::sync
