// Every function and operator of the ODK XForms specification, as a table of cases.

#include "tests/forms/form_fixture.h"

namespace ruhu::forms {

namespace {

struct Case {
    std::string expression;
    std::string result;
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.expression;
}

std::string escaped(std::string text) {
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"&", "&amp;"}, {"<", "&lt;"}, {"\"", "&quot;"}})
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
    return text;
}

/// The value of an expression beside some answered questions.
std::string worth(const std::string& expression) {
    const auto bind = [](const char* path, const char* type) {
        return std::string("<bind nodeset=\"/data/") + path + "\" type=\"" + type + "\"/>";
    };
    const auto read = readText(
        xform("<text>some text</text><int>7</int><zero>0</zero><decimal>2.50</decimal><date>2022-05-18</date>"
              "<at>2022-05-20T09:00:00.000+08:00</at><clock>18:00:00.000+08:00</clock><many>a b "
              "c</many><blank/><hidden>5</hidden>"
              "<row><n>1</n><g>10.0 20.0 0 0</g></row><row><n>2</n><g>10.0 20.1 0 "
              "0</g></row><row><n/><g>10.1 20.1 0 0</g></row>"
              "<out/>",
              bind("int", "int") + bind("zero", "int") + bind("decimal", "decimal") + bind("date", "date") +
                  bind("at", "dateTime") + bind("clock", "time") + bind("row/n", "int") +
                  "<bind nodeset=\"/data/hidden\" type=\"int\" relevant=\"false()\"/>"
                  "<instance "
                  "id=\"towns\"><root><item><name>a</name><size>5</size></item><item><name>b</name><size>12</"
                  "size></item>"
                  "</root></instance>"
                  "<bind nodeset=\"/data/out\" calculate=\"" +
                  escaped(expression) + "\"/>",
              "<repeat nodeset=\"/data/row\"><input ref=\"/data/row/n\"/></repeat>"));
    if (!read.form)
        return "refused";
    Answering form(read);
    if (!form.session->faults().empty())
        return "fault";
    return form.value("/data/out");
}

class Functions : public testing::TestWithParam<Case> {};

