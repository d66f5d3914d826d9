// How a questionnaire behaves while it is being answered.

#include "tests/forms/form_fixture.h"

namespace ruhu::forms {

namespace {

const char* const kMembers =
    R"~(<n/><members jr:template=""><name/><age/><adult/><first/></members><adults/>)~";

std::string membersForm(const std::string& repeat) {
    return xform(kMembers,
                 R"~(<bind nodeset="/data/n" type="int"/>
                    <bind nodeset="/data/members/age" type="int"/>
                    <bind nodeset="/data/members/adult" type="int" calculate="if(/data/members/age &gt;= 18, 1, 0)"/>
                    <bind nodeset="/data/members/first" calculate="position(..) = 1"/>
                    <bind nodeset="/data/adults" type="int" calculate="sum(/data/members/adult)"/>)~",
                 R"~(<input ref="/data/n"/>)~" + repeat +
                     R"~(<input ref="/data/members/name"/><input ref="/data/members/age"/></repeat>)~");
}

TEST(FormSession, AnAnswerIsComputedThroughToTheEnd) {
    Answering form(
        xform("<a/><b/><c/>",
              R"~(<bind nodeset="/data/a" type="int"/><bind nodeset="/data/b" calculate="/data/a * 2"/>
                            <bind nodeset="/data/c" calculate="/data/b + 1"/>)~",
              R"~(<input ref="/data/a"/>)~"));
    EXPECT_EQ(form.value("/data/c"), "");
    form.set("/data/a", "4");
    EXPECT_EQ(form.value("/data/c"), "9");
    form.set("/data/a", "");
    EXPECT_EQ(form.value("/data/c"), "");
}

TEST(FormSession, OnlyWhatHangsOnAnAnswerIsComputedAnew) {
    std::string data = "<a/>";
    std::string model;
    for (int i = 0; i < 200; ++i) {
        const auto name = "q" + std::to_string(i);
        data += "<" + name + "/><c" + std::to_string(i) + "/>";
        model += "<bind nodeset=\"/data/c" + std::to_string(i) + "\" calculate=\"/data/" + name + " + 1\"/>";
    }
    Answering form(xform(data, model, R"~(<input ref="/data/q7"/>)~"));
    const auto before = form.session->evaluations();
    form.set("/data/q7", "1");
    EXPECT_EQ(form.session->evaluations(), before + 1);
    EXPECT_EQ(form.value("/data/c7"), "2");
}

TEST(FormSession, AnIrrelevantAnswerIsKeptButCountsAsBlank) {
    Answering form(
        xform("<ask/><q>5</q><out/>",
              R"~(<bind nodeset="/data/q" type="int" relevant="/data/ask = 'yes'" required="true()"/>
                            <bind nodeset="/data/out" calculate="concat('[', /data/q, ']')"/>)~",
              R"~(<input ref="/data/ask"/><input ref="/data/q"/>)~"));
    EXPECT_EQ(form.value("/data/out"), "[]");
    EXPECT_FALSE(form.state("/data/q").relevant);
    EXPECT_FALSE(form.state("/data/q").required);
    EXPECT_TRUE(form.state("/data/q").valid);
    form.set("/data/ask", "yes");
    EXPECT_EQ(form.value("/data/out"), "[5]");
    EXPECT_TRUE(form.state("/data/q").required);
    form.set("/data/ask", "no");
    EXPECT_EQ(form.value("/data/out"), "[]");
    EXPECT_EQ(form.value("/data/q"), "5");
}

TEST(FormSession, WhatIsInAnIrrelevantGroupIsIrrelevant) {
    Answering form(
        xform("<ask/><g><h><q>5</q></h></g><out/>",
              R"~(<bind nodeset="/data/g" relevant="/data/ask = 'yes'"/>
                            <bind nodeset="/data/g/h/q" type="int"/>
                            <bind nodeset="/data/out" calculate="count(/data/g/h/q)"/>)~",
              R"~(<input ref="/data/ask"/><group ref="/data/g"><input ref="/data/g/h/q"/></group>)~"));
    EXPECT_FALSE(form.state("/data/g/h/q").relevant);
    EXPECT_EQ(form.value("/data/out"), "0");
    form.set("/data/ask", "yes");
    EXPECT_TRUE(form.state("/data/g/h/q").relevant);
    EXPECT_EQ(form.value("/data/out"), "1");
}

