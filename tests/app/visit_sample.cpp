#include "tests/app/visit_sample.h"

#include "app/domain/completion_gate.h"
#include "app/questionnaire/built_in_form.h"
#include "sync/core/change_set.h"

namespace ruhu::tests {
namespace {

using namespace domain;

VisitFacts::Member member(const char* id, const char* name, const char* relation, const char* born,
                          const char* place) {
    VisitFacts::Member m;
    m.personId = id;
    m.name = name;
    m.relation = relation;
    m.birthDate = born;
    m.labour = "1";
    m.entry["whereabouts"] = exactly(std::string(place));
    m.entry["verified_by"] = exactly(std::string("1"));
    m.entry["insured"] = exactly(true);
    return m;
}

AnswerValue anyAnswer(const FormItem& item) {
    switch (item.kind) {
    case QuestionKind::Choice:
        return item.options.front().code;
    case QuestionKind::Acknowledge:
        return std::string("OK");
    case QuestionKind::Bool:
        return item.ref.key != "has_problem";
    case QuestionKind::Money:
    case QuestionKind::Area:
    case QuestionKind::Count:
    case QuestionKind::Integer:
        return std::int64_t(0);
    case QuestionKind::Decimal:
        return std::string("0");
    case QuestionKind::Multi:
    case QuestionKind::Team:
        return std::vector<std::string>();
    case QuestionKind::Date:
        return std::string("2026-03-08");
    case QuestionKind::Time:
        return std::string("09:30:00.000+08:00");
    case QuestionKind::DateTime:
        return std::string("2026-05-20T09:30:00.000+08:00");
    case QuestionKind::Rank:
        return item.options.at(0).code;
    case QuestionKind::Photo:
    case QuestionKind::Audio:
    case QuestionKind::File:
        return sync::sha256Hex("taken");
    case QuestionKind::Place:
        return std::string("38.462100 111.123400 1012.0 8.0");
    case QuestionKind::Text:
    case QuestionKind::Person:
        return std::string("有");
    case QuestionKind::Note:
        break;
    }
    return {};
}

void put(VisitFacts& facts, const FieldRef& ref, Answer answer) {
    if (ref.place == FieldRef::Place::Answer)
        facts.answers[ref.key] = std::move(answer);
    else if (ref.place == FieldRef::Place::Visit)
        facts.visit[ref.key] = std::move(answer);
    else
        for (auto& m : facts.members)
            if (m.personId == ref.person)
                m.entry[ref.key] = answer;
}

bool answerOnce(VisitFacts& facts, const FormSection& section, std::string_view person) {
    bool changed = false;
    for (const auto& group : builtInVisitForm().groups(section.id, facts, person))
        for (const auto& item : group.items)
            if (!item.done() && item.kind != QuestionKind::Note) {
                put(facts, item.ref, exactly(anyAnswer(item)));
                changed = true;
            }
    return changed;
}

} // namespace

const VisitForm& builtInVisitForm() {
    return *questionnaire::builtInForm();
}

VisitFacts sampleFacts() {
    VisitFacts f;
    f.visitId = "visit";
    f.today = "2026-05-24";
    f.visitedAt = 1779591600000;
    f.round = {"round", "2026年第一轮", 600000, 12, 2, 3, "2026-05-01", "2026-06-10", {}};
    f.household = {"household", "0001", "149999201001", "白家岭村", "阳坡", "阳坡3号", "p1", "张守田",
                   "2",         "0",    841000};
    f.members = {
        member("p1", "张守田", "01", "1958-02-03", "1"), member("p2", "李秀兰", "10", "1960-07-01", "1"),
        member("p3", "张海军", "20", "1985-01-10", "2"), member("p4", "刘芳", "38", "1987-09-20", "2"),
        member("p5", "张雨涵", "42", "2015-06-01", "3")};
    for (const std::size_t worker : {2U, 3U}) {
        f.members[worker].entry["work_place"] = exactly(std::string("山西省太原市"));
        f.members[worker].entry["work_months"] = exactly(std::int64_t(11));
    }
    f.members[4].entry["school"] = exactly(std::string("乡中心小学"));
    f.members[4].entry["school_status"] = exactly(std::string("03"));
    f.assigned = {{"s1", "王建国"}, {"s2", "李晓梅"}};
    f.visit["team"] = exactly(std::vector<std::string>{"s1", "s2"});
    f.visit["mode"] = exactly(std::string("1"));
    f.visit["respondent"] = exactly(std::string("张守田"));
    f.visit["respondent_relation"] = exactly(std::string("01"));
    f.visit["conclusion"] = exactly(std::string("5"));
    f.answers = {{"wage_work:p3", yuan(33000)}, {"wage_work:p4", {std::int64_t(1100000), How::Estimate}},
                 {"wage_post", yuan(2400)},     {"biz_crop", yuan(6600)},
                 {"cost_crop", yuan(1700)},     {"trans_grain", yuan(1500)},
                 {"med_total", yuan(9600)},     {"med_reimbursed", yuan(4000)},
                 {"med_self", yuan(5600)},      {"edu_self", yuan(0)}};
    answerTheRest(f);
    f.answers["risk:R22"] = exactly(std::string("1"));
    f.answers["risk:R22:note"] = exactly(std::string("报销已办"));
    return f;
}

void answerTheRest(VisitFacts& facts) {
    // An answer may bring up another question: go on until none is open.
    for (bool again = true; again;) {
        again = false;
        for (const auto& section : builtInVisitForm().sections()) {
            if (!section.perMember)
                again = answerOnce(facts, section, {}) || again;
            else
                for (const auto& m : std::vector(facts.members))
                    again = answerOnce(facts, section, m.personId) || again;
        }
    }
    facts.visit.erase("needs");
}

} // namespace ruhu::tests
