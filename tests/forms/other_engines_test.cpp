// Expressions on which the engines inside the common data collection apps agree with one another: so must
// this one.

#include "tests/forms/form_fixture.h"

namespace ruhu::forms {

namespace {

struct Agreed {
    std::string expression;
    std::string value;
};

std::ostream& operator<<(std::ostream& out, const Agreed& agreed) {
    return out << agreed.expression;
}

std::string escaped(std::string text) {
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"&", "&amp;"}, {"<", "&lt;"}, {"\"", "&quot;"}})
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    return text;
}

std::string worth(const std::string& expression) {
    const auto bind = [](const char* path, const char* type) {
        return std::string("<bind nodeset=\"/data/") + path + "\" type=\"" + type + "\"/>";
    };
    const auto read = readText(xform(
        "<age>42</age><income>1500.5</income><debt>-7</debt><name>王 小 明</name><spaced>  a  b </spaced>"
        "<needs>water power</needs><blank/><day>2026-08-07</day>"
        "<way>-23.5505 -46.6333 760 5;-23.5605 -46.6433 762 5;-23.5705 -46.6333 758 5</way>"
        "<house><who><call>甲</call><years>34</years></who><who><call>乙</call><years>7</years></who>"
        "<who><call>丙</call><years>19</years></who></house><out/>",
        bind("age", "int") + bind("income", "decimal") + bind("debt", "int") + bind("blank", "int") +
            bind("day", "date") + bind("house/who/years", "int") +
            "<bind nodeset=\"/data/out\" type=\"string\" calculate=\"" + escaped(expression) + "\"/>",
        "<repeat nodeset=\"/data/house/who\"><input ref=\"/data/house/who/call\"/></repeat>"));
    if (!read.form)
        return saidBy(read.problems);
    return Answering(read).value("/data/out");
}

class OtherEngines : public testing::TestWithParam<Agreed> {};

TEST_P(OtherEngines, Agree) {
    EXPECT_EQ(worth(GetParam().expression), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, OtherEngines,
    testing::Values(
        Agreed{"string-length(/data/name)", "5"}, Agreed{"normalize-space(/data/spaced)", "a b"},
        Agreed{"substring-before(/data/name, ' ')", "王"},
        Agreed{"substring-after(/data/name, ' ')", "小 明"}, Agreed{"substr('hello', 2, 3)", "l"},
        Agreed{"substr('hello', 0, 2)", "he"}, Agreed{"substr('hello', -2)", "lo"},
        Agreed{"translate('bar', 'abc', 'ABC')", "BAr"}, Agreed{"concat(/data/house/who/call)", "甲乙丙"},
        Agreed{"join('、', /data/house/who/call)", "甲、乙、丙"},
        Agreed{"join('、', /data/house/who[years > 10]/call)", "甲、丙"},
        Agreed{"concat('x', 1 = 1, 0.5)", "xtrue0.5"}, Agreed{"coalesce(/data/blank, 'none')", "none"},
        Agreed{"coalesce(/data/age, 'none')", "42"}, Agreed{"regex('a12345678901b', '[0-9]{11}')", "false"},
        Agreed{"regex('12345678901', '[0-9]{11}')", "true"}, Agreed{"'a' < 'b'", "false"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, OtherEngines,
    testing::Values(Agreed{"7 div 2", "3.5"}, Agreed{"-7 mod 3", "-1"}, Agreed{"1 div 0", "Infinity"},
                    Agreed{"-1 div 0", "-Infinity"}, Agreed{"0 div 0", ""}, Agreed{"number('abc')", ""},
                    Agreed{"number('1e3')", ""}, Agreed{"round(-1.5)", "-1"}, Agreed{"round(2.5)", "3"},
                    Agreed{"round(1.2345, 2)", "1.23"}, Agreed{"round(1235.5, -2)", "1200"},
                    Agreed{"int(-1.9)", "-1"}, Agreed{"pow(2, 10)", "1024"},
                    Agreed{"string(0.1 + 0.2)", "0.30000000000000004"}, Agreed{"-0", "0"},
                    Agreed{"/data/income * 2", "3001"}, Agreed{"/data/blank + 1", ""},
                    Agreed{"/data/blank * 0", ""}, Agreed{"sum(/data/house/who/years)", "60"},
                    Agreed{"min(/data/house/who/years)", "7"}, Agreed{"max(3, 1, 2)", "3"},
                    Agreed{"if(/data/blank != '', 1 div 0, -1)", "-1"},
                    Agreed{"round(distance(/data/way))", "3020"}));

INSTANTIATE_TEST_SUITE_P(
    Sets, OtherEngines,
    testing::Values(Agreed{"count(/data/house/who[years > 10])", "2"},
                    Agreed{"/data/house/who[position() = 2]/years", "7"},
                    Agreed{"selected(/data/needs, 'wat')", "false"},
                    Agreed{"count-selected(/data/needs)", "2"},
                    Agreed{"selected-at(/data/needs, 1)", "power"}, Agreed{"selected-at(/data/needs, 5)", ""},
                    Agreed{"boolean('0')", "true"}, Agreed{"boolean(/data/blank)", "false"},
                    Agreed{"boolean-from-string('TRUE')", "true"},
                    Agreed{"boolean-from-string('no')", "false"},
                    Agreed{"number('abc') = number('abc')", "false"}, Agreed{"number('abc') > 0", "false"}));

INSTANTIATE_TEST_SUITE_P(
    Days, OtherEngines,
    testing::Values(Agreed{"format-date-time('2026-08-07T06:31:13.834+08:00', '%Y%m%d%H%M%S')",
                           "20260807063113"},
                    Agreed{"format-date('2026-01-09', '%e/%n/%y')", "9/1/26"},
                    Agreed{"date(/data/day + 31)", "2026-09-07"}, Agreed{"/data/day > '2026-08-06'", "true"},
                    Agreed{"format-date(/data/day + 1, '%Y-%m-%d')", "2026-08-08"},
                    Agreed{"date('2022-05-20') - date('2022-05-10')", "10"}));

// Digits beyond the fifteenth: the nearest number there is, as every other reader of digits takes it.
INSTANTIATE_TEST_SUITE_P(ManyDigits, OtherEngines,
                         testing::Values(Agreed{"12345678901234567890", "12345678901234567168"},
                                         Agreed{"99999999999999999999 - 0", "100000000000000000000"},
                                         Agreed{"149999199001011234 + 0", "149999199001011232"},
                                         Agreed{"3.141592653589793238", "3.141592653589793"},
                                         Agreed{"9007199254740993", "9007199254740992"}));

} // namespace

} // namespace ruhu::forms