TEST(FormSession, AConstraintSpeaksOnlyOfAnswers) {
    Answering form(xform(
        "<age/>",
        R"~(<bind nodeset="/data/age" type="int" constraint=". &gt; 0 and . &lt; 130" jr:constraintMsg="0–130"/>)~",
        R"~(<input ref="/data/age"/>)~"));
    EXPECT_TRUE(form.state("/data/age").valid);
    form.set("/data/age", "200");
    EXPECT_FALSE(form.state("/data/age").valid);
    EXPECT_EQ(form.state("/data/age").message, "0–130");
    EXPECT_EQ(form.value("/data/age"), "200");
    form.set("/data/age", "20");
    EXPECT_TRUE(form.state("/data/age").valid);
    EXPECT_EQ(form.state("/data/age").message, "");
}

TEST(FormSession, AConstraintLooksAgainWhenWhatItNamesChanges) {
    Answering form(xform(
        "<most/><n/>",
        R"~(<bind nodeset="/data/most" type="int"/><bind nodeset="/data/n" type="int" constraint=". &lt;= /data/most"/>)~",
        R"~(<input ref="/data/most"/><input ref="/data/n"/>)~"));
    form.set("/data/most", "5");
    form.set("/data/n", "7");
    EXPECT_FALSE(form.state("/data/n").valid);
    form.set("/data/most", "9");
    EXPECT_TRUE(form.state("/data/n").valid);
}

TEST(FormSession, ARequiredBlankSaysSo) {
    Answering form(xform(
        "<name/><why/>",
        R"~(<bind nodeset="/data/name" required="true()" jr:requiredMsg="请填姓名"/><bind nodeset="/data/why" required="/data/name = 'x'"/>)~",
        R"~(<input ref="/data/name"/><input ref="/data/why"/>)~"));
    EXPECT_FALSE(form.state("/data/name").valid);
    EXPECT_EQ(form.state("/data/name").message, "请填姓名");
    EXPECT_TRUE(form.state("/data/why").valid);
    form.set("/data/name", "x");
    EXPECT_TRUE(form.state("/data/name").valid);
    EXPECT_FALSE(form.state("/data/why").valid);
    EXPECT_EQ(form.state("/data/why").message, "这一项必须填写");
}

TEST(FormSession, AnswersAreKeptAsTheFormSerialisesThem) {
    Answering form(xform("<i/><d/><t/>",
                         R"~(<bind nodeset="/data/i" type="int"/><bind nodeset="/data/d" type="decimal"/>)~",
                         R"~(<input ref="/data/i"/><input ref="/data/d"/><input ref="/data/t"/>)~"));
    form.set("/data/i", " 007 ");
    form.set("/data/d", "2.50");
    form.set("/data/t", " a ");
    EXPECT_EQ(form.value("/data/i"), "7");
    EXPECT_EQ(form.value("/data/d"), "2.5");
    EXPECT_EQ(form.value("/data/t"), " a ");
    form.set("/data/i", "seven");
    EXPECT_FALSE(form.state("/data/i").valid);
}

TEST(FormSession, ResultsFitTheTypeOfTheirNode) {
    Answering form(xform("<i/><d/><date/><time/><at/><yes/>",
                         R"~(<bind nodeset="/data/i" type="int" calculate="7 div 2"/>
                            <bind nodeset="/data/d" type="decimal" calculate="7 div 2"/>
                            <bind nodeset="/data/date" type="date" calculate="now()"/>
                            <bind nodeset="/data/time" type="time" calculate="now()"/>
                            <bind nodeset="/data/at" type="dateTime" calculate="today()"/>
                            <bind nodeset="/data/yes" calculate="1 = 1"/>)~",
                         ""));
    EXPECT_EQ(form.value("/data/i"), "3");
    EXPECT_EQ(form.value("/data/d"), "3.5");
    EXPECT_EQ(form.value("/data/date"), "2022-05-20");
    EXPECT_EQ(form.value("/data/time"), "09:00:00.000+08:00");
    EXPECT_EQ(form.value("/data/at"), "2022-05-20T00:00:00.000+08:00");
    EXPECT_EQ(form.value("/data/yes"), "true");
}

