#include "app/domain/completion_gate.h"

#include "app/domain/chinese_numbers.h"
#include "app/domain/dates.h"
#include "app/domain/problems.h"

#include <algorithm>
#include <set>

namespace ruhu::domain {
namespace {

using Stage = MissingItem::Stage;

constexpr int kTryDays = 2;
constexpr const char* kFrozen = "3";

const Words kFill = {"去填", "Fill in"};
const Words kNotAsked = {"还没问", "Not asked yet"};

class Assessor {
public:
    Assessor(const VisitForm& form, const VisitFacts& facts)
        : m_form(form)
        , m_facts(facts)
        , m_case(visitCase(facts)) {}

    Assessment run() {
        m_result.visitCase = m_case;
        m_result.income = computeIncome(m_facts.answers, countedPersons(m_facts), m_facts.round.incomeBasis);
        m_result.incomeAsked = allAsked(m_form.groups("income", m_facts));
        m_result.risks = assessRisks(m_facts, m_result.income, m_result.incomeAsked);
        nameMissing();
        m_result.classHint = classHint(m_facts, m_result.income, m_result.risks);
        for (const auto& section : m_form.sections()) {
            m_progress = {section.id, 0, 0, 0, false};
            if (section.perMember)
                members(section);
            else if (asks(section))
                questions(section);
            if (section.id == "basics")
                basics();
            if (section.perMember)
                head();
            if (section.id == "conclusion") {
                responses();
                problems();
            }
            m_result.sections.push_back(m_progress);
        }
        markSectionsToCheck();
        readBack();
        signatures();
        return std::move(m_result);
    }

private:
    static bool allAsked(const std::vector<FormGroup>& groups) {
        for (const auto& group : groups)
            for (const auto& item : group.items)
                if (item.missing())
                    return false;
        return !groups.empty();
    }

    void add(Stage stage, std::string section, std::string target, Words title, Words hint, Words action) {
        m_result.missing.push_back({stage, std::move(section), std::move(target), std::move(title),
                                    std::move(hint), std::move(action)});
    }

    /// Where nobody answers, only who was there and what came of it is recorded.
    bool asks(const FormSection& section) const {
        return asksAnswers(m_case) || section.id == "basics" || section.id == "conclusion";
    }
    bool asks(const FormItem& item) const {
        return asksAnswers(m_case) ||
               (item.ref.key != "informed" && item.ref.key != "respondent" && item.ref.key != "knows_policy");
    }

    void count(const FormItem& item) {
        ++m_progress.total;
        m_progress.asked += item.done() ? 1 : 0;
    }

    void questions(const FormSection& section) {
        for (const auto& group : m_form.groups(section.id, m_facts)) {
            int open = 0;
            const FormItem* first = nullptr;
            for (const auto& item : group.items) {
                if (!asks(item))
                    continue;
                if (isCounted(section, item))
                    count(item);
                if (!item.missing())
                    continue;
                open += item.mend ? 0 : 1;
                if (!first)
                    first = &item;
                if (group.label.zh.empty())
                    add(Stage::Fill, section.id, item.ref.text(), item.label, item.mend.value_or(kNotAsked),
                        kFill);
            }
            // A table's rows are counted together: thirty lines of "not asked" help nobody.
            if (first && !group.label.zh.empty())
                add(Stage::Fill, section.id, first->ref.text(), group.label,
                    open == 0 ? *first->mend
                              : Words{"还有" + std::to_string(open) + "项没问",
                                      std::to_string(open) + " not asked yet"},
                    kFill);
        }
    }

    void members(const FormSection& section) {
        // Nobody says anything about members: 拒访. Nobody lives here: 空挂户.
        if (m_case == VisitCase::Refuses || m_case == VisitCase::EmptyRegister) {
            m_progress.members = static_cast<int>(m_facts.members.size());
            return;
        }
        for (const auto& member : m_facts.members) {
            bool verified = true;
            std::string openZh;
            std::string openEn;
            std::string target;
            for (const auto& group : m_form.groups(section.id, m_facts, member.personId))
                for (const auto& item : group.items) {
                    if (isCounted(section, item))
                        count(item);
                    if (!item.missing())
                        continue;
                    verified = verified && item.ref.key != "whereabouts" && item.ref.key != "verified_by";
                    openZh += (openZh.empty() ? "" : "、") + item.label.zh;
                    openEn += (openEn.empty() ? "" : ", ") + item.label.en;
                    if (target.empty())
                        target = item.ref.text();
                }
            const bool lost = textOf(member.entry, "whereabouts") == "8";
            if (!target.empty())
                add(Stage::Fill, section.id, target, {member.name, member.name},
                    verified ? Words{"没填：" + openZh, "Open: " + openEn}
                             : Words{"还没核实", "Not verified yet"},
                    kFill);
            else if (lost && !missingTries(m_facts, member.personId).enough())
                add(Stage::Fill, section.id, "member/" + member.personId + "/whereabouts",
                    {member.name, member.name},
                    {"失联要联系满" + spokenCount(m_facts.round.remoteAttempts, "次") + "，隔开两天",
                     "Needs " + std::to_string(m_facts.round.remoteAttempts) + " attempts on two days"},
                    {"去联系", "Contact"});
            else
                ++m_progress.members;
        }
    }

