#include "app/domain/read_back.h"

#include "app/domain/chinese_numbers.h"

#include <algorithm>

namespace ruhu::domain {
namespace {

FieldRef answerRef(std::string key) {
    return {FieldRef::Place::Answer, std::move(key), {}};
}

/// Builds a sentence: plain text by say(), what must be heard by stress().
class Line {
public:
    explicit Line(FieldRef target) { m_sentence.target = std::move(target); }

    Line& say(std::string_view text) { return put(text, false); }
    Line& stress(std::string_view text) { return put(text, true); }
    bool empty() const { return m_sentence.spans.empty(); }

    /// Ends with 。 in place of a trailing comma.
    Sentence end() {
        auto& last = m_sentence.spans.back().text;
        if (last.ends_with("，"))
            last.resize(last.size() - std::string_view("，").size());
        say("。");
        return std::move(m_sentence);
    }

private:
    Line& put(std::string_view text, bool strong) {
        if (!m_sentence.spans.empty() && m_sentence.spans.back().strong == strong)
            m_sentence.spans.back().text += text;
        else
            m_sentence.spans.push_back({std::string(text), strong});
        return *this;
    }

    Sentence m_sentence;
};

std::string joined(const std::vector<std::string>& names, std::string_view between = "、") {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? std::string() : std::string(between)) + name;
    return text;
}

std::string spokenOf(const VisitForm& form, std::string_view list, std::string_view code) {
    for (const auto& option : form.list(list))
        if (option.code == code)
            return option.spoken;
    return {};
}

/// 去年五月: the year as one says it at the time of the visit.
std::string spokenYearMonth(int year, int month, int now) {
    const std::string when = year == now ? "今年" : year == now - 1 ? "去年" : "前年";
    return when + spokenMonth(month);
}

class Reader {
public:
    Reader(const VisitForm& form, const VisitFacts& facts, const Assessment& assessment)
        : m_form(form)
        , m_facts(facts)
        , m_income(assessment.income) {}

    std::vector<Sentence> run() {
        registered();
        whereabouts();
        income();
        sources();
        expense();
        assurances();
        water();
        shocks();
        needs();
        return std::move(m_lines);
    }

private:
    void keep(Line& line) {
        if (!line.empty())
            m_lines.push_back(line.end());
    }

    FieldRef memberRef(const VisitFacts::Member& member, std::string key) const {
        return {FieldRef::Place::Member, std::move(key), member.personId};
    }

    void registered() {
        if (m_facts.members.empty())
            return;
        const auto verified =
            std::count_if(m_facts.members.begin(), m_facts.members.end(),
                          [](const auto& m) { return !textOf(m.entry, "verified_by").empty(); });
        const auto all = static_cast<std::int64_t>(m_facts.members.size());
        Line line(memberRef(m_facts.members.front(), "verified_by"));
        line.say("您家户口上有").stress(spokenCount(all, "口人")).say("，");
        if (verified == all)
            line.say("今天都核实过了");
        else
            line.say("今天核实了").stress(spokenCount(verified, "口人"));
        keep(line);
    }