TEST(FormSession, AReadonlyNodeTakesNoAnswer) {
    Answering form(xform(
        "<lock/><q>1</q><g><r/></g>",
        R"~(<bind nodeset="/data/q" readonly="/data/lock = 'on'"/><bind nodeset="/data/g" readonly="true()"/>)~",
        R"~(<input ref="/data/lock"/><input ref="/data/q"/><input ref="/data/g/r"/>)~"));
    EXPECT_EQ(form.set("/data/q", "2"), "");
    form.set("/data/lock", "on");
    EXPECT_EQ(form.set("/data/q", "3"), "readonly");
    EXPECT_EQ(form.value("/data/q"), "2");
    EXPECT_TRUE(form.state("/data/g/r").readonly);
    EXPECT_EQ(form.set("/data/g/r", "3"), "readonly");
}

// -- repeats --------------------------------------------------------------------------------------------

TEST(FormRepeats, AnAbsolutePathMeansTheSameInstance) {
    Answering form(membersForm(R"~(<repeat nodeset="/data/members">)~"));
    EXPECT_FALSE(form.exists("/data/members[1]"));
    form.add("/data", "members");
    form.add("/data", "members");
    form.set("/data/members[1]/age", "40");
    form.set("/data/members[2]/age", "7");
    EXPECT_EQ(form.value("/data/members[1]/adult"), "1");
    EXPECT_EQ(form.value("/data/members[2]/adult"), "0");
    EXPECT_EQ(form.value("/data/adults"), "1");
    form.set("/data/members[2]/age", "19");
    EXPECT_EQ(form.value("/data/adults"), "2");
}

TEST(FormRepeats, RemovingMovesTheOthersUp) {
    Answering form(membersForm(R"~(<repeat nodeset="/data/members">)~"));
    for (const auto* age : {"40", "7", "20"}) {
        form.add("/data", "members");
        form.set("/data/members[" + std::to_string(form.node("/data").children[1].size()) + "]/age", age);
    }
    EXPECT_EQ(form.value("/data/members[2]/first"), "false");
    EXPECT_EQ(form.remove("/data/members[1]"), "");
    EXPECT_EQ(form.value("/data/members[1]/age"), "7");
    EXPECT_EQ(form.value("/data/members[1]/first"), "true");
    EXPECT_EQ(form.value("/data/adults"), "1");
    EXPECT_FALSE(form.exists("/data/members[3]"));
}

TEST(FormRepeats, ACountIsKeptUpWith) {
    Answering form(membersForm(R"~(<repeat nodeset="/data/members" jr:count="/data/n">)~"));
    form.set("/data/n", "3");
    EXPECT_TRUE(form.exists("/data/members[3]/age"));
    EXPECT_EQ(form.value("/data/members[3]/first"), "false");
    form.set("/data/members[3]/age", "30");
    EXPECT_EQ(form.value("/data/adults"), "1");
    form.set("/data/n", "2");
    EXPECT_FALSE(form.exists("/data/members[3]"));
    EXPECT_EQ(form.value("/data/adults"), "0");
    EXPECT_EQ(form.add("/data", "members"), "fixed_count");
    EXPECT_EQ(form.remove("/data/members[1]"), "fixed_count");
}

TEST(FormRepeats, AnAbsurdCountIsCutAndNamed) {
    Answering form(membersForm(R"~(<repeat nodeset="/data/members" jr:count="/data/n">)~"));
    form.set("/data/n", "999999999");
    EXPECT_TRUE(form.exists("/data/members[1000]"));
    EXPECT_FALSE(form.exists("/data/members[1001]"));
    EXPECT_TRUE(form.session->faults().contains("/data/members:repeat_count"));
    form.set("/data/n", "1");
    EXPECT_FALSE(form.exists("/data/members[2]"));
}