    /// A head who has died or left is followed by another; nobody is deleted.
    void head() {
        if (m_facts.members.empty() || m_case == VisitCase::NobodyLeft || headStands(m_facts))
            return;
        const auto* old = m_facts.member(m_facts.household.headId);
        add(Stage::Fill, "members", old ? "member/" + old->personId + "/whereabouts" : std::string(),
            {"户主", "Household head"},
            old ? Words{old->name + "已过世或迁出，请提名新户主", old->name + " is gone: propose a new head"}
                : Words{"还没有户主，请提名", "There is no head: propose one"},
            {"去变更", "Change"});
    }

    /// Nobody at home: it was done by phone, and a call was answered. Children at home: a guardian was
    /// called.
    void remote() {
        const bool answered = std::any_of(m_facts.attempts.begin(), m_facts.attempts.end(),
                                          [](const auto& attempt) { return attempt.outcome == "verified"; });
        if (m_case == VisitCase::AllAway && textOf(m_facts.visit, "mode") == "1")
            add(Stage::Fill, "basics", "visit/mode", caseWords(m_case),
                {"排查方式要选电话、微信或混合", "The mode is phone, WeChat or mixed"}, {"去改", "Change"});
        const bool byPhone = m_case == VisitCase::AllAway || needsWitness(m_case);
        if (byPhone && !answered)
            add(Stage::Fill, "members", {}, caseWords(m_case),
                needsWitness(m_case) ? Words{"还没电话联系监护人", "No guardian has been called yet"}
                                     : Words{"还没有接通的联系记录", "No call has been answered yet"},
                {"去联系", "Contact"});
    }

    void basics() {
        remote();
        const auto team = codesOf(m_facts.visit, "team");
        const auto needed = static_cast<std::size_t>(m_facts.round.minCheckers);
        const bool unassigned = std::any_of(team.begin(), team.end(), [&](const auto& id) {
            return std::none_of(m_facts.assigned.begin(), m_facts.assigned.end(),
                                [&](const auto& staff) { return staff.id == id; });
        });
        if (!team.empty() && (team.size() < needed || unassigned)) {
            m_progress.asked = std::max(0, m_progress.asked - 1);
            add(Stage::Fill, "basics", "visit/team", {"核查人员", "Reviewers"},
                unassigned
                    ? Words{"有人没派到这个村，请乡镇先派任务", "Somebody is not assigned to this village"}
                    : Words{"至少要" + spokenCount(m_facts.round.minCheckers, "个人"),
                            "At least " + std::to_string(m_facts.round.minCheckers)},
                {"去选", "Choose"});
        }
        if (m_facts.round.state == kFrozen)
            add(Stage::Fill, "basics", {}, {"轮次", "Round"},
                {"这一轮已经冻结，不能再签字", "The round is frozen: nothing can be signed"},
                {"去看", "See"});
        if (!m_facts.round.startsOn.empty() && m_facts.today < m_facts.round.startsOn)
            add(Stage::Fill, "basics", {}, {"入户时间", "Time of the visit"},
                {"这一轮" + m_facts.round.startsOn + "才开始，请看平板的日期",
                 "The round starts on " + m_facts.round.startsOn},
                {"去看", "See"});
    }

    /// What a risk rule lacks, in the words of the form.
    void nameMissing() {
        for (auto& flag : m_result.risks)
            for (auto& missing : flag.missing)
                if (missing.name.zh.empty())
                    missing.name = labelOf(missing.ref);
    }

