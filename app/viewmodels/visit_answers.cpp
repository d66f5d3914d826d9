// The answering half of VisitViewModel: from what was tapped or typed to entries of the draft.
#include "app/domain/last_year.h"
#include "app/usecases/log_contact.h"
#include "app/viewmodels/visit_rows.h"
#include "app/viewmodels/visit_view_model.h"
#include "app/viewmodels/words.h"

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

using domain::AnswerValue;
using domain::FieldRef;
using domain::How;
using domain::QuestionKind;
using Saving = VisitDraft::Saving;

/// What was typed on the keypad, as the record keeps it; empty for no number.
std::optional<AnswerValue> figureOf(QuestionKind kind, const QString& figure) {
    bool ok = false;
    if (kind == QuestionKind::Integer) {
        const auto whole = figure.toLongLong(&ok);
        return ok ? std::optional<AnswerValue>(static_cast<std::int64_t>(whole)) : std::nullopt;
    }
    if (kind == QuestionKind::Decimal) {
        figure.toDouble(&ok);
        return ok ? std::optional<AnswerValue>(figure.toStdString()) : std::nullopt;
    }
    const auto hundredths = fenOf(figure);
    return hundredths ? std::optional<AnswerValue>(*hundredths) : std::nullopt;
}

constexpr const char* kWhereabouts = "whereabouts";
constexpr const char* kVerifiedBy = "verified_by";
constexpr const char* kHome = "1";
constexpr const char* kSeen = "1";      ///< 面见
constexpr const char* kAtTheDoor = "1"; ///< how the visit is made
constexpr const char* kMixed = "4";

/// Somebody who is not of the household.
constexpr const char* kOtherRelation = "80";

} // namespace

std::optional<domain::FormItem> VisitViewModel::item(const FieldRef& ref) const {
    const auto section = m_draft.form().sectionOf(ref);
    for (const auto& group : m_draft.form().groups(section, m_draft.facts(), domain::personOf(ref)))
        for (const auto& candidate : group.items)
            if (candidate.ref == ref)
                return candidate;
    return std::nullopt;
}

void VisitViewModel::put(const QString& ref, std::optional<domain::Answer> answer, Saving saving) {
    if (const auto field = FieldRef::parse(ref.toStdString()))
        m_draft.put({{*field, std::move(answer)}}, saving);
}

void VisitViewModel::answer(const QString& ref, const QVariant& value) {
    if (value.typeId() == QMetaType::Bool)
        return put(ref, domain::exactly(value.toBool()), Saving::Now);
    if (value.typeId() == QMetaType::QString)
        return put(ref, domain::exactly(value.toString().toStdString()), Saving::Now);
    bool ok = false;
    const auto number = value.toLongLong(&ok);
    if (ok)
        put(ref, domain::exactly(static_cast<std::int64_t>(number)), Saving::Now);
}

void VisitViewModel::toggle(const QString& ref, const QString& code) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (!field)
        return;
    const auto asked = item(*field);
    const auto* answer = asked && asked->answer ? &*asked->answer : nullptr;
    const auto* chosen =
        answer && answer->how != How::Last ? std::get_if<std::vector<std::string>>(&answer->value) : nullptr;
    auto codes = chosen ? *chosen : std::vector<std::string>();
    if (std::erase(codes, code.toStdString()) == 0)
        codes.push_back(code.toStdString());
    std::sort(codes.begin(), codes.end());
    // The last tick taken away is not the same as "none of these": that has its own key.
    put(ref, codes.empty() ? std::nullopt : std::optional(domain::exactly(std::move(codes))), Saving::Now);
}

void VisitViewModel::answerNone(const QString& ref) {
    put(ref, domain::exactly(std::vector<std::string>()), Saving::Now);
}

void VisitViewModel::write(const QString& ref, const QString& text) {
    put(ref, text.isEmpty() ? std::nullopt : std::optional(domain::exactly(text.toStdString())),
        Saving::AfterTyping);
}

void VisitViewModel::writeFigure(const QString& ref, const QString& figure, bool estimate) {
    const auto field = FieldRef::parse(ref.toStdString());
    const auto asked = field ? item(*field) : std::nullopt;
    const auto value = asked ? figureOf(asked->kind, figure) : std::nullopt;
    put(ref,
        value ? std::optional(domain::Answer{*value, estimate ? How::Estimate : How::Exact}) : std::nullopt,
        Saving::AfterTyping);
}

void VisitViewModel::answerUnknown(const QString& ref) {
    put(ref, domain::unknown(), Saving::Now);
}

void VisitViewModel::keepLast(const QString& ref) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (!field)
        return;
    for (auto& [waiting, answer] : domain::unconfirmed(m_draft.form(), m_draft.facts(), m_section, m_person))
        if (waiting == *field)
            return put(ref, std::move(answer), Saving::Now);
}

int VisitViewModel::waiting() const {
    return m_draft.isOpen()
               ? static_cast<int>(
                     domain::unconfirmed(m_draft.form(), m_draft.facts(), m_section, m_person).size())
               : 0;
}

int VisitViewModel::count(const std::function<bool(const domain::FormItem&)>& wanted) const {
    int found = 0;
    if (m_draft.isOpen())
        for (const auto& group : m_draft.form().groups(m_section, m_draft.facts(), m_person))
            found += static_cast<int>(std::count_if(group.items.begin(), group.items.end(), wanted));
    return found;
}

