// XLSForms: what becomes of the sheets, and what is said of mistakes in them.

#include "tests/forms/form_fixture.h"

namespace ruhu::forms {

namespace {

Table survey(Table rows) {
    rows.insert(rows.begin(),
                {"type", "name", "label", "relevant", "calculation", "constraint", "choice_filter",
                 "repeat_count", "default", "trigger", "required", "read_only", "parameters", "appearance"});
    return rows;
}

const Table kChoices = {
    {"list_name", "name", "label", "prov"}, {"yn", "1", "是", ""},         {"yn", "0", "否", ""},
    {"towns", "ty", "太原", "sx"},          {"towns", "ll", "吕梁", "sx"}, {"towns", "xa", "西安", "sn"}};

ReadForm read(Table rows, Files files = {}) {
    return readSheets({{"survey", survey(std::move(rows))}, {"choices", kChoices}}, std::move(files));
}

/// First problem: code, subject, and the cell.
std::string firstProblem(const ReadForm& read) {
    if (read.form)
        return "none";
    const auto& p = read.problems.at(0);
    return p.code + " " + p.subject + " @ " + p.place.sheet + " " + std::to_string(p.place.row) + " " +
           p.place.column;
}

TEST(XlsForm, NamesAndPathsAreThoseOfTheSheet) {
    const auto form = read({{"begin group", "g", "组"},
                            {"text", "a", "甲"},
                            {"begin_repeat", "r", "重复"},
                            {"integer", "n", "数"},
                            {"end_repeat"},
                            {"end group"}});
    ASSERT_TRUE(form.form) << saidBy(form.problems);
    for (const auto* path : {"/data/g/a", "/data/g/r/n", "/data/meta/instanceID"})
        EXPECT_NE(form.form->find(path), kNone) << path;
    Answering answering(form);
    EXPECT_TRUE(answering.exists("/data/g/r[1]/n"));
    EXPECT_EQ(answering.add("/data/g", "r"), "");
    EXPECT_TRUE(answering.exists("/data/g/r[2]/n"));
}

TEST(XlsForm, EveryTypeBecomesItsControl) {
    struct Row {
        const char* type;
        DataType data;
        Control::Kind control;
    };
    for (const auto& row :
         std::vector<Row>{{"text", DataType::Text, Control::Kind::Input},
                          {"integer", DataType::Integer, Control::Kind::Input},
                          {"decimal", DataType::Decimal, Control::Kind::Input},
                          {"range", DataType::Integer, Control::Kind::Range},
                          {"select_one yn", DataType::SelectOne, Control::Kind::SelectOne},
                          {"select_multiple yn", DataType::SelectMultiple, Control::Kind::SelectMultiple},
                          {"select one yn", DataType::SelectOne, Control::Kind::SelectOne},
                          {"rank yn", DataType::Rank, Control::Kind::Rank},
                          {"date", DataType::Date, Control::Kind::Input},
                          {"time", DataType::Time, Control::Kind::Input},
                          {"dateTime", DataType::DateTime, Control::Kind::Input},
                          {"note", DataType::Text, Control::Kind::Input},
                          {"acknowledge", DataType::Text, Control::Kind::Acknowledge},
                          {"image", DataType::Binary, Control::Kind::Upload},
                          {"audio", DataType::Binary, Control::Kind::Upload},
                          {"file", DataType::Binary, Control::Kind::Upload},
                          {"geopoint", DataType::Geopoint, Control::Kind::Input},
                          {"barcode", DataType::Barcode, Control::Kind::Input}}) {
        const auto form = read({{row.type, "q", "问"}});
        ASSERT_TRUE(form.form) << row.type << saidBy(form.problems);
        const auto& element = form.form->elements[static_cast<std::size_t>(form.form->find("/data/q"))];
        EXPECT_EQ(element.type, row.data) << row.type;
        ASSERT_NE(element.control, kNone) << row.type;
        EXPECT_EQ(form.form->controls[static_cast<std::size_t>(element.control)].kind, row.control)
            << row.type;
    }
    for (const auto* type : {"hidden", "start", "today", "deviceid", "username"})
        EXPECT_TRUE(read({{type, "q", ""}}).form) << type;
}

TEST(XlsForm, ReferencesReachAncestorsAndSiblings) {
    Answering form(read({{"integer", "rate", "率"},
                         {"begin repeat", "a", "甲"},
                         {"integer", "x", "x"},
                         {"calculate", "y", "", "", "${x} * ${rate}"},
                         {"end repeat"},
                         {"begin repeat", "b", "乙"},
                         {"calculate", "z", "", "", "sum(${y})"},
                         {"end repeat"}}));
    form.set("/data/rate", "2");
    form.add("/data", "a");
    form.set("/data/a[1]/x", "3");
    form.set("/data/a[2]/x", "4");
    EXPECT_EQ(form.value("/data/a[2]/y"), "8");
    EXPECT_EQ(form.value("/data/b[1]/z"), "14");
}

TEST(XlsForm, ChoicesAreFilteredRowByRow) {
    Answering form(read({{"begin repeat", "m", "人"},
                         {"text", "prov", "省"},
                         {"select_one towns", "town", "县", "", "", "", "prov = ${prov}"},
                         {"calculate", "say", "", "", "jr:choice-name(${town}, '${town}')"},
                         {"end repeat"}}));
    form.add("/data", "m");
    form.set("/data/m[1]/prov", "sx");
    form.set("/data/m[2]/prov", "sn");
    EXPECT_EQ(form.offered("/data/m[1]/town"), "ty ll");
    EXPECT_EQ(form.offered("/data/m[2]/town"), "xa");
    form.set("/data/m[2]/town", "xa");
    EXPECT_EQ(form.value("/data/m[2]/say"), "西安");
}

TEST(XlsForm, OtherAsksWhich) {
    Answering form(read({{"select_multiple towns or_other", "town", "县"}}));
    EXPECT_EQ(form.offered("/data/town"), "ty ll xa other");
    EXPECT_FALSE(form.state("/data/town_other").relevant);
    form.set("/data/town", "ty other");
    EXPECT_TRUE(form.state("/data/town_other").relevant);
}

TEST(XlsForm, AnswersOfARepeatMayBeChoices) {
    Answering form(read({{"begin repeat", "m", "人"},
                         {"text", "who", "姓名"},
                         {"end repeat"},
                         {"select_one ${who}", "head", "户主"}}));
    form.add("/data", "m");
    form.set("/data/m[1]/who", "王");
    EXPECT_EQ(form.offered("/data/head"), "王");
    form.set("/data/m[2]/who", "李");
    EXPECT_EQ(form.offered("/data/head"), "王 李");
}

TEST(XlsForm, ExternalChoicesAndFiles) {
    Answering form(readSheets(
        {{"survey", survey({{"text", "prov", "省"},
                            {"select_one_external big", "a", "甲", "", "", "", "prov = ${prov}"},
                            {"select_one_from_file towns.csv", "b", "乙", "", "", "", "prov = ${prov}"}})},
         {"external_choices",
          {{"list_name", "name", "label", "prov"},
           {"big", "ty", "太原", "sx"},
           {"big", "xa", "西安", "sn"}}}},
        {{"towns.csv", "name,label,prov\nll,吕梁,sx\n"}}));
    form.set("/data/prov", "sx");
    EXPECT_EQ(form.offered("/data/a"), "ty");
    EXPECT_EQ(form.offered("/data/b"), "ll");
}

TEST(XlsForm, ACountMayBeAReferenceANumberOrAnExpression) {
    Answering form(read({{"integer", "n", "几"},
                         {"begin repeat", "a", "甲", "", "", "", "", "${n}"},
                         {"text", "x", "x"},
                         {"end repeat"},
                         {"begin repeat", "b", "乙", "", "", "", "", "2"},
                         {"text", "y", "y"},
                         {"end repeat"},
                         {"begin repeat", "c", "丙", "", "", "", "", "${n} + 1"},
                         {"text", "z", "z"},
                         {"end repeat"}}));
    EXPECT_FALSE(form.exists("/data/a[1]"));
    EXPECT_TRUE(form.exists("/data/b[2]"));
    EXPECT_FALSE(form.exists("/data/b[3]"));
    form.set("/data/n", "2");
    EXPECT_TRUE(form.exists("/data/a[2]"));
    EXPECT_TRUE(form.exists("/data/c[3]"));
    EXPECT_EQ(form.value("/data/c_count"), "3");
}

TEST(XlsForm, DefaultsAreTextsOrComputed) {
    Answering form(read({{"text", "plain", "", "", "", "", "", "", "north-south"},
                         {"date", "day", "", "", "", "", "", "", "2022-05-01"},
                         {"date", "today", "", "", "", "", "", "", "today()"},
                         {"integer", "sum", "", "", "", "", "", "", "1 + 2"},
                         {"integer", "minus", "", "", "", "", "", "", "-5"},
                         {"begin repeat", "r", "重复"},
                         {"integer", "n", "", "", "", "", "", "", "position(..) * 10"},
                         {"end repeat"}}));
    EXPECT_EQ(form.value("/data/plain"), "north-south");
    EXPECT_EQ(form.value("/data/day"), "2022-05-01");
    EXPECT_EQ(form.value("/data/today"), "2022-05-20");
    EXPECT_EQ(form.value("/data/sum"), "3");
    EXPECT_EQ(form.value("/data/minus"), "-5");
    form.add("/data", "r");
    EXPECT_EQ(form.value("/data/r[1]/n"), "10");
    EXPECT_EQ(form.value("/data/r[2]/n"), "20");
}

TEST(XlsForm, ATriggerComputesOnlyThen) {
    Answering form(read({{"text", "a", "甲"},
                         {"text", "b", "乙"},
                         {"calculate", "both", "", "", "concat(${a}, ${b})", "", "", "", "", "${a}"}}));
    form.set("/data/b", "2");
    EXPECT_EQ(form.value("/data/both"), "");
    form.set("/data/a", "1");
    EXPECT_EQ(form.value("/data/both"), "12");
    form.set("/data/b", "3");
    EXPECT_EQ(form.value("/data/both"), "12");
}

TEST(XlsForm, YesAndNoAreUnderstood) {
    Answering form(read({{"text", "a", "甲", "", "", "", "", "", "", "", "yes"},
                         {"text", "b", "乙", "", "", "", "", "", "", "", "否", "TRUE"},
                         {"note", "c", "说明"}}));
    EXPECT_TRUE(form.state("/data/a").required);
    EXPECT_FALSE(form.state("/data/b").required);
    EXPECT_TRUE(form.state("/data/b").readonly);
    EXPECT_TRUE(form.state("/data/c").readonly);
}

TEST(XlsForm, LanguagesOfLabelsChoicesAndMessages) {
    Answering form(readSheets(
        {{"survey",
          {{"type", "name", "label::中文 (zh)", "label::English (en)", "constraint",
            "constraint_message::中文 (zh)", "constraint_message::English (en)", "hint"},
           {"integer", "n", "几口人", "How many", ". < 20", "最多20", "At most 20", "提示"},
           {"select_one l", "s", "选", "Choose ${n}"}}},
         {"choices",
          {{"list_name", "name", "label::中文 (zh)", "label::English (en)"}, {"l", "1", "一", "one"}}},
         {"settings",
          {{"default_language", "form_title", "form_id", "version"},
           {"中文 (zh)", "调查", "survey7", "12"}}}}));
    const auto& definition = form.session->form();
    EXPECT_EQ(definition.title, "调查");
    EXPECT_EQ(definition.id, "survey7");
    EXPECT_EQ(definition.version, "12");
    form.set("/data/n", "30");
    EXPECT_EQ(form.state("/data/n").message, "最多20");
    EXPECT_EQ(form.session->choices(form.node("/data/s"))[0].second, "一");
    form.session->setLanguage("English (en)");
    EXPECT_EQ(form.state("/data/n").message, "At most 20");
    EXPECT_EQ(form.session->choices(form.node("/data/s"))[0].second, "one");
    const auto& s = definition.controls[static_cast<std::size_t>(form.node("/data/s").element->control)];
    EXPECT_EQ(form.session->text(s.label, form.node("/data/s")), "Choose 30");
}

TEST(XlsForm, ARangeHasEnds) {
    Answering form(
        read({{"range", "r", "几分", "", "", "", "", "", "", "", "", "", "start=0 end=2 step=0.5"}}));
    form.set("/data/r", "1.5");
    EXPECT_TRUE(form.state("/data/r").valid);
    form.set("/data/r", "3");
    EXPECT_FALSE(form.state("/data/r").valid);
}

TEST(XlsForm, MistakesAreToldWithSheetRowAndColumn) {
    EXPECT_EQ(firstProblem(read({{"frobnicate", "q", ""}})), "unknown_type frobnicate @ survey 2 type");
    EXPECT_EQ(firstProblem(read({{"text", "a", ""}, {"geoshape", "q", ""}})),
              "unsupported_type geoshape @ survey 3 type");
    EXPECT_EQ(firstProblem(read({{"select_one nowhere", "q", ""}})), "no_list nowhere @ survey 2 type");
    EXPECT_EQ(firstProblem(read({{"text", "a", ""}, {"text", "a", ""}})), "duplicate_name a @ survey 3 name");
    EXPECT_EQ(firstProblem(read({{"text", "a b", ""}})), "bad_name a b @ survey 2 name");
    EXPECT_EQ(firstProblem(read({{"text", "", "问"}})), "no_name  @ survey 2 name");
    EXPECT_EQ(firstProblem(read({{"text", "a", "", "${b} = 1"}})), "unknown_reference b @ survey 2 relevant");
    EXPECT_EQ(firstProblem(read({{"text", "a", "您好${b}"}})), "unknown_reference b @ survey 2 label");
    EXPECT_EQ(firstProblem(read({{"text", "a", ""}, {"calculate", "c", "", "", "${a} + * 2"}})),
              "expression ${a} + * 2 @ survey 3 calculation");
    EXPECT_EQ(firstProblem(read({{"text", "a", "", "", "", "frob(.)"}})),
              "unknown_function frob @ survey 2 constraint");
    EXPECT_EQ(
        firstProblem(read({{"text", "p", ""}, {"select_one towns", "t", "", "", "", "", "prov == ${p}"}})),
        "expression prov == ${p} @ survey 3 choice_filter");
    EXPECT_EQ(firstProblem(read({{"begin group", "g", ""}, {"text", "a", ""}})),
              "unmatched_begin begin group g @ survey 2 type");
    EXPECT_EQ(firstProblem(read({{"text", "a", ""}, {"end repeat"}})),
              "unmatched_end end repeat @ survey 3 type");
    EXPECT_EQ(firstProblem(read({{"begin group", "g", ""}, {"end repeat"}})),
              "unmatched_end end repeat @ survey 3 type");
    EXPECT_EQ(firstProblem(read({{"calculate", "a", "", "", "${b}"}, {"calculate", "b", "", "", "${a}"}})),
              "cycle /data/a @ survey 2 calculation");
    EXPECT_EQ(firstProblem(read({{"select_one_from_file towns.csv", "a", ""}})), "no_file towns.csv @  0 ");
    EXPECT_EQ(firstProblem(read({{"calculate", "a", "", "", "1", "", "", "", "", "b"}})),
              "bad_trigger b @ survey 2 trigger");
    EXPECT_EQ(firstProblem(read({{"range", "a", "", "", "", "", "", "", "", "", "", "", "start=x"}})),
              "bad_parameter start=x @ survey 2 parameters");
    EXPECT_EQ(firstProblem(readSheets({{"elsewhere", {{"type"}}}})), "no_survey  @  0 ");
    EXPECT_EQ(firstProblem(readSheets({{"survey", {{"type", "name"}, {"text", "a"}}},
                                       {"choices", {{"list_name", "name"}, {"l", "1"}, {"l", "1"}}}})),
              "duplicate_choice 1 @ choices 3 name");
    EXPECT_EQ(firstProblem(readSheets(
                  {{"survey", {{"type", "name"}, {"text", "a"}}}, {"settings", {{"public_key"}, {"abc"}}}})),
              "unsupported_setting public_key @ settings 2 public_key");
}

TEST(XlsForm, EveryProblemHasItsWords) {
    const auto problems =
        read({{"frobnicate", "q", ""}, {"text", "q", ""}, {"text", "q", ""}, {"select_one no", "s", ""}})
            .problems;
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_EQ(wordsFor(problems[0]).zh, "不认识的题型“frobnicate”");
    EXPECT_EQ(wordsFor(problems[0].place).zh, "工作表 survey 第 2 行 type 列");
    EXPECT_EQ(wordsFor(problems[0].place).en, "sheet survey row 2 column type");
    EXPECT_EQ(wordsFor(problems[1]).en, "The name \"q\" is used twice");
}

} // namespace

} // namespace ruhu::forms