TEST_P(Functions, GiveWhatTheSpecificationSays) {
    EXPECT_EQ(worth(GetParam().expression), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(
    Operators, Functions,
    testing::Values(
        Case{"1 + 2 * 3", "7"}, Case{"(1 + 2) * 3", "9"}, Case{"7 div 2", "3.5"}, Case{"7 mod 2", "1"},
        Case{"-7 mod 2", "-1"}, Case{"- /data/int", "-7"}, Case{"0.1 + 0.2", "0.30000000000000004"},
        Case{"1 div 0", "Infinity"}, Case{"0 div 0", ""}, Case{"1000000 * 1000000", "1000000000000"},
        Case{"/data/int = 7", "true"}, Case{"/data/int = '7'", "true"}, Case{"/data/int = '07'", "true"},
        Case{"'7' = '07'", "false"}, Case{"/data/decimal = 2.5", "true"}, Case{"/data/decimal * 2", "5"},
        Case{"/data/int != 8", "true"}, Case{"'a' < 'b'", "false"}, Case{"2 < 10", "true"},
        Case{"'2' < '10'", "true"}, Case{"/data/int > 6 and /data/int < 8", "true"},
        Case{"false() or 1 = 1", "true"}, Case{"true() = 1", "true"},
        Case{"/data/text = 'some text'", "true"}, Case{"/data/blank = ''", "true"},
        Case{"/data/blank + 1", ""}, Case{"/data/blank > 1", "false"}, Case{"/data/hidden", ""},
        Case{"/data/hidden = ''", "true"}, Case{"count(/data/hidden)", "0"},
        Case{"/data/date < today()", "true"}, Case{"/data/date = '2022-05-18'", "true"},
        Case{"today() - /data/date", "2"}, Case{"/data/date + 1", "19131"},
        Case{"date(/data/date + 1)", "2022-05-19"}, Case{"'2022-05-20' > '2022-05-19'", "true"},
        Case{"now() > today()", "true"}, Case{"/data/at > '2022-05-20T08:59:59.000+08:00'", "true"},
        Case{"/data/at = now()", "true"}, Case{"/data/clock > '17:59:00.000+08:00'", "true"},
        Case{"/data/row/n = 2", "true"}, Case{"/data/row[n = 2]/n", "2"}, Case{"/data/row[2]/n", "2"},
        Case{"/data/row[position() = 2]/n", "2"}, Case{"count(/data/row | /data/int)", "4"},
        Case{"count(/data/row[./n != ''])", "2"}, Case{"count(//n)", "3"}, Case{"count(/data/row/*)", "6"}));

INSTANTIATE_TEST_SUITE_P(
    Strings, Functions,
    testing::Values(
        Case{"string(7.0)", "7"}, Case{"string(/data/date)", "2022-05-18"}, Case{"string(1 = 1)", "true"},
        Case{"concat('a', 1, true())", "a1true"}, Case{"concat(/data/row/n)", "12"}, Case{"concat('x')", "x"},
        Case{"join('-', 'a', 'b')", "a-b"}, Case{"join(', ', /data/row/n)", "1, 2, "},
        Case{"substr('hello', 1)", "ello"}, Case{"substr('hello', 1, 3)", "el"},
        Case{"substr('hello', -2)", "lo"}, Case{"substr('hello', 0, -1)", "hell"},
        Case{"substr('赵家坪乡', 1, 3)", "家坪"}, Case{"substr('abc', 5)", ""},
        Case{"substring-before('a-b', '-')", "a"}, Case{"substring-after('a-b', '-')", "b"},
        Case{"substring-before('ab', '-')", ""}, Case{"translate('bar', 'abc', 'AB')", "BAr"},
        Case{"translate('aabc', 'ac', 'x')", "xxb"}, Case{"string-length('𬭎山')", "2"},
        Case{"string-length('')", "0"}, Case{"normalize-space('  a   b ')", "a b"},
        Case{"contains('abc', 'bc')", "true"}, Case{"starts-with('abc', 'ab')", "true"},
        Case{"ends-with('abc', 'bc')", "true"}, Case{"ends-with('abc', 'x')", "false"},
        Case{"regex('13912345678', '1[3-9][0-9]{9}')", "true"},
        Case{"regex('x13912345678', '1[3-9][0-9]{9}')", "false"}, Case{"string-length(uuid())", "36"},
        Case{"string-length(uuid(8))", "8"}, Case{"regex(uuid(), '[0-9a-f-]{14}4[0-9a-f-]+')", "true"},
        Case{"digest('abc', 'SHA-256', 'hex')",
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        Case{"digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"},
        Case{"digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="}, Case{"digest('abc', 'CRC')", "fault"},
        Case{"base64-decode('5YWl5oi3')", "入户"}, Case{"version()", "3"},
        Case{"property('deviceid')", "tablet-7"}, Case{"pulldata('towns', 'size', 'name', 'b')", "12"},
        Case{"pulldata('towns', 'size', 'name', 'z')", ""}));

INSTANTIATE_TEST_SUITE_P(
    Booleans, Functions,
    testing::Values(Case{"if(1 > 2, 'a', 'b')", "b"}, Case{"if(/data/int, 'a', 'b')", "a"},
                    Case{"if(/data/zero, 'a', 'b')", "b"}, Case{"if(/data/blank, 'a', 'b')", "b"},
                    Case{"coalesce(/data/blank, 'x')", "x"}, Case{"coalesce(/data/text, 'x')", "some text"},
                    Case{"coalesce(/data/blank, /data/blank)", ""}, Case{"true()", "true"},
                    Case{"false()", "false"}, Case{"not(1 = 1)", "false"}, Case{"boolean('false')", "true"},
                    Case{"boolean('')", "false"}, Case{"boolean(0)", "false"},
                    Case{"boolean-from-string('1')", "true"}, Case{"boolean-from-string('yes')", "false"},
                    Case{"boolean-from-string('true')", "true"}, Case{"checklist(2, 3, 1, 0, 1)", "true"},
                    Case{"checklist(-1, 1, 1, 0, 1)", "false"}, Case{"checklist(3, -1, 1, 0, 1)", "false"},
                    Case{"weighted-checklist(3, -1, 1, 2, 1, 1)", "true"},
                    Case{"weighted-checklist(4, -1, 1, 2, 0, 9)", "false"}, Case{"once('x')", "x"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Functions,
    testing::Values(
        Case{"number('7.5')", "7.5"}, Case{"number('abc')", ""}, Case{"number('2022-05-20')", "19132"},
        Case{"number('1e3')", ""}, Case{"int(7.9)", "7"}, Case{"int(-7.9)", "-7"}, Case{"round(2.5)", "3"},
        Case{"round(-2.5)", "-2"}, Case{"round(2.675, 2)", "2.68"}, Case{"round(1234.5, -2)", "1200"},
        Case{"round(1250, -2)", "1300"}, Case{"round(7.349, 1)", "7.3"}, Case{"floor(2.7)", "2"},
        Case{"ceiling(2.1)", "3"}, Case{"abs(-3)", "3"}, Case{"pow(2, 10)", "1024"}, Case{"sqrt(9)", "3"},
        Case{"exp(0)", "1"}, Case{"exp10(2)", "100"}, Case{"log10(1000)", "3"}, Case{"log(1)", "0"},
        Case{"sin(0)", "0"}, Case{"cos(0)", "1"}, Case{"tan(0)", "0"}, Case{"asin(0)", "0"},
        Case{"acos(1)", "0"}, Case{"atan(0)", "0"}, Case{"round(atan2(1, 1), 4)", "0.7854"},
        Case{"round(pi(), 5)", "3.14159"}, Case{"random() >= 0 and random() < 1", "true"},
        Case{"sum(/data/row/n)", "3"}, Case{"sum(/data/nothing)", "refused"}, Case{"max(/data/row/n)", "2"},
        Case{"min(/data/row/n)", "1"}, Case{"max(3, 9, 4)", "9"}, Case{"min(/data/blank)", ""},
        Case{"max(-5, -2)", "-2"}, Case{"count(/data/row)", "3"}, Case{"count-non-empty(/data/row/n)", "2"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Functions,
    testing::Values(Case{"today()", "2022-05-20"}, Case{"now()", "2022-05-20T09:00:00.000+08:00"},
                    Case{"date('2022-02-29')", "fault"}, Case{"date('2022-05-18')", "2022-05-18"},
                    Case{"date(0)", "1970-01-01"}, Case{"date('')", ""}, Case{"date(now())", "2022-05-20"},
                    Case{"date-time('2022-05-18')", "2022-05-18T00:00:00.000+08:00"},
                    Case{"date('2022-05-19T23:30:00.000Z')", "2022-05-20"},
                    Case{"decimal-date-time('1970-01-02T00:00:00.000Z')", "1"},
                    Case{"decimal-date-time('2022-05-20T20:00:00.000+08:00')", "19132.5"},
                    Case{"decimal-time('18:00:00.000+08:00')", "0.75"},
                    Case{"decimal-time('06:00:00.000')", "0.25"},
                    Case{"format-date('2022-05-08', '%Y/%m/%d')", "2022/05/08"},
                    Case{"format-date('2022-05-08', '%y-%n-%e')", "22-5-8"},
                    Case{"format-date('2022-05-20', '%b %a')", "May Fri"}, Case{"format-date('', '%Y')", ""},
                    Case{"format-date('2022-05-20', '%Q')", "fault"},
                    Case{"format-date-time(now(), '%Y-%m-%d %H:%M:%S.%3 %h')", "2022-05-20 09:00:00.000 9"},
                    Case{"int((today() - date('1949-12-31')) div 365.25)", "72"}));

INSTANTIATE_TEST_SUITE_P(
    Selections, Functions,
    testing::Values(Case{"selected(/data/many, 'b')", "true"}, Case{"selected(/data/many, 'd')", "false"},
                    Case{"selected(/data/blank, '')", "false"}, Case{"selected-at(/data/many, 0)", "a"},
                    Case{"selected-at(/data/many, 2)", "c"}, Case{"selected-at(/data/many, 3)", ""},
                    Case{"selected-at(/data/many, -1)", ""}, Case{"count-selected(/data/many)", "3"},
                    Case{"count-selected(/data/blank)", "0"}));

INSTANTIATE_TEST_SUITE_P(NodesAndPlaces, Functions,
                         testing::Values(Case{"position(/data/row[3])", "3"},
                                         Case{"indexed-repeat(/data/row/n, /data/row, 2)", "2"},
                                         Case{"indexed-repeat(/data/row/n, /data/row, 9)", ""},
                                         Case{"indexed-repeat(/data/row/n, /data/row, 0)", "1"},
                                         Case{"instance('towns')/root/item[name = 'b']/size", "12"},
                                         Case{"count(instance('towns')/root/item)", "2"},
                                         Case{"instance('towns')/root/item[size > 6]/name", "b"},
                                         Case{"sum(instance('towns')/root/item/size)", "17"},
                                         Case{"instance('towns')/root/item[size = 5 and name = 'a']/name",
                                              "a"},
                                         Case{"instance('towns')/root/item[last()]/name", "b"},
                                         Case{"instance('towns')/root/item[2]/name", "b"},
                                         Case{"count(randomize(instance('towns')/root/item))", "2"},
                                         Case{"join('', randomize(/data/row/n, 42))", "12"},
                                         Case{"round(distance(/data/row/g), 0)", "22095"},
                                         Case{"round(area(/data/row/g) div 1000000, 1)", "61"},
                                         Case{"round(distance('10 20 0 0; 10 20.1 0 0'), 0)", "10963"},
                                         Case{"area('10 20; 10 20')", "0"}));

} // namespace

} // namespace ruhu::forms
