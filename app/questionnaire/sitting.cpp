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
using forms::kNone;

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

} // namespace

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
    m_rows.resize(m_plan.repeats.size());
    for (std::size_t r = 0; r < m_rows.size(); ++r)
        arrange(r, facts, true);
    seat();
}

HouseholdForm::Sitting::~Sitting() = default;

bool HouseholdForm::Sitting::fits(const OutsideData& outside, const domain::VisitFacts& facts) const {
    return m_outside == outside && m_today == facts.today && m_visit == facts.visitId;
}

/// The node of an element in `from`; of repeats on the way, the first instance. Null if there is none.
forms::InstanceNode* HouseholdForm::Sitting::below(forms::InstanceNode& from, int element) {
    auto* found = &from;
    for (const int step : m_session->form().chain(element)) {
        const auto& own = m_session->form().elements[static_cast<std::size_t>(step)];
        if (own.depth <= from.element->depth)
            continue;
        const auto& nodes = found->children[static_cast<std::size_t>(own.slot)];
        if (nodes.empty())
            return nullptr;
        found = nodes.front().get();
    }
    return found;
}

std::string HouseholdForm::Sitting::keyOf(std::size_t number, std::size_t at,
                                          const domain::VisitFacts& facts) const {
    const auto& question = m_plan.questions[number];
    const auto& key = question.item.ref.key;
    if (question.repeat)
        return key + ":" + m_rows[*question.repeat][at].name;
    return question.perMember && question.item.ref.place == FieldRef::Place::Answer
               ? key + ":" + facts.members[at].personId
               : key;
}

HouseholdForm::Sitting::Kept HouseholdForm::Sitting::kept(std::size_t number, std::size_t at,
                                                          const domain::VisitFacts& facts) const {
    const auto key = keyOf(number, at, facts);
    Kept found;
    switch (m_plan.questions[number].item.ref.place) {
    case FieldRef::Place::Answer:
        found = {find(facts.answers, key), find(facts.lastYear, key)};
        break;
    case FieldRef::Place::Visit:
        found.now = find(facts.visit, key);
        break;
    case FieldRef::Place::Member:
        found = {find(facts.members[at].entry, key), find(facts.members[at].lastYear, key)};
        break;
    }
    // An empty text was typed and taken back: it says nothing.
    if (found.now && found.now->value == domain::AnswerValue(std::string()))
        found.now = nullptr;
    return found;
}

/// False if nothing differs from what was taken last.
bool HouseholdForm::Sitting::note(const domain::VisitFacts& facts) {
    Answered answered{facts.visit, facts.answers, facts.lastYear, {}};
    for (const auto& member : facts.members)
        answered.members.emplace_back(member.entry, member.lastYear);
    if (answered == m_taken)
        return false;
    m_taken = std::move(answered);
    for (auto& seats : m_seats)
        for (auto& seat : seats)
            seat.item.reset();
    return true;
}

void HouseholdForm::Sitting::take(const domain::VisitFacts& facts) {
    if (!note(facts))
        return;
    arrange(facts);
    // What is on record wins over what the form's actions answered when it was put here.
    for (int round = 0; (put(facts) | arrange(facts)) && round < kSettling; ++round)
        for (auto& seats : m_seats)
            for (auto& seat : seats)
                if (isOverwritten(seat))
                    seat.text = seat.node->value;
}

std::vector<std::pair<FieldRef, std::optional<domain::Answer>>>
HouseholdForm::Sitting::consequences(const domain::VisitFacts& facts) {
    std::vector<std::pair<FieldRef, std::optional<domain::Answer>>> found;
    if (!note(facts))
        return found;
    arrange(facts);
    put(facts);
    for (std::size_t q = 0; q < m_seats.size(); ++q)
        for (std::size_t at = 0; at < m_seats[q].size(); ++at) {
            auto& seat = m_seats[q][at];
            const auto& planned = m_plan.questions[q].item;
            if (!isOverwritten(seat) || planned.kind == QuestionKind::Note)
                continue;
            seat.text = seat.node->value;
            auto value = valueOf(planned, seat.text);
            FieldRef ref = planned.ref;
            ref.key = keyOf(q, at, facts);
            if (ref.place == FieldRef::Place::Member)
                ref.person = facts.members[at].personId;
            found.emplace_back(std::move(ref),
                               value ? std::optional(domain::exactly(std::move(*value))) : std::nullopt);
        }
    return found;
}

/// The form's own actions have changed what was put there.
bool HouseholdForm::Sitting::isOverwritten(const Seat& seat) const {
    return seat.node && seat.node->value != forms::normalAnswer(seat.type, seat.text);
}

/// True if an answer was taken that is overwritten now, there or elsewhere.
bool HouseholdForm::Sitting::put(const domain::VisitFacts& facts) {
    bool any = false;
    for (std::size_t q = 0; q < m_seats.size(); ++q)
        for (std::size_t at = 0; at < m_seats[q].size(); ++at) {
            auto& seat = m_seats[q][at];
            const auto* now = kept(q, at, facts).now;
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
    return std::any_of(m_seats.begin(), m_seats.end(), [this](const auto& seats) {
        return std::any_of(seats.begin(), seats.end(),
                           [this](const Seat& seat) { return !seat.text.empty() && isOverwritten(seat); });
    });
}

domain::Words HouseholdForm::Sitting::words(const forms::Label& label, int element) {
    auto* at = below(m_session->root(), element);
    return label.empty() || !at ? domain::Words() : text(label, *at);
}

domain::Words HouseholdForm::Sitting::text(const forms::Label& label, forms::InstanceNode& at) {
    m_session->setLanguage(m_plan.chinese);
    domain::Words words{m_session->text(label, at), {}};
    m_session->setLanguage(m_plan.english);
    words.en = m_session->text(label, at);
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

const std::optional<FormItem>& HouseholdForm::Sitting::item(std::size_t number, std::size_t at,
                                                            const domain::VisitFacts& facts) {
    auto& seat = m_seats[number][at];
    if (!seat.item)
        seat.item = made(number, at, facts);
    return *seat.item;
}

std::optional<FormItem> HouseholdForm::Sitting::made(std::size_t number, std::size_t at,
                                                     const domain::VisitFacts& facts) {
    const auto& question = m_plan.questions[number];
    auto& seat = m_seats[number][at];
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
    item.ref.key = keyOf(number, at, facts);
    if (item.ref.place == FieldRef::Place::Member)
        item.ref.person = facts.members[at].personId;
    const auto found = kept(number, at, facts);
    if (found.now)
        item.answer = *found.now;
    if (found.before)
        item.lastYear = found.before->value;
    else
        item.lastYear = seat.byDefault;
    if (domain::isTaken(item.kind)) // it shows the day on which it was taken
        item.lastYear.reset();
    // Of the reviewers the gate speaks: it knows who has a task here.
    if (!state.valid && !state.value.empty() && item.kind != QuestionKind::Team)
        item.mend = message(*seat.node);
    return item;
}

} // namespace ruhu::questionnaire