TEST(FormRepeats, NestedOnesStayApart) {
    Answering form(xform(
        R"~(<hh jr:template=""><name/><pet jr:template=""><kind/><owner/></pet><pet><kind/><owner/></pet><pets/></hh><all/>)~",
        R"~(<bind nodeset="/data/hh/pet/owner" calculate="concat(/data/hh/name, position(..))"/>
           <bind nodeset="/data/hh/pets" calculate="count(/data/hh/pet)"/>
           <bind nodeset="/data/all" calculate="count(/data/hh/pet)"/>)~",
        R"~(<repeat nodeset="/data/hh"><input ref="/data/hh/name"/><repeat nodeset="/data/hh/pet"><input ref="/data/hh/pet/kind"/></repeat></repeat>)~"));
    form.add("/data", "hh");
    form.add("/data", "hh");
    form.set("/data/hh[1]/name", "A");
    form.set("/data/hh[2]/name", "B");
    form.add("/data/hh[2]", "pet");
    EXPECT_EQ(form.value("/data/hh[1]/pets"), "1");
    EXPECT_EQ(form.value("/data/hh[2]/pets"), "2");
    EXPECT_EQ(form.value("/data/all"), "3");
    EXPECT_EQ(form.value("/data/hh[2]/pet[2]/owner"), "B2");
    EXPECT_EQ(form.value("/data/hh[1]/pet[1]/owner"), "A1");
}

TEST(FormRepeats, FromInsideTheWholeRepeatCanBeCounted) {
    Answering form(xform(
        R"~(<m jr:template=""><x/><n/><r/></m>)~",
        R"~(<bind nodeset="/data/m/n" calculate="count(/data/m)"/><bind nodeset="/data/m/r" calculate="count(../../m)"/>)~",
        R"~(<repeat nodeset="/data/m"><input ref="/data/m/x"/></repeat>)~"));
    form.add("/data", "m");
    form.add("/data", "m");
    EXPECT_EQ(form.value("/data/m[1]/n"), "2");
    EXPECT_EQ(form.value("/data/m[1]/r"), "2");
}

TEST(FormRepeats, ARowMayReadTheOneBefore) {
    Answering form(xform(
        R"~(<m jr:template=""><in/><before/><total/></m>)~",
        R"~(<bind nodeset="/data/m/before" calculate="if(position(..) &gt; 1, indexed-repeat(/data/m/total, /data/m, position(..) - 1), 0)"/>
           <bind nodeset="/data/m/total" calculate="/data/m/before + /data/m/in"/>)~",
        R"~(<repeat nodeset="/data/m"><input ref="/data/m/in"/></repeat>)~"));
    for (int i = 1; i <= 4; ++i) {
        form.add("/data", "m");
        form.set("/data/m[" + std::to_string(i) + "]/in", std::to_string(i));
    }
    EXPECT_EQ(form.value("/data/m[4]/total"), "10");
    form.set("/data/m[1]/in", "11");
    EXPECT_EQ(form.value("/data/m[4]/total"), "20");
    EXPECT_TRUE(form.session->faults().empty());
}

TEST(FormRepeats, ANewInstanceLooksLikeTheTemplate) {
    Answering form(xform(
        R"~(<m jr:template=""><a>7</a><b/></m><m><a>1</a><b>2</b></m>)~",
        R"~(<bind nodeset="/data/m/a" type="int"/>)~",
        R"~(<repeat nodeset="/data/m"><setvalue event="odk-new-repeat" ref="/data/m/b" value="position(..) * 10"/><input ref="/data/m/a"/></repeat>)~"));
    EXPECT_EQ(form.value("/data/m[1]/a"), "1");
    EXPECT_EQ(form.value("/data/m[1]/b"), "2");
    form.add("/data", "m");
    EXPECT_EQ(form.value("/data/m[2]/a"), "7");
    EXPECT_EQ(form.value("/data/m[2]/b"), "20");
}

TEST(FormRepeats, ASiblingRepeatIsReadWhole) {
    Answering form(xform(
        R"~(<a jr:template=""><x/></a><a><x>1</x></a><a><x>2</x></a><b><sum/></b>)~",
        R"~(<bind nodeset="/data/b/sum" calculate="sum(/data/a/x)"/>)~",
        R"~(<repeat nodeset="/data/a"><input ref="/data/a/x"/></repeat><repeat nodeset="/data/b"><input ref="/data/b/sum"/></repeat>)~"));
    EXPECT_EQ(form.value("/data/b[1]/sum"), "3");
    form.add("/data", "a");
    form.set("/data/a[3]/x", "4");
    EXPECT_EQ(form.value("/data/b[1]/sum"), "7");
}

