#include "app/domain/visit_form_engine.h"

#include "app/domain/codes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace ruhu::domain {
namespace {

using Json = nlohmann::json;

struct Condition {
    std::string of;
    std::vector<std::string> any;
};

struct Question {
    FormItem item; ///< what does not depend on the household
    std::vector<Condition> when;
    std::vector<std::string> problem;
    Words over;
    bool perWorker = false;
};

struct Group {
    std::string id;
    Words label;
    std::vector<Question> questions;
};

Words wordsOf(const Json& pair) {
    return {pair.at(0).get<std::string>(), pair.at(1).get<std::string>()};
}

Words labelWords(const Json& json) {
    return {json.value("zh", ""), json.value("en", "")};
}

QuestionKind kindOf(const std::string& name) {
    static const std::map<std::string, QuestionKind> kinds = {
        {"choice", QuestionKind::Choice}, {"bool", QuestionKind::Bool},   {"money", QuestionKind::Money},
        {"area", QuestionKind::Area},     {"count", QuestionKind::Count}, {"multi", QuestionKind::Multi},
        {"date", QuestionKind::Date},     {"text", QuestionKind::Text},   {"team", QuestionKind::Team},
        {"person", QuestionKind::Person}};
    return kinds.at(name);
}

FieldRef::Place placeOf(const std::string& name) {
    static const std::map<std::string, FieldRef::Place> places = {{"answer", FieldRef::Place::Answer},
                                                                  {"visit", FieldRef::Place::Visit},
                                                                  {"member", FieldRef::Place::Member}};
    return places.at(name);
}

/// A value as conditions compare it; several for a set.
std::vector<std::string> textsOf(const AnswerValue& value) {
    struct Visitor {
        std::vector<std::string> operator()(std::monostate) const { return {}; }
        std::vector<std::string> operator()(bool v) const { return {v ? "true" : "false"}; }
        std::vector<std::string> operator()(std::int64_t v) const { return {std::to_string(v)}; }
        std::vector<std::string> operator()(const std::string& v) const { return {v}; }
        std::vector<std::string> operator()(const std::vector<std::string>& v) const { return v; }
    };
    return std::visit(Visitor(), value);
}

bool hasAny(const std::vector<std::string>& values, const std::vector<std::string>& any) {
    return std::any_of(values.begin(), values.end(),
                       [&](const auto& v) { return std::find(any.begin(), any.end(), v) != any.end(); });
}

/// Facts that conditions name and nobody answers.
std::optional<bool> derivedFact(const std::string& name, const VisitFacts& facts,
                                const VisitFacts::Member* member) {
    if (name == "has_school_age")
        return std::any_of(facts.members.begin(), facts.members.end(),
                           [&](const auto& m) { return isSchoolAge(m, facts.today); });
    if (name == "has_shock")
        return !codesOf(facts.answers, "shocks").empty();
    if (name == "needs_supporter")
        return needsSupporter(facts);
    if (name == "by_disposable")
        return facts.round.incomeBasis == IncomeBasis::Disposable;
    if (name == "is_late")
        return isLate(facts);
    if (!member)
        return std::nullopt;
    const bool lost = textOf(member->entry, "whereabouts") == "8";
    if (name == "lost")
        return lost;
    // Of one who cannot be reached somebody has to say what is known.
    if (name == "asks_informant")
        return lost || textOf(member->entry, "verified_by") == "2";
    const bool atSchool = textOf(member->entry, "whereabouts") == "3";
    if (name == "alive")
        return isAlive(*member);
    if (name == "asks_school")
        return atSchool || isSchoolAge(*member, facts.today);
    if (name == "goes_to_school")
        return (atSchool || isSchoolAge(*member, facts.today)) &&
               textOf(member->entry, "school_status") != "00";
    return std::nullopt;
}

std::vector<std::string> factTexts(const std::string& name, const VisitFacts& facts,
                                   const VisitFacts::Member* member) {
    if (const auto derived = derivedFact(name, facts, member))
        return textsOf(*derived);
    const Answers* const places[] = {member ? &member->entry : nullptr, &facts.visit, &facts.answers};
    for (const auto* place : places)
        if (place)
            if (const auto found = place->find(name); found != place->end() && found->second.how != How::Last)
                return textsOf(found->second.value);
    return {};
}

const Answer* find(const Answers& answers, const std::string& key) {
    const auto found = answers.find(key);
    return found == answers.end() ? nullptr : &found->second;
}

/// Options in the form's own words: [code, zh, en, spoken].
std::vector<Option> ownOptions(const Json& list) {
    std::vector<Option> options;
    for (const auto& o : list)
        options.push_back(
            {o.at(0), {o.at(1), o.at(2)}, o.size() > 3 ? o.at(3).get<std::string>() : "", false});
    return options;
}

/// A code list, with what the form adds: how a code is asked for where its label is a clerk's word, how it is
/// said, and which ones stand behind 更多.
std::vector<Option> codeOptions(const Json& list) {
    const auto asked = list.value("asked", Json::object());
    const auto spoken = list.value("spoken", Json::object());
    const auto more = list.value("more", std::vector<std::string>());
    std::vector<Option> options;
    for (const auto& code : codeList(list.at("codes").get<std::string>()).codes())
        options.push_back({code.code,
                           asked.contains(code.code) ? Words{asked[code.code].at(0), asked[code.code].at(1)}
                                                     : Words{code.zh, code.en},
                           spoken.value(code.code, std::string()),
                           std::find(more.begin(), more.end(), code.code) != more.end()});
    return options;
}

class JsonForm : public VisitForm {
public:
    explicit JsonForm(const Json& json) {
        m_version = json.at("version");
        for (const auto& [name, list] : json.at("lists").items())
            m_lists[name] = list.is_array() ? ownOptions(list) : codeOptions(list);
        for (const auto& s : json.at("sections")) {
            FormSection section{s.at("id"), labelWords(s), s.value("perMember", false),
                                !s.value("optional", false)};
            auto& groups = m_groups[section.id];
            if (s.contains("questions"))
                groups.push_back({section.id, {}, readQuestions(s.at("questions"))});
            else
                for (const auto& g : s.at("groups"))
                    groups.push_back({g.at("id"), labelWords(g), readQuestions(g.at("questions"))});
            for (const auto& group : groups)
                for (const auto& question : group.questions)
                    m_sectionOf[question.item.ref.key] = section.id;
            m_sections.push_back(std::move(section));
        }
    }

