#include "app/domain/completion_gate.h"
#include "app/forms/form_session.h"
#include "app/forms/xform_reader.h"
#include "app/questionnaire/built_in_form.h"
#include "tests/bench/figures.h"
#include "tests/bench/suites.h"

#include <stdexcept>

namespace ruhu::bench {

namespace {

constexpr int kQuestions = 1'000;
constexpr int kCalculations = 300;
constexpr int kTowns = 5'000;
constexpr int kAnswers = 2'000;

/// A survey of ten sections: 1,000 questions, every tenth relevant by another, every fifth constrained, each
/// hundredth a select over 5,000 towns; 300 calculations, of which a tenth hang on one another in a chain and
/// all read the first question, which every tenth answer is given to; eight members with three
/// calculations each in a repeat.
std::string survey() {
    std::string data;
    std::string binds;
    std::string body;
    const auto question = [](int i) { return "/data/q" + std::to_string(i); };
    for (int i = 0; i < kQuestions; ++i) {
        const auto name = "q" + std::to_string(i);
        data += "<" + name + "/>";
        const bool town = i % 100 == 50;
        binds += "<bind nodeset=\"" + question(i) + "\" type=\"" + (town ? "string" : "int") + "\"";
        if (i % 10 == 9)
            binds += " relevant=\"" + question(i - 1) + " &gt; 0\"";
        if (i % 5 == 1)
            binds += " constraint=\". &gt;= 0 and . &lt;= 100000\"";
        if (i % 4 == 2)
            binds += " required=\"" + question(i - 2) + " != ''\"";
        binds += "/>";
        if (town)
            body += "<select1 ref=\"" + question(i) +
                    "\"><itemset nodeset=\"instance('towns')/root/item[county = " + question(i - 1) +
                    "]\"><value ref=\"name\"/><label ref=\"label\"/></itemset></select1>";
        else
            body += "<input ref=\"" + question(i) + "\"/>";
    }
    for (int c = 0; c < kCalculations; ++c) {
        const auto path = "/data/c" + std::to_string(c);
        data += "<c" + std::to_string(c) + "/>";
        std::string expression;
        if (c % 10 == 0 && c > 0)
            expression = "/data/c" + std::to_string(c - 10) + " + " + question(c * 3);
        else
            expression =
                "coalesce(" + question(c * 3) + ", 0) * 2 + if(" + question(c * 3 + 1) + " &gt; 10, 1, 0)";
        expression += " + coalesce(/data/q0, 0)"; // one question that everything hangs on
        binds += "<bind nodeset=\"" + path + "\" type=\"decimal\" calculate=\"" + expression + "\"/>";
    }
    data += "<m jr:template=\"\"><age/><adult/><line/><next/></m>";
    binds += "<bind nodeset=\"/data/m/age\" type=\"int\"/>"
             "<bind nodeset=\"/data/m/adult\" calculate=\"if(/data/m/age &gt;= 18, 1, 0)\"/>"
             "<bind nodeset=\"/data/m/line\" calculate=\"concat(position(..), ': ', /data/m/age)\"/>"
             "<bind nodeset=\"/data/m/next\" calculate=\"/data/m/age + 1\"/>";
    body += "<repeat nodeset=\"/data/m\" jr:count=\"8\"><input ref=\"/data/m/age\"/></repeat>";
    std::string towns = "<instance id=\"towns\"><root>";
    for (int t = 0; t < kTowns; ++t)
        towns += "<item><name>t" + std::to_string(t) + "</name><label>" + std::to_string(t) +
                 "乡</label><county>" + std::to_string(t % 100) + "</county></item>";
    towns += "</root></instance>";
    return "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" "
           "xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>bench</h:title><model><instance>"
           "<data id=\"bench\">" +
           data + "</data></instance>" + towns + binds + "</model></h:head><h:body>" + body +
           "</h:body></h:html>";
}

std::shared_ptr<const forms::Form> read(const std::string& xml) {
    auto read = forms::readXForm(xml, [](const std::string&) { return std::nullopt; });
    if (!read.form)
        throw std::runtime_error("the bench's own form is refused: " + read.problems.at(0).code);
    return read.form;
}

constexpr int kMembers = 12;
constexpr int kVisits = 20;

/// A household of twelve, half of whom work away.
domain::VisitFacts household(int number) {
    domain::VisitFacts facts;
    facts.visitId = "visit" + std::to_string(number);
    facts.today = "2026-05-24";
    facts.assigned = {{"s1", "王建国"}, {"s2", "李晓梅"}};
    for (int m = 0; m < kMembers; ++m) {
        domain::VisitFacts::Member member;
        member.personId = "p" + std::to_string(m);
        member.name = "成员" + std::to_string(m);
        member.birthDate = std::to_string(1950 + m * 5) + "-03-02";
        member.entry["whereabouts"] = domain::exactly(std::string(m % 2 == 0 ? "1" : "2"));
        facts.members.push_back(std::move(member));
    }
    return facts;
}

/// The household visit as its pages use it: opened on another household and judged; then answer after answer,
/// each judged anew.
void measureVisit(std::vector<double>& opens, std::vector<double>& answers) {
    const auto form = questionnaire::builtInForm();
    for (int v = 0; v < kVisits; ++v) {
        auto facts = household(v);
        opens.push_back(milliseconds([&] { domain::assess(*form, facts); }));
        for (const auto* key : {"wage_post", "biz_crop", "cost_crop", "trans_pension", "med_total", "loss"})
            answers.push_back(milliseconds([&] {
                facts.answers[key] = domain::exactly(std::int64_t{v * 100});
                domain::assess(*form, facts);
            }));
    }
}

} // namespace

std::vector<Figure> measureForms(const std::filesystem::path&, int runs) {
    const auto xml = survey();
    const forms::SessionPorts ports{
        [] { return *forms::parseMoment("2022-05-20T09:00:00+08:00", 0); }, &sync::systemRandom(), {}};
    std::vector<double> opens;
    std::vector<double> answers;
    std::vector<double> lists;
    std::vector<double> visits;
    std::vector<double> visitAnswers;
    measureVisit(visits, visitAnswers);
    for (int run = 0; run < runs; ++run) {
        std::unique_ptr<forms::FormSession> session;
        opens.push_back(
            milliseconds([&] { session = std::make_unique<forms::FormSession>(read(xml), ports); }));
        std::vector<double> each;
        std::vector<double> offered;
        for (int i = 0; i < kAnswers; ++i) {
            const int number = i % 10 == 3 ? 0 : i * 7 % kQuestions;
            auto& node = *session->find("/data/q" + std::to_string(number));
            // The answer and the state that a screen shows of it.
            each.push_back(milliseconds([&] {
                if (!session->set(node, std::to_string(i % 100)))
                    throw std::runtime_error("an answer is refused");
                session->state(node);
            }));
            if (number % 100 == 50)
                offered.push_back(milliseconds([&] { session->choices(node); }));
        }
        answers.push_back(percentile(each, 0.99));
        lists.push_back(percentile(offered, 0.99));
    }
    return {
        {"form_open", median(opens), "ms", {}, "XForm of 1,000 questions, 300 calculations, 5,000 choices"},
        {"form_answer", median(answers), "ms", {}, "p99 of an answer, all that hangs on it computed"},
        {"form_choices", median(lists), "ms", {}, "p99 of a filtered list of 5,000"},
        {"visit_form_open", median(visits), "ms", {}, "the household visit, 12 members, opened and judged"},
        {"visit_form_answer",
         percentile(visitAnswers, 0.99),
         "ms",
         {},
         "p99 of an answer in it, the whole visit judged anew"}};
}

} // namespace ruhu::bench