TEST(FormRepeats, APredicateSeesTheNodeThatItTests) {
    Answering form(xform(
        R"~(<m><age>40</age></m><m><age>7</age></m><adults/><adultsToo/>)~",
        R"~(<bind nodeset="/data/m/age" type="int"/><bind nodeset="/data/adults" calculate="count(/data/m[/data/m/age &gt; 17])"/>
           <bind nodeset="/data/adultsToo" calculate="count(/data/m[age &gt; 17])"/>)~",
        R"~(<repeat nodeset="/data/m"><input ref="/data/m/age"/></repeat>)~"));
    EXPECT_EQ(form.value("/data/adults"), "1");
    EXPECT_EQ(form.value("/data/adultsToo"), "1");
    form.set("/data/m[2]/age", "30");
    EXPECT_EQ(form.value("/data/adults"), "2");
    EXPECT_EQ(form.value("/data/adultsToo"), "2");
}

// -- selects --------------------------------------------------------------------------------------------

const char* const kTowns =
    R"~(<instance id="towns"><root><item><name>ty</name><label>太原</label><prov>sx</prov></item>
       <item><name>ll</name><label>吕梁</label><prov>sx</prov></item><item><name>xa</name><label>西安</label><prov>sn</prov></item></root></instance>)~";

TEST(FormSelects, AFilterFollowsTheAnswer) {
    Answering form(xform(
        "<prov/><town/><name/>",
        std::string(kTowns) +
            R"~(<bind nodeset="/data/name" calculate="jr:choice-name(/data/town, '/data/town')"/>)~",
        R"~(<input ref="/data/prov"/><select1 ref="/data/town"><itemset nodeset="instance('towns')/root/item[prov = /data/prov]"><value ref="name"/><label ref="label"/></itemset></select1>)~"));
    EXPECT_EQ(form.offered("/data/town"), "");
    form.set("/data/prov", "sx");
    EXPECT_EQ(form.offered("/data/town"), "ty ll");
    form.set("/data/town", "ll");
    EXPECT_EQ(form.value("/data/name"), "吕梁");
    EXPECT_TRUE(form.state("/data/town").valid);
    form.set("/data/prov", "sn");
    EXPECT_EQ(form.offered("/data/town"), "xa");
    EXPECT_FALSE(form.state("/data/town").valid);
    EXPECT_EQ(form.value("/data/town"), "ll");
}

TEST(FormSelects, AFilterInARepeatSeesItsOwnRow) {
    Answering form(xform(
        "<m><prov>sx</prov><town/></m><m><prov>sn</prov><town/></m>", kTowns,
        R"~(<repeat nodeset="/data/m"><input ref="/data/m/prov"/><select1 ref="/data/m/town"><itemset nodeset="instance('towns')/root/item[prov=current()/../prov]"><value ref="name"/><label ref="label"/></itemset></select1></repeat>)~"));
    EXPECT_EQ(form.offered("/data/m[1]/town"), "ty ll");
    EXPECT_EQ(form.offered("/data/m[2]/town"), "xa");
}

TEST(FormSelects, AFilterMayBeAnyExpression) {
    Answering form(xform(
        "<provs>sn sx</provs><town/>", kTowns,
        R"~(<select ref="/data/town"><itemset nodeset="instance('towns')/root/item[selected(/data/provs, prov) and name != 'xa']"><value ref="name"/><label ref="label"/></itemset></select>)~"));
    EXPECT_EQ(form.offered("/data/town"), "ty ll");
    form.set("/data/town", "ll ty");
    EXPECT_TRUE(form.state("/data/town").valid);
    form.set("/data/town", "ll xa");
    EXPECT_FALSE(form.state("/data/town").valid);
}

TEST(FormSelects, ChoicesMayComeFromAFile) {
    const auto xml = xform(
        "<town/>", R"~(<instance id="towns" src="jr://file-csv/towns.csv"/>)~",
        R"~(<select1 ref="/data/town"><itemset nodeset="instance('towns')/root/item[size &gt; 5]"><value ref="name"/><label ref="label"/></itemset></select1>)~");
    Answering form(readText(xml, {{"towns.csv", "name,label,size\na,甲,3\nb,乙,9\n"}}));
    EXPECT_EQ(form.offered("/data/town"), "b");
    const auto missing = readText(xml);
    ASSERT_FALSE(missing.form);
    EXPECT_EQ(missing.problems[0].code, "no_file");
    EXPECT_EQ(missing.problems[0].subject, "towns.csv");
}

