#include "app/questionnaire/sitting.h"

#include "app/forms/answer_types.h"
#include "app/forms/xform_reader.h"
#include "app/questionnaire/answer_text.h"

#include <algorithm>
#include <stdexcept>

namespace ruhu::questionnaire {

namespace {

using domain::FieldRef;
using domain::FormItem;
using domain::QuestionKind;

constexpr int kChina = 480;  ///< minutes east of UTC
constexpr int kSettling = 3; ///< rounds of putting answers again that the form's own actions have overwritten

/// The same bytes for the same visit: what the form draws by lot stays when the visit is opened again.
class VisitChance final : public sync::Random {
public:
    explicit VisitChance(const std::string& visit) {
        for (const unsigned char c : visit)
            m_state = (m_state ^ c) * 1099511628211U;
    }
    void fill(std::span<std::byte> bytes) override {
        for (auto& byte : bytes) {
            m_state = m_state * 6364136223846793005U + 1442695040888963407U;
            byte = static_cast<std::byte>(m_state >> 56);
        }
    }

private:
    std::uint64_t m_state = 14695981039346656037U;
};

const domain::Answer* find(const domain::Answers& answers, const std::string& key) {
    const auto found = answers.find(key);
    return found == answers.end() ? nullptr : &found->second;
}

std::string keyOf(const PlannedQuestion& question, const domain::VisitFacts& facts, std::size_t member) {
    const auto& key = question.item.ref.key;
    return question.perMember && question.item.ref.place == FieldRef::Place::Answer
               ? key + ":" + facts.members[member].personId
               : key;
}

/// Where the facts keep an answer, and what is known of it from before.
struct Kept {
    const domain::Answer* now = nullptr;
    const domain::Answer* before = nullptr;
};

Kept kept(const PlannedQuestion& question, const domain::VisitFacts& facts, std::size_t member) {
    const auto key = keyOf(question, facts, member);
    Kept found;
    switch (question.item.ref.place) {
    case FieldRef::Place::Answer:
        found = {find(facts.answers, key), find(facts.lastYear, key)};
        break;
    case FieldRef::Place::Visit:
        found.now = find(facts.visit, key);
        break;
    case FieldRef::Place::Member:
        found = {find(facts.members[member].entry, key), find(facts.members[member].lastYear, key)};
        break;
    }
    // An empty text was typed and taken back: it says nothing.
    if (found.now && found.now->value == domain::AnswerValue(std::string()))
        found.now = nullptr;
    return found;
}

} // namespace

struct HouseholdForm::Sitting::Seat {
    forms::InstanceNode* node = nullptr;
    std::string text;                             ///< what was put there last
    std::optional<domain::AnswerValue> byDefault; ///< what the form itself proposes
    std::optional<std::optional<FormItem>> item;  ///< made since the facts have changed
};

HouseholdForm::Sitting::Sitting(const HouseholdForm& form, OutsideData outside,
                                const domain::VisitFacts& facts)
    : m_plan(form.m_plan)
    , m_outside(std::move(outside))
    , m_today(facts.today)
    , m_visit(facts.visitId)
    , m_members(facts.members.size())
    , m_chance(std::make_unique<VisitChance>(facts.visitId)) {
    auto read = forms::readXForm(form.m_xform, [this](const std::string& name) -> std::optional<std::string> {
        const auto found = m_outside.find(name);
        return found == m_outside.end() ? std::nullopt : std::optional(found->second);
    });
    if (!read.form)
        throw std::logic_error("a form that was sound is not: " + read.problems.at(0).code);
    const auto today = forms::parseMoment(m_today.empty() ? "1970-01-01" : m_today + "T12:00:00", kChina);
    m_session = std::make_unique<forms::FormSession>(
        std::move(read.form), forms::SessionPorts{[today] { return today.value(); }, m_chance.get(), {}});
    m_seats.resize(m_plan.questions.size());
    for (std::size_t q = 0; q < m_seats.size(); ++q) {
        m_seats[q].resize(m_plan.questions[q].perMember ? m_members : 1);
        for (std::size_t m = 0; m < m_seats[q].size(); ++m)
            m_seats[q][m].node = node(m_plan.questions[q].element, m);
    }
    clearDefaults();
}

HouseholdForm::Sitting::~Sitting() = default;

bool HouseholdForm::Sitting::fits(const OutsideData& outside, const domain::VisitFacts& facts) const {
    return m_outside == outside && m_today == facts.today && m_visit == facts.visitId;
}

forms::InstanceNode* HouseholdForm::Sitting::node(int element, std::size_t member) {
    auto* at = &m_session->root();
    for (const int step : m_session->form().chain(element)) {
        if (step == 0)
            continue;
        const auto& nodes = at->children[static_cast<std::size_t>(
            m_session->form().elements[static_cast<std::size_t>(step)].slot)];
        const auto index = step == m_plan.members ? member : 0;
        if (index >= nodes.size())
            return nullptr;
        at = nodes[index].get();
    }
    return at;
}

/// A default is what the form proposes: shown to be confirmed, never taken as given.
void HouseholdForm::Sitting::clearDefaults() {
    for (std::size_t q = 0; q < m_seats.size(); ++q)
        for (auto& seat : m_seats[q])
            if (seat.node && !seat.node->value.empty() &&
                m_plan.questions[q].item.kind != QuestionKind::Note) {
                seat.byDefault = valueOf(m_plan.questions[q].item, seat.node->value);
                // What is read only stays as the form has it.
                (void)m_session->set(*seat.node, "").ok();
            }
}

void HouseholdForm::Sitting::take(const domain::VisitFacts& facts) {
    Answered answered{facts.visit, facts.answers, facts.lastYear, {}};
    for (const auto& member : facts.members)
        answered.members.emplace_back(member.entry, member.lastYear);
    if (answered == m_taken)
        return;
    m_taken = std::move(answered);
    for (auto& seats : m_seats)
        for (auto& seat : seats)
            seat.item.reset();
    for (int round = 0; put(facts) && round < kSettling; ++round)
        ;
}

/// True if the form's own actions have changed an answer meanwhile.
bool HouseholdForm::Sitting::put(const domain::VisitFacts& facts) {
    bool any = false;
    for (std::size_t q = 0; q < m_seats.size(); ++q)
        for (std::size_t m = 0; m < m_seats[q].size(); ++m) {
            auto& seat = m_seats[q][m];
            const auto* now = kept(m_plan.questions[q], facts, m).now;
            auto text = now && now->how != domain::How::Last ? textOf(m_plan.questions[q].item, now->value)
                                                             : std::string();
            if (!seat.node || text == seat.text)
                continue;
            if (m_session->set(*seat.node, text))
                any = true;
            seat.text = std::move(text);
        }
    if (!any)
        return false;
    bool overwritten = false;
    for (auto& seats : m_seats)
        for (auto& seat : seats)
            if (seat.node && seat.node->value != forms::normalAnswer(seat.node->element->type, seat.text)) {
                overwritten = overwritten || !seat.text.empty();
                seat.text = seat.node->value;
            }
    return overwritten;
}

domain::Words HouseholdForm::Sitting::words(const forms::Label& label, int element) {
    auto* at = node(element, 0);
    if (label.empty() || !at)
        return {};
    m_session->setLanguage(m_plan.chinese);
    domain::Words words{m_session->text(label, *at), {}};
    m_session->setLanguage(m_plan.english);
    words.en = m_session->text(label, *at);
    return words;
}

domain::Words HouseholdForm::Sitting::message(forms::InstanceNode& node) {
    m_session->setLanguage(m_plan.chinese);
    domain::Words words{m_session->state(node).message, {}};
    m_session->setLanguage(m_plan.english);
    words.en = m_session->state(node).message;
    return words;
}

std::vector<domain::Option> HouseholdForm::Sitting::offered(const PlannedQuestion& question,
                                                            forms::InstanceNode& node) {
    m_session->setLanguage(m_plan.english);
    const auto english = m_session->choices(node);
    m_session->setLanguage(m_plan.chinese);
    const auto chinese = m_session->choices(node);
    const auto list = m_plan.lists.find(question.list);
    std::vector<domain::Option> options;
    for (std::size_t i = 0; i < chinese.size(); ++i) {
        domain::Option option{chinese[i].first, {chinese[i].second, english[i].second}, {}, false};
        if (list != m_plan.lists.end())
            for (const auto& whole : list->second)
                if (whole.code == option.code)
                    option = {option.code, option.label, whole.spoken, whole.more};
        options.push_back(std::move(option));
    }
    return options;
}

const std::optional<FormItem>& HouseholdForm::Sitting::item(std::size_t number, std::size_t member,
                                                            const domain::VisitFacts& facts) {
    auto& seat = m_seats[number][member];
    if (!seat.item)
        seat.item = made(number, member, facts);
    return *seat.item;
}

std::optional<FormItem> HouseholdForm::Sitting::made(std::size_t number, std::size_t member,
                                                     const domain::VisitFacts& facts) {
    const auto& question = m_plan.questions[number];
    auto& seat = m_seats[number][member];
    if (!seat.node || !seat.node->relevant)
        return std::nullopt;
    const auto& control = m_session->form().controls[static_cast<std::size_t>(question.control)];
    FormItem item = question.item;
    m_session->setLanguage(m_plan.chinese);
    const auto state = m_session->state(*seat.node);
    item.required = state.required;
    item.label.zh = m_session->text(control.label, *seat.node);
    m_session->setLanguage(m_plan.english);
    item.label.en = m_session->text(control.label, *seat.node);
    if (item.kind == QuestionKind::Note && !state.value.empty())
        item.hint = {state.value, state.value};
    if (question.filtered && item.kind != QuestionKind::Team)
        item.options = offered(question, *seat.node);
    item.ref.key = keyOf(question, facts, member);
    if (item.ref.place == FieldRef::Place::Member)
        item.ref.person = facts.members[member].personId;
    const auto found = kept(question, facts, member);
    if (found.now)
        item.answer = *found.now;
    if (found.before)
        item.lastYear = found.before->value;
    else
        item.lastYear = seat.byDefault;
    // Of the reviewers the gate speaks: it knows who has a task here.
    if (!state.valid && !state.value.empty() && item.kind != QuestionKind::Team)
        item.mend = message(*seat.node);
    return item;
}

} // namespace ruhu::questionnaire
