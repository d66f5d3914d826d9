#include "tests/field/visitor.h"

#include "app/domain/completion_gate.h"
#include "app/store/visit_queries.h"
#include "sync/core/signing.h"

#include <SQLiteCpp/Statement.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::field {

namespace {

using domain::Answer;
using domain::FieldRef;
using domain::FormItem;
using domain::QuestionKind;
using Entry = usecases::RecordVisit::Entry;

template <typename T> T must(sync::Result<T> result, const std::string& what) {
    if (!result)
        throw std::runtime_error(what + ": " + result.error().code + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

/// Digits of a figure and characters of a sentence, as they grow under the fingers.
std::vector<Answer> keystrokes(const FormItem& item) {
    if (item.kind == QuestionKind::Text || item.kind == QuestionKind::Person)
        return {domain::exactly(std::string("都")), domain::exactly(std::string("都好"))};
    if (item.kind == QuestionKind::Count)
        return {domain::exactly(std::int64_t{1}), domain::exactly(std::int64_t{11})};
    const bool earned = item.ref.key.starts_with("wage") || item.ref.key.starts_with("biz");
    if (item.kind != QuestionKind::Money || !earned)
        return {domain::exactly(std::int64_t{0})};
    std::vector<Answer> strokes;
    for (const std::int64_t yuan : {9, 96, 960, 9600})
        strokes.push_back(domain::exactly(yuan * 100));
    return strokes;
}

/// The answers that one question gets tap after tap.
std::vector<Answer> taps(const FormItem& item) {
    switch (item.kind) {
    case QuestionKind::Time:
        return {domain::exactly(std::string("09:00:00.000+08:00")),
                domain::exactly(std::string("09:30:00.000+08:00"))};
    case QuestionKind::DateTime:
        return {domain::exactly(std::string("2026-05-20T00:00:00.000+08:00")),
                domain::exactly(std::string("2026-05-20T09:30:00.000+08:00"))};
    case QuestionKind::Rank: {
        std::string asListed;
        std::string turned;
        for (const auto& option : item.options) {
            asListed += (asListed.empty() ? "" : " ") + option.code;
            turned = option.code + (turned.empty() ? "" : " ") + turned;
        }
        return {domain::exactly(asListed), domain::exactly(turned)};
    }
    case QuestionKind::Place:
        return {domain::exactly(std::string("38.462100 111.123400 1012.0 8.0"))};
    default:
        return {};
    }
}

bool isTyped(QuestionKind kind) {
    return kind == QuestionKind::Money || kind == QuestionKind::Area || kind == QuestionKind::Count ||
           kind == QuestionKind::Text || kind == QuestionKind::Person;
}

/// As many reviewers as the round wants.
std::vector<std::string> team(const domain::VisitFacts& facts) {
    std::vector<std::string> team;
    for (const auto& staff : facts.assigned)
        if (team.size() < static_cast<std::size_t>(facts.round.minCheckers))
            team.push_back(staff.id);
    std::sort(team.begin(), team.end());
    return team;
}

domain::AnswerValue chosen(const FormItem& item, const domain::VisitFacts& facts) {
    switch (item.kind) {
    case QuestionKind::Choice:
        // Who worked away last year does so still: a place, months and wages to be asked.
        if (item.ref.key == "whereabouts" && item.ref.person != facts.household.headId &&
            item.lastYear == domain::AnswerValue(std::string("2")))
            return std::string("2");
        return item.options.front().code;
    case QuestionKind::Acknowledge:
        return std::string("OK");
    case QuestionKind::Bool:
        return true;
    case QuestionKind::Date:
        return facts.today;
    case QuestionKind::Team:
        return team(facts);
    default:
        return item.ref.key == "shocks" ? std::vector<std::string>{"accident"} : std::vector<std::string>();
    }
}

std::string nameOf(const Entry& entry) {
    return entry.ref.text() + "=" + (entry.answer ? domain::toJson(entry.answer->value).dump() : "");
}

} // namespace

domain::Ink handwriting(int seed) {
    domain::Ink ink;
    for (int stroke = 0; stroke < 6; ++stroke) {
        domain::InkStroke line;
        int x = 1000 + stroke * 900;
        int y = 1500;
        for (int i = 0; i < 40; ++i) {
            x += (seed * 7 + stroke * 5 + i * 13) % 61 - 12;
            y += (seed * 11 + stroke * 3 + i * 17) % 53 - 20;
            line.points.push_back(
                {x, y, stroke * 400 + i * 8, static_cast<std::int16_t>(300 + (seed + i * 29) % 500)});
        }
        ink.push_back(std::move(line));
    }
    return ink;
}

Visitor::Visitor(sync::Replica& replica, sync::Id household, sync::Id round, std::string today)
    : m_replica(replica)
    , m_record(replica)
    , m_forms(replica.tables(), [&replica](const std::string& sha256) { return replica.blob(sha256); })
    , m_household(std::move(household))
    , m_round(std::move(round))
    , m_today(std::move(today)) {
    const auto before = facts();
    if (before.assigned.empty())
        throw std::runtime_error("nobody has a task in this village");
    m_by = before.assigned.front().id;
    m_visit = must(m_record.start(m_household, m_round, m_by, m_today, *m_forms.current()), "start");
    must(m_record.takeUp(m_visit), "take up");
}

domain::VisitFacts Visitor::facts() const {
    auto read = store::visitFacts(m_replica.tables(), m_household, m_round, m_today);
    if (!read)
        throw std::runtime_error("the household is not on this tablet");
    return std::move(*read);
}

std::string Visitor::next() {
    const auto act = nextAct();
    return act ? act->name : std::string();
}

void Visitor::act() {
    const auto act = nextAct();
    if (!act)
        return;
    if (act->typed) {
        must(m_record.keep(m_visit, m_by, {*act->typed}), act->name);
        m_typing = act->typed;
    } else if (!act->saved.empty()) {
        must(m_record.save(m_visit, m_by, act->saved), act->name);
        m_typing.reset();
    } else if (act->taken) {
        must(m_record.attach(m_visit, m_by, *act->taken), act->name);
    } else if (act->signature) {
        usecases::SealVisit sealing(
            m_replica, *m_forms.ofVersion(facts().formVersion),
            [this](std::string_view text) { return sync::sign(m_replica.identity()->secretKey, text); });
        must(sealing.sign(facts(), m_by, *act->signature), act->name);
    } else {
        must(m_record.confirmReadBack(m_visit, m_by), act->name);
    }
}

std::int64_t Visitor::count(const std::string& sql, const std::string& value) const {
    SQLite::Statement query(m_replica.tables(), sql);
    query.bind(1, value);
    query.executeStep();
    return query.getColumn(0).getInt64();
}

std::optional<Visitor::Act> Visitor::answer(const FormItem& item, const domain::VisitFacts& facts) {
    if (isTyped(item.kind))
        return typed(item);
    if (domain::isTaken(item.kind))
        return taken(item);
    const auto steps = taps(item);
    if (steps.empty() ? item.done() : item.answer == steps.back())
        return std::nullopt;
    const auto at = item.answer ? std::find(steps.begin(), steps.end(), *item.answer) : steps.end();
    const Entry entry{item.ref, steps.empty()       ? domain::exactly(chosen(item, facts))
                                : at == steps.end() ? steps.front()
                                                    : *(at + 1)};
    return Act{nameOf(entry), {}, {entry}, {}, {}};
}

/// The rest of a field's keystrokes, then its save.
std::optional<Visitor::Act> Visitor::typed(const FormItem& item) const {
    const bool underTheFingers = m_typing && m_typing->ref == item.ref;
    const auto stands = underTheFingers ? m_typing->answer : item.answer;
    const auto strokes = keystrokes(item);
    const auto at = stands ? std::find(strokes.begin(), strokes.end(), *stands) : strokes.end();
    if (at != strokes.end() && at + 1 == strokes.end()) {
        if (!underTheFingers)
            return std::nullopt;
        return Act{nameOf(*m_typing) + " saved", {}, {*m_typing}, {}, {}};
    }
    const Entry entry{item.ref, at == strokes.end() ? strokes.front() : *(at + 1)};
    return Act{nameOf(entry), entry, {}, {}, {}};
}

/// A picture is taken, thrown away and taken again; a voice is recorded and a file handed in once.
std::optional<Visitor::Act> Visitor::taken(const FormItem& item) {
    const bool picture = item.kind == QuestionKind::Photo;
    const auto before = count("SELECT count(*) FROM visit_media WHERE question = ?", item.ref.text());
    if (item.done() && (!picture || before == 2))
        return std::nullopt;
    if (item.done())
        return Act{item.ref.text() + " thrown away", {}, {{item.ref, std::nullopt}}, {}, {}};
    const auto number = std::to_string(before);
    Act act{item.ref.text() + " taken " + number, {}, {}, {}, {}};
    if (picture)
        act.taken = {item.ref, "image/jpeg", "JPEG " + number, sync::sha256Hex("original " + number), false};
    else if (item.kind == QuestionKind::Audio)
        act.taken = {item.ref, "audio/ogg", "OggS", {}, true};
    else
        act.taken = {item.ref, "application/pdf", "%PDF", {}, false, "证明.pdf"};
    return act;
}

/// Three rows are added, and the last is removed with what it held.
std::optional<Visitor::Act> Visitor::row(const std::string& start, const domain::VisitFacts& facts) {
    constexpr int kRows = 3;
    for (int number = 1; number <= kRows; ++number) {
        const auto key = start + std::to_string(number);
        if (facts.answers.contains(key) ||
            count("SELECT count(*) FROM visit, json_each(answers) WHERE key = ?",
                  key) > 0) // taken back before
            continue;
        const Entry added{{FieldRef::Place::Answer, key, {}}, domain::exactly(true)};
        return Act{"row " + key, {}, {added}, {}, {}};
    }
    const auto last = start + std::to_string(kRows);
    if (!facts.answers.contains(last))
        return std::nullopt;
    const auto ending = last.substr(last.find(':'));
    Act removed{"row " + last + " removed", {}, {}, {}, {}};
    for (const auto& [key, answer] : facts.answers)
        if (key.ends_with(ending) || key.find(ending + domain::kRowInRow) != std::string::npos)
            removed.saved.push_back({{FieldRef::Place::Answer, key, {}}, std::nullopt});
    return removed;
}

std::optional<Visitor::Act> Visitor::nextAct() {
    const auto now = facts();
    if (now.sealedVersion == now.version)
        return std::nullopt;
    const auto shared = m_forms.ofVersion(now.formVersion);
    const auto& form = *shared;
    for (const auto& section : form.sections()) {
        std::vector<std::string> persons;
        for (const auto& member : now.members)
            persons.push_back(member.personId);
        for (const auto& person : section.perMember ? persons : std::vector<std::string>{{}})
            for (const auto& group : form.groups(section.id, now, person)) {
                for (const auto& item : group.items)
                    if (domain::isCounted(section, item) || domain::isTaken(item.kind) ||
                        !taps(item).empty() || group.row)
                        if (auto act = answer(item, now))
                            return act;
                if (!group.adds.empty())
                    if (auto act = row(group.adds, now))
                        return act;
            }
    }
    using Stage = domain::MissingItem::Stage;
    for (const auto& missing : domain::assess(form, now).missing) {
        if (missing.stage == Stage::ReadBack)
            return Act{"read back", {}, {}, {}, {}};
        if (missing.stage == Stage::Sign) {
            for (const auto& staff : now.assigned)
                if (staff.name == missing.title.zh)
                    return Act{"sign " + staff.name,
                               {},
                               {},
                               {},
                               usecases::NewSignature{"checker", staff.id, staff.name, "", "",
                                                      handwriting(static_cast<int>(staff.id[0]))}};
            return Act{"sign " + missing.title.zh,
                       {},
                       {},
                       {},
                       usecases::NewSignature{"head", "", missing.title.zh, "01", "",
                                              handwriting(static_cast<int>(m_household[0]))}};
        }
        const auto ref = FieldRef::parse(missing.target);
        if (!ref || !(missing.target == "visit/team" || ref->key.starts_with("risk:")))
            throw std::runtime_error("the visit is stuck at " + missing.section + " " + missing.target +
                                     ": " + missing.title.zh + ", " + missing.hint.zh);
        // Too few reviewers; or a risk flag, of which the visitor cannot tell whether it is so.
        const Entry mended{*ref, missing.target == "visit/team" ? domain::exactly(team(now))
                                                                : domain::exactly(std::string("3"))};
        return Act{nameOf(mended), {}, {mended}, {}, {}};
    }
    throw std::runtime_error("the visit is complete and not sealed");
}

} // namespace ruhu::field