    Words labelOf(const FieldRef& ref) const {
        for (const auto& group : m_form.groups(m_form.sectionOf(ref), m_facts, ref.person))
            for (const auto& item : group.items)
                if (item.ref == ref)
                    return item.label;
        return {ref.key, ref.key};
    }

    /// Section J: what was found besides has a kind and words. Of those that the form asks, it says so
    /// itself.
    void problems() {
        for (const auto& problem : unfinishedProblems(m_facts)) {
            if (problem.key.find(':') != std::string::npos && m_form.question(problem.key))
                continue;
            ++m_progress.total;
            add(Stage::Fill, "conclusion", "answer/" + problem.key, {"发现的问题", "Problem found"},
                {"写明是哪类问题、什么情况", "Of what kind, and what it is"}, {"去写", "Write"});
        }
    }

    void responses() {
        for (const auto& flag : m_result.risks) {
            ++m_progress.total;
            if (flag.settled()) {
                ++m_progress.asked;
                continue;
            }
            if (flag.response == RiskResponse::Open)
                add(Stage::Fill, "conclusion", "answer/" + riskKey(flag.rule), flag.title,
                    {"属实、不属实，还是说不清", "True, not so, or not clear"}, {"去定", "Decide"});
            else
                add(Stage::Fill, "conclusion", "answer/" + riskNoteKey(flag.rule), flag.title,
                    {"写一句怎么看", "Say in a sentence why"}, {"去写", "Write"});
        }
    }

    void markSectionsToCheck() {
        for (const auto& flag : m_result.risks) {
            if (flag.response != RiskResponse::Open)
                continue;
            const auto section = m_form.sectionOf(flag.target);
            for (auto& progress : m_result.sections)
                progress.toCheck = progress.toCheck || progress.id == section;
        }
    }

    void readBack() {
        if (m_facts.readBackAt == 0 && readsBack(m_case))
            add(Stage::ReadBack, "read_back", {}, {"宣读", "Read back"},
                {"还没念给这家人听", "Not read to the household yet"}, {"去念", "Read"});
    }

    void signatures() {
        const auto signedBy = [&](const std::string& id) {
            return std::any_of(m_facts.signatures.begin(), m_facts.signatures.end(),
                               [&](const auto& s) { return s.role == "checker" && s.staffId == id; });
        };
        for (const auto& id : codesOf(m_facts.visit, "team"))
            if (!signedBy(id))
                for (const auto& staff : m_facts.assigned)
                    if (staff.id == id)
                        add(Stage::Sign, "signature", {}, {staff.name, staff.name},
                            {"核查人员还没签", "Reviewer, not signed"}, {"去签", "Sign"});
        const bool household =
            std::any_of(m_facts.signatures.begin(), m_facts.signatures.end(), [](const auto& s) {
                return s.role == "head" || s.role == "agent" || s.mode == "statement";
            });
        if (!household && householdModes(m_facts).front() == "statement")
            add(Stage::Sign, "signature", {}, {"村干部", "Village cadre"},
                {"村干部还没签字说明", "The cadre's statement, not signed"}, {"去签", "Sign"});
        else if (!household && m_case == VisitCase::Refuses)
            add(Stage::Sign, "signature", {}, {m_facts.household.head, m_facts.household.head},
                {"写明不肯的原因，村干部见证；乡镇认可了才算完成",
                 "The reason, and a cadre as witness; finished once the township accepts it"},
                {"去签", "Sign"});
        else if (!household)
            add(Stage::Sign, "signature", {}, {m_facts.household.head, m_facts.household.head},
                {"户主还没签", "Household head, not signed"}, {"去签", "Sign"});
    }

    const VisitForm& m_form;
    const VisitFacts& m_facts;
    const VisitCase m_case;
    Assessment m_result;
    SectionProgress m_progress;
};

} // namespace

bool Assessment::ready(Stage before) const {
    return std::none_of(missing.begin(), missing.end(),
                        [&](const auto& item) { return item.stage < before; });
}

MissingTries missingTries(const VisitFacts& facts, std::string_view personId) {
    int tries = 0;
    std::set<std::string> days;
    for (const auto& attempt : facts.attempts)
        if (attempt.personId == personId) {
            ++tries;
            days.insert(chinaDate(attempt.madeAt));
        }
    return {std::max(0, facts.round.remoteAttempts - tries),
            std::max(0, kTryDays - static_cast<int>(days.size()))};
}

Assessment assess(const VisitForm& form, const VisitFacts& facts) {
    return Assessor(form, facts).run();
}

} // namespace ruhu::domain