TEST(FormSelects, ASeedShufflesAlikeEveryTime) {
    const auto offered = [](const std::string& seed) {
        const std::string items = "randomize(instance('l')/root/item, " + seed + ")";
        return Answering(
                   xform("<q/>",
                         "<instance id=\"l\"><root><item><name>a</name></item><item><name>b</name></item>"
                         "<item><name>c</name></item><item><name>d</name></item></root></instance>",
                         "<select1 ref=\"/data/q\"><itemset nodeset=\"" + items +
                             "\"><value ref=\"name\"/><label ref=\"name\"/></itemset></select1>"))
            .offered("/data/q");
    };
    // Park-Miller from 42: 705894, 1126542223, 1579310009, 565444343 of 2^31-1, so j is 0, 1, 2, 1.
    EXPECT_EQ(offered("42"), "a d c b");
    EXPECT_EQ(offered("42"), offered("42"));
    EXPECT_NE(offered("42"), offered("7"));
}

// -- values that the form gives --------------------------------------------------------------------------

TEST(FormActions, AFirstLoadGivesDefaults) {
    Answering form(
        xform("<day/><id/><who/><kept>x</kept>",
              R"~(<bind nodeset="/data/day" type="date"/><bind nodeset="/data/id" jr:preload="uid"/>
                            <bind nodeset="/data/who" jr:preload="property" jr:preloadParams="deviceid"/>
                            <setvalue event="odk-instance-first-load" ref="/data/day" value="today() - 1"/>)~",
              R"~(<input ref="/data/day"/>)~"));
    EXPECT_EQ(form.value("/data/day"), "19131");
    EXPECT_TRUE(form.value("/data/id").starts_with("uuid:"));
    EXPECT_EQ(form.value("/data/who"), "tablet-7");
    EXPECT_EQ(form.value("/data/kept"), "x");
}

TEST(FormActions, AChangeStartsThemAndNothingElse) {
    Answering form(xform(
        "<a/><when/><b/>", R"~(<bind nodeset="/data/when" type="dateTime"/>)~",
        R"~(<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/when" value="now()"/></input><input ref="/data/b"/>)~"));
    EXPECT_EQ(form.value("/data/when"), "");
    form.set("/data/b", "1");
    EXPECT_EQ(form.value("/data/when"), "");
    form.set("/data/a", "1");
    EXPECT_EQ(form.value("/data/when"), "2022-05-20T09:00:00.000+08:00");
}

TEST(FormActions, AnEndlessPairIsStoppedAndNamed) {
    Answering form(xform(
        "<a/><b/>", "",
        R"~(<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b" value="/data/a + 1"/></input>
                            <input ref="/data/b"><setvalue event="xforms-value-changed" ref="/data/a" value="/data/b + 1"/></input>)~"));
    form.set("/data/a", "1");
    ASSERT_TRUE(form.session->faults().contains(""));
    EXPECT_NE(form.session->faults().at("").find("/data/"), std::string::npos);
}

TEST(FormActions, OnceKeepsItsFirstValue) {
    Answering form(xform("<a/><r/>",
                         R"~(<bind nodeset="/data/r" calculate="once(concat('first ', /data/a))"/>)~",
                         R"~(<input ref="/data/a"/>)~"));
    EXPECT_EQ(form.value("/data/r"), "first ");
    form.set("/data/a", "x");
    EXPECT_EQ(form.value("/data/r"), "first ");
}

TEST(FormTexts, LanguagesAndValuesInThem) {
    Answering form(xform("<n>3</n><q/>",
                         R"~(<itext>
            <translation lang="中文" default="true()"><text id="/data/q:label"><value>第<output value="/data/n"/>个</value></text></translation>
            <translation lang="en"><text id="/data/q:label"><value>Number <output value="/data/n + 1"/></value></text></translation>
            </itext>)~",
                         R"~(<input ref="/data/q"><label ref="jr:itext('/data/q:label')"/></input>)~"));
    const auto& label = form.session->form().controls[0].label;
    EXPECT_EQ(form.session->text(label, form.node("/data/q")), "第3个");
    form.session->setLanguage("en");
    EXPECT_EQ(form.session->text(label, form.node("/data/q")), "Number 4");
}

// -- refusals -------------------------------------------------------------------------------------------

std::string refusal(const std::string& data, const std::string& model, const std::string& body = "") {
    const auto read = readText(xform(data, model, body));
    return read.form ? ""
                     : read.problems[0].code + " " + read.problems[0].subject + " " + read.problems[0].detail;
}

TEST(FormRefusals, ACycleIsNamed) {
    const auto text = refusal(
        "<a/><b/><c/>",
        R"~(<bind nodeset="/data/a" calculate="/data/c + 1"/><bind nodeset="/data/b" calculate="/data/a + 1"/>
                                 <bind nodeset="/data/c" calculate="/data/b + 1"/>)~");
    EXPECT_TRUE(text.starts_with("cycle "));
    for (const auto* node : {"/data/a", "/data/b", "/data/c"})
        EXPECT_NE(text.find(node), std::string::npos);
}

TEST(FormRefusals, ACycleThroughRelevanceIsOneToo) {
    EXPECT_TRUE(refusal("<g><q/></g>", R"~(<bind nodeset="/data/g" relevant="/data/g/q = 1"/>)~")
                    .starts_with("cycle "));
    EXPECT_TRUE(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate=". + 1"/>)~").starts_with("cycle "));
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" constraint=". &gt; 1"/>)~"), "");
}