    const std::string& version() const override { return m_version; }
    const std::vector<FormSection>& sections() const override { return m_sections; }

    const std::vector<Option>& list(std::string_view name) const override {
        static const std::vector<Option> nothing;
        const auto found = m_lists.find(name);
        return found == m_lists.end() ? nothing : found->second;
    }

    std::string sectionOf(const FieldRef& ref) const override {
        std::string key = ref.key.substr(0, ref.key.find(':'));
        if (key == "risk")
            return "conclusion";
        if (key.ends_with("_detail") && !m_sectionOf.contains(key))
            key.resize(key.size() - std::string_view("_detail").size());
        const auto found = m_sectionOf.find(key);
        return found == m_sectionOf.end() ? std::string() : found->second;
    }

    std::vector<FormGroup> groups(std::string_view section, const VisitFacts& facts,
                                  std::string_view person) const override {
        std::vector<FormGroup> result;
        const auto found = m_groups.find(section);
        if (found == m_groups.end())
            return result;
        const auto* member = facts.member(person);
        for (const auto& group : found->second) {
            FormGroup out{group.id, group.label, {}};
            for (const auto& question : group.questions)
                addItems(question, facts, member, out.items);
            if (!out.items.empty() || found->second.size() == 1)
                result.push_back(std::move(out));
        }
        return result;
    }

private:
    std::vector<Question> readQuestions(const Json& questions) const {
        std::vector<Question> result;
        for (const auto& q : questions) {
            Question question;
            question.item.ref = {placeOf(q.value("at", "answer")), q.at("key"), {}};
            question.item.kind = kindOf(q.at("kind"));
            question.item.label = labelWords(q);
            if (q.contains("list"))
                question.item.options = m_lists.at(q.at("list").get<std::string>());
            if (q.contains("unit"))
                question.item.unit = wordsOf(q.at("unit"));
            if (q.contains("none"))
                question.item.none = wordsOf(q.at("none"));
            if (q.contains("over"))
                question.over = wordsOf(q.at("over"));
            question.item.min = q.value("min", 0);
            question.item.max = q.value("max", 0);
            question.problem = q.value("problem", std::vector<std::string>());
            question.perWorker = q.value("per", "") == "worker";
            for (const auto& w : q.value("when", Json::array())) {
                auto any = w.get<std::vector<std::string>>();
                Condition condition{any.front(), {any.begin() + 1, any.end()}};
                question.when.push_back(std::move(condition));
            }
            result.push_back(std::move(question));
        }
        return result;
    }

