#include "app/viewmodels/visit_draft.h"

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

/// Long enough to type the next figure, short enough that nobody loses a sentence.
constexpr int kTypingPauseMs = 400;

void assign(domain::Answers& answers, const std::string& key, const std::optional<domain::Answer>& answer) {
    if (answer)
        answers[key] = *answer;
    else
        answers.erase(key);
}

} // namespace

VisitDraft::VisitDraft(QObject* parent)
    : QObject(parent) {
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &VisitDraft::flush);
}

VisitDraft::~VisitDraft() {
    flush();
}

std::string VisitDraft::open(Application& app, const sync::Id& household) {
    flush();
    if (m_app)
        m_app->disconnect(this);
    m_app = nullptr;
    // What could not be saved is another visit's; typing is on the disk and taken up there.
    m_unsaved.clear();
    m_unattached.clear();
    usecases::RecordVisit record(app.replica());
    const auto begun = record.start(household, app.round(), app.staff(), app.today(), *app.forms().current());
    if (!begun)
        return begun.error().code;
    if (const auto taken = record.takeUp(*begun); !taken)
        return taken.error().code;
    m_app = &app;
    m_facts.household.id = household;
    m_facts.round.id = app.round();
    connect(m_app, &Application::recordsChanged, this, &VisitDraft::onRecordsChanged);
    reload();
    return {};
}

void VisitDraft::put(std::vector<usecases::RecordVisit::Entry> entries, Saving saving) {
    if (!m_app)
        return;
    const auto before = m_facts;
    for (const auto& entry : entries)
        apply(entry);
    for (auto& [ref, answer] : m_form->consequences(before, m_facts)) {
        entries.push_back({std::move(ref), std::move(answer)});
        apply(entries.back());
    }
    for (const auto& entry : entries) {
        m_unattached.erase(entry.ref.text());
        m_unsaved.insert_or_assign(entry.ref.text(), entry);
    }
    m_facts.readBackAt = 0;
    m_facts.signatures.clear();
    m_assessment = domain::assess(*m_form, m_facts);
    if (saving == Saving::Now)
        flush();
    else
        keep(entries);
    emit changed();
}

void VisitDraft::keep(const std::vector<usecases::RecordVisit::Entry>& entries) {
    m_typing.start();
    const auto kept = usecases::RecordVisit(m_app->replica()).keep(m_facts.visitId, m_app->staff(), entries);
    if (kept)
        emit saved();
    else
        emit failed(QString::fromStdString(kept.error().code));
}

void VisitDraft::attach(usecases::RecordVisit::Media media) {
    const auto ref = media.ref.text();
    m_unattached.insert_or_assign(ref, std::move(media));
    flush();
}

bool VisitDraft::flush() {
    m_typing.stop();
    return !m_app || (save() && saveAttached());
}

bool VisitDraft::saveAttached() {
    bool all = true;
    bool any = false;
    while (!m_unattached.empty()) {
        const auto first = m_unattached.begin();
        m_saving = true;
        const auto result =
            usecases::RecordVisit(m_app->replica()).attach(m_facts.visitId, m_app->staff(), first->second);
        m_saving = false;
        all = result.ok();
        if (!all) {
            emit failed(QString::fromStdString(result.error().code));
            break;
        }
        any = true;
        m_unattached.erase(first);
        emit saved();
    }
    if (any)
        read();
    return all;
}

bool VisitDraft::save() {
    if (m_unsaved.empty())
        return true;
    std::vector<usecases::RecordVisit::Entry> entries;
    for (const auto& [ref, entry] : m_unsaved)
        entries.push_back(entry);
    m_saving = true;
    const auto result =
        usecases::RecordVisit(m_app->replica()).save(m_facts.visitId, m_app->staff(), entries);
    m_saving = false;
    if (!result) {
        emit failed(QString::fromStdString(result.error().code));
        return false;
    }
    m_unsaved.clear();
    emit saved();
    return true;
}

void VisitDraft::reload() {
    if (m_app && flush())
        read();
}

void VisitDraft::read() {
    if (auto facts =
            store::visitFacts(m_app->tables(), m_facts.household.id, m_facts.round.id, m_app->today())) {
        m_facts = std::move(*facts);
        m_form = m_app->forms().ofVersion(m_facts.formVersion);
        m_assessment = domain::assess(*m_form, m_facts);
        emit changed();
    }
}

void VisitDraft::apply(const usecases::RecordVisit::Entry& entry) {
    using Place = domain::FieldRef::Place;
    if (entry.ref.place == Place::Answer)
        assign(m_facts.answers, entry.ref.key, entry.answer);
    else if (entry.ref.place == Place::Visit)
        assign(m_facts.visit, entry.ref.key, entry.answer);
    else
        for (auto& member : m_facts.members)
            if (member.personId == entry.ref.person)
                assign(member.entry, entry.ref.key, entry.answer);
}

void VisitDraft::onRecordsChanged(const QStringList& types) {
    static const QStringList concerned = {"visit",           "visit_member", "person",       "household",
                                          "contact_attempt", "round",        "assignment",   "signature",
                                          "visit_seal",      "staff",        "questionnaire"};
    // An own save is in the facts already.
    if (!m_saving &&
        std::any_of(types.begin(), types.end(), [](const auto& t) { return concerned.contains(t); }))
        reload();
}

} // namespace ruhu::viewmodels