TEST(FormRefusals, WhatIsBrokenIsNamed) {
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate="1 +"/>)~"), "expression 1 + ");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate="1 + * 2"/>)~"), "expression 1 + * 2 2");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate="frob(1)"/>)~"),
              "unknown_function frob ");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate="round()"/>)~"),
              "argument_count round 0");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate="/data/b"/>)~"),
              "unknown_path /data/b /data/b");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/b" type="int"/>)~"), "unknown_path /data/b /data/b");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" calculate="instance('x')/root/item"/>)~"),
              "unknown_instance x ");
    EXPECT_EQ(refusal("<a/><a/>", ""), "duplicate_name a ");
    EXPECT_EQ(refusal("<a/>", R"~(<bind nodeset="/data/a" type="geoshape"/>)~"),
              "unsupported_type geoshape ");
    EXPECT_EQ(refusal("<a/>", "", R"~(<upload ref="/data/a" mediatype="video/*"/>)~"),
              "unsupported_type video ");
    EXPECT_EQ(refusal("<a/>", "", R"~(<frobnicate ref="/data/a"/>)~"), "unsupported_control frobnicate ");
    EXPECT_EQ(readText("<html/>").problems.at(0).code, "no_xform");
    EXPECT_EQ(readText("no xml").problems.at(0).code, "bad_xml");
    EXPECT_EQ(readText("").problems.at(0).code, "bad_xml");
}

TEST(FormPaths, AStarStartsAtTheContext) {
    Answering form(xform(
        "<g><a>1</a><b>2</b></g><n/>",
        R"~(<bind nodeset="/data/g" relevant="count(../n) = 1"/><bind nodeset="/data/n" constraint="count(..//a) = 1 and count(../g/*) = 2 and count(*) = 0"/>)~",
        R"~(<input ref="/data/n"/>)~"));
    form.set("/data/n", "x");
    EXPECT_TRUE(form.state("/data/n").valid);
}

TEST(FormRefusals, EntitiesAreNotEvenLookedAt) {
    const auto bomb =
        R"~(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>)~";
    EXPECT_EQ(readText(bomb).problems.at(0).detail, "document type");
    const auto outside = R"~(<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>)~";
    EXPECT_EQ(readText(outside).problems.at(0).detail, "document type");
}

TEST(FormRefusals, DeepAndLongExpressionsAreRefusedNotFollowed) {
    const std::string deep(5'000, '(');
    EXPECT_TRUE(
        refusal("<a/>", "<bind nodeset=\"/data/a\" calculate=\"" + deep + "\"/>").starts_with("expression"));
    std::string longOne = "1";
    for (int i = 0; i < 20'000; ++i)
        longOne += "+1";
    EXPECT_TRUE(refusal("<a/>", "<bind nodeset=\"/data/a\" calculate=\"" + longOne + "\"/>")
                    .starts_with("expression"));
}

TEST(FormRefusals, ARunawayPatternOrPredicateIsCutShort) {
    Answering form(xform("<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!</a><b/>",
                         R"~(<bind nodeset="/data/b" calculate="regex(/data/a, '(a+)+')"/>)~", ""));
    EXPECT_TRUE(form.value("/data/b") == "false" || form.session->faults().contains("/data/b:calculate"));
}

} // namespace

} // namespace ruhu::forms