    /// Those in the same place are named together, in the order of the register.
    void whereabouts() {
        std::vector<std::pair<std::string, std::vector<std::string>>> places;
        for (const auto& m : m_facts.members) {
            const auto code = textOf(m.entry, "whereabouts");
            auto spoken = spokenOf(m_form, "whereabouts", code);
            if (spoken.empty())
                continue;
            const auto where = code == "2"   ? textOf(m.entry, "work_place")
                               : code == "3" ? textOf(m.entry, "school")
                                             : std::string();
            if (!where.empty())
                spoken = "在" + where + spoken;
            auto same =
                std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.first == spoken; });
            if (same == places.end())
                same = places.insert(places.end(), {spoken, {}});
            same->second.push_back(m.name);
        }
        if (places.empty())
            return;
        Line line(memberRef(m_facts.members.front(), "whereabouts"));
        for (const auto& [place, names] : places)
            line.say(joined(names)).say(place).say("，");
        keep(line);
    }

    void income() {
        if (m_facts.today.size() != 10)
            return;
        const int year = std::stoi(m_facts.today.substr(0, 4));
        const int month = std::stoi(m_facts.today.substr(5, 2));
        const auto period = incomePeriod(year, month, m_facts.round.incomeMonths);
        Line line(answerRef("wage_other"));
        line.say(spokenYearMonth(period.firstYear, period.firstMonth, year) + "到" +
                 spokenYearMonth(period.lastYear, period.lastMonth, year) + "，全家");
        gain(line, "收入", m_income.net);
        if (m_income.perNet && m_income.net >= 0)
            line.say("，每口人").stress(spokenMoney(*m_income.perNet));
        keep(line);
    }

    static void gain(Line& line, std::string_view verb, std::int64_t fen) {
        if (fen < 0)
            line.say("亏了").stress(spokenMoney(-fen));
        else
            line.say(verb).stress(spokenMoney(fen));
    }

    void sources() {
        Line line(answerRef("biz_crop"));
        if (m_income.wage != 0)
            line.say("打工、公益岗挣了").stress(spokenMoney(m_income.wage)).say("，");
        if (m_income.business != 0) {
            line.say("种地、养殖、做买卖除去成本，");
            gain(line, "落下", m_income.business);
            line.say("，");
        }
        if (m_income.property != 0)
            line.say("分红、租地得了").stress(spokenMoney(m_income.property)).say("，");
        if (m_income.transfer != 0)
            line.say("养老金和各样补贴领了").stress(spokenMoney(m_income.transfer)).say("，");
        keep(line);
    }

    void expense() {
        Line line(answerRef("med_self"));
        cost(line, "med_self", "看病自己", "看病自己没花钱");
        cost(line, "edu_self", "孩子上学", "孩子上学没花钱");
        keep(line);
    }

    void cost(Line& line, std::string_view key, std::string_view what, std::string_view nothing) {
        const auto value = integerOf(m_facts.answers, key);
        if (!value)
            return;
        if (*value == 0)
            line.say(nothing);
        else
            line.say(what).say("花了").stress(spokenMoney(*value));
        line.say("，");
    }

    void assurances() {
        Line line(answerRef("med_ok"));
        std::vector<std::string> uninsured;
        std::int64_t asked = 0;
        for (const auto& m : m_facts.members) {
            const auto insured = boolOf(m.entry, "insured");
            asked += insured ? 1 : 0;
            if (insured == false)
                uninsured.push_back(m.name);
        }
        if (!uninsured.empty())
            line.stress(joined(uninsured)).say("没有医保，");
        else if (asked > 0)
            line.stress(spokenCount(asked, "口人")).say("都有医保，");
        yesNo(line, "food", "吃得饱", "吃的有困难");
        yesNo(line, "clothing", "穿得暖", "穿的有困难");
        yesNo(line, "edu_ok", "孩子都在上学", "有孩子没上学");
        const auto house = spokenOf(m_form, "housing", textOf(m_facts.answers, "housing_grade"));
        if (!house.empty())
            line.say(house).say("，");
        keep(line);
    }

    void water() {
        Line line(answerRef("water_quantity"));
        yesNo(line, "water_quantity", "水够吃", "水不够吃");
        yesNo(line, "water_quality", "水干净", "水不干净");
        yesNo(line, "water_convenience", "取水方便", "取水不方便");
        yesNo(line, "water_reliability", "一年到头都有水", "有时候没水");
        keep(line);
    }

    void yesNo(Line& line, std::string_view key, std::string_view yes, std::string_view no) {
        if (const auto value = boolOf(m_facts.answers, key))
            (*value ? line.say(yes) : line.stress(no)).say("，");
    }

    void shocks() {
        if (!isAsked(m_facts.answers, "shocks"))
            return;
        Line line(answerRef("shocks"));
        std::vector<std::string> happened;
        for (const auto& code : codesOf(m_facts.answers, "shocks"))
            happened.push_back(spokenOf(m_form, "shocks", code));
        if (happened.empty())
            line.say("这一年没遇上大病大灾");
        else
            line.say("这一年").stress(joined(happened)).say("，");
        if (const auto loss = integerOf(m_facts.answers, "shock_loss"); loss && !happened.empty())
            *loss == 0 ? line.say("没有损失") : line.say("损失").stress(spokenMoney(*loss));
        keep(line);
    }

    void needs() {
        const auto words = textOf(m_facts.visit, "needs");
        if (words.empty())
            return;
        Line line({FieldRef::Place::Visit, "needs", {}});
        line.say("您说：").stress(words);
        keep(line);
    }

    const VisitForm& m_form;
    const VisitFacts& m_facts;
    const Income& m_income;
    std::vector<Sentence> m_lines;
};

} // namespace

std::string Sentence::plain() const {
    std::string text;
    for (const auto& span : spans)
        text += span.text;
    return text;
}

std::vector<Sentence> readBack(const VisitForm& form, const VisitFacts& facts, const Assessment& assessment) {
    return Reader(form, facts, assessment).run();
}

} // namespace ruhu::domain