int VisitViewModel::openFigures() const {
    return count([](const auto& asked) {
        return !asked.answer && !asked.lastYear && asked.kind == QuestionKind::Money;
    });
}

int VisitViewModel::estimates() const {
    return count([](const auto& asked) { return asked.answer && asked.answer->how == How::Estimate; });
}

QString VisitViewModel::estimateBasis() const {
    return QString::fromStdString(domain::textOf(m_draft.facts().answers, "income_basis"));
}

/// What waits from last year on the page; `besidesHome`: less where he is and how that was verified.
std::vector<usecases::RecordVisit::Entry> VisitViewModel::kept(bool besidesHome) const {
    std::vector<usecases::RecordVisit::Entry> entries;
    for (auto& [ref, answer] : domain::unconfirmed(m_draft.form(), m_draft.facts(), m_section, m_person))
        if (!besidesHome || (ref.key != kWhereabouts && ref.key != kVerifiedBy))
            entries.push_back({std::move(ref), std::move(answer)});
    return entries;
}

void VisitViewModel::keepAllLast() {
    if (auto entries = kept(false); !entries.empty())
        m_draft.put(std::move(entries), Saving::Now);
}

bool VisitViewModel::maybeAtHome() const {
    const auto* member = m_draft.isOpen() ? m_draft.facts().member(m_person) : nullptr;
    const auto mode = m_draft.isOpen() ? domain::textOf(m_draft.facts().visit, "mode") : std::string();
    if (!member || m_section != "members" || (mode != kAtTheDoor && mode != kMixed))
        return false;
    const auto before = domain::textOf(member->lastYear, kWhereabouts);
    return !domain::isAsked(member->entry, kWhereabouts) && !domain::isAsked(member->entry, kVerifiedBy) &&
           (before.empty() || before == kHome);
}

int VisitViewModel::waitingBesides() const {
    return m_draft.isOpen() ? static_cast<int>(kept(true).size()) : 0;
}

void VisitViewModel::seenAtHome(bool andKept) {
    if (!maybeAtHome())
        return;
    auto entries = andKept ? kept(true) : std::vector<usecases::RecordVisit::Entry>();
    entries.push_back(
        {{FieldRef::Place::Member, kWhereabouts, m_person}, domain::exactly(std::string(kHome))});
    entries.push_back(
        {{FieldRef::Place::Member, kVerifiedBy, m_person}, domain::exactly(std::string(kSeen))});
    m_draft.put(std::move(entries), Saving::Now);
}

void VisitViewModel::answerBy(const QString& ref, const QString& name) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (!field)
        return;
    std::vector<usecases::RecordVisit::Entry> entries = {
        {*field, name.isEmpty() ? std::nullopt : std::optional(domain::exactly(name.toStdString()))}};
    if (field->place == FieldRef::Place::Visit && field->key == "respondent") {
        std::string relation = kOtherRelation;
        for (const auto& member : m_draft.facts().members)
            if (member.name == name.toStdString())
                relation = member.relation;
        entries.push_back({{FieldRef::Place::Visit, "respondent_relation", {}}, domain::exactly(relation)});
    }
    m_draft.put(entries, Saving::AfterTyping);
}

void VisitViewModel::zeroRest(const QString& group) {
    std::vector<usecases::RecordVisit::Entry> entries;
    for (const auto& candidate : m_draft.form().groups(m_section, m_draft.facts(), m_person))
        if (group.isEmpty() || QString::fromStdString("group/" + candidate.id) == group)
            for (const auto& asked : candidate.items)
                if (!asked.answer && asked.kind == QuestionKind::Money &&
                    !(group.isEmpty() && asked.lastYear))
                    entries.push_back({asked.ref, domain::exactly(std::int64_t(0))});
    if (!entries.empty())
        m_draft.put(entries, Saving::Now);
}

void VisitViewModel::logContact(const QString& person, const QString& outcome) {
    const auto* member = m_draft.facts().member(person.toStdString());
    if (!member)
        return;
    const bool wechat = domain::textOf(member->entry, "verified_by") == "4";
    const usecases::Contact contact{m_household,
                                    m_draft.facts().visitId,
                                    member->personId,
                                    wechat ? "wechat_video" : "phone",
                                    {},
                                    outcome.toStdString(),
                                    outcome == QLatin1String("verified") ? member->name : std::string(),
                                    {},
                                    {}};
    const auto logged = usecases::LogContact(m_app->replica()).log(contact, m_app->staff());
    m_error = logged ? QString() : QString::fromStdString(logged.error().code);
    emit savedChanged();
    m_draft.reload();
}

QString VisitViewModel::contactText(const QString& person) const {
    int tries = 0;
    const domain::VisitFacts::Attempt* last = nullptr;
    for (const auto& attempt : m_draft.facts().attempts)
        if (attempt.personId == person.toStdString()) {
            ++tries;
            last = &attempt;
        }
    if (!last)
        return {};
    const auto moment = Words(*m_app).moment(last->madeAt);
    return last->outcome == "verified" ? tr("%1 接通，本人").arg(moment)
                                       : tr("联系了%1次，最近%2").arg(tries).arg(moment);
}

} // namespace ruhu::viewmodels