    static void addItems(const Question& question, const VisitFacts& facts, const VisitFacts::Member* member,
                         std::vector<FormItem>& items) {
        if (question.perWorker) {
            for (const auto& worker : facts.members) {
                if (!isWorker(worker))
                    continue;
                FormItem item = question.item;
                item.ref.key += ":" + worker.personId;
                item.label = {worker.name + " " + item.label.zh, worker.name + ", " + item.label.en};
                addOne(question, std::move(item), facts, nullptr, items);
            }
            return;
        }
        for (const auto& condition : question.when)
            if (!hasAny(factTexts(condition.of, facts, member), condition.any))
                return;
        addOne(question, question.item, facts, member, items);
    }

    static void addOne(const Question& question, FormItem item, const VisitFacts& facts,
                       const VisitFacts::Member* member, std::vector<FormItem>& items) {
        if (item.ref.place == FieldRef::Place::Member) {
            if (!member)
                return;
            item.ref.person = member->personId;
        }
        fill(item, facts, member);
        if (item.answer && item.max > 0)
            if (const auto* value = std::get_if<std::int64_t>(&item.answer->value);
                value && *value > item.max)
                item.mend = question.over;
        if (item.kind == QuestionKind::Date && item.answer)
            if (const auto* value = std::get_if<std::string>(&item.answer->value);
                value && *value > facts.today)
                item.mend = Words{"日期还没到", "This day has not come yet"};
        const bool problem = item.answer && hasAny(textsOf(item.answer->value), question.problem);
        const std::string key = item.ref.key;
        items.push_back(std::move(item));
        if (!problem)
            return;
        FormItem detail;
        detail.ref = {FieldRef::Place::Answer, key + "_detail", {}};
        detail.label = {"具体是什么情况", "What exactly"};
        fill(detail, facts, nullptr);
        items.push_back(std::move(detail));
    }

    static void fill(FormItem& item, const VisitFacts& facts, const VisitFacts::Member* member) {
        const bool ofMember = item.ref.place == FieldRef::Place::Member;
        const Answers& now = ofMember                                   ? member->entry
                             : item.ref.place == FieldRef::Place::Visit ? facts.visit
                                                                        : facts.answers;
        if (const auto* answer = find(now, item.ref.key))
            item.answer = *answer;
        // An empty text was typed and taken back: it says nothing.
        if (item.answer && item.answer->value == AnswerValue(std::string()))
            item.answer.reset();
        if (item.ref.place == FieldRef::Place::Visit)
            return;
        if (const auto* last = find(ofMember ? member->lastYear : facts.lastYear, item.ref.key))
            item.lastYear = last->value;
    }

    std::string m_version;
    std::vector<FormSection> m_sections;
    std::map<std::string, std::vector<Option>, std::less<>> m_lists;
    std::map<std::string, std::vector<Group>, std::less<>> m_groups;
    std::map<std::string, std::string, std::less<>> m_sectionOf;
};

} // namespace

std::unique_ptr<VisitForm> makeJsonForm(std::string_view json) {
    return std::make_unique<JsonForm>(Json::parse(json));
}

} // namespace ruhu::domain
