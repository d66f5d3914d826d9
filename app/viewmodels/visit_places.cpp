// Where the team stands in the form, and the ways from there.
#include "app/viewmodels/visit_rows.h"
#include "app/viewmodels/visit_view_model.h"
#include "app/viewmodels/words.h"

#include <algorithm>

namespace ruhu::viewmodels {
namespace {

using domain::FieldRef;
using domain::MissingItem;

constexpr const char* kMissing = "missing";
constexpr const char* kMove = "move";
constexpr const char* kReadBack = "read_back";
constexpr const char* kSignature = "signature";

} // namespace

bool VisitViewModel::readyFor(MissingItem::Stage stage) const {
    return m_draft.assessment().ready(stage);
}

/// The section `by` steps from here in the order of the form; empty beyond its end.
std::string VisitViewModel::neighbour(int by) const {
    const auto& all = m_draft.form().sections();
    const auto here =
        std::find_if(all.begin(), all.end(), [this](const auto& s) { return s.id == m_section; });
    const auto at = (here - all.begin()) + by;
    return here == all.end() || at < 0 || at >= static_cast<std::ptrdiff_t>(all.size())
               ? std::string()
               : all[static_cast<std::size_t>(at)].id;
}

QString VisitViewModel::previousText() const {
    if (!isReady())
        return {};
    if (m_section == kMove)
        return tr("先不换");
    if (m_section == "members" && memberIndex() > 0)
        return QString::fromStdString(
            m_draft.facts().members[static_cast<std::size_t>(memberIndex() - 1)].name);
    for (const auto& section : m_draft.form().sections())
        if (section.id == neighbour(-1))
            return rows().text(section.label);
    return {};
}

QString VisitViewModel::nextText() const {
    if (!isReady())
        return {};
    if (m_section == kMove)
        return tr("换到新表样");
    const auto& members = m_draft.facts().members;
    const int index = memberIndex();
    if (m_section == "members" && index >= 0 && index + 1 < static_cast<int>(members.size()))
        return tr("下一位：%1").arg(Words::whole(members[static_cast<std::size_t>(index + 1)].name));
    if (m_section == kMissing) {
        for (const auto& item : m_draft.assessment().missing)
            if (item.stage == MissingItem::Stage::Fill)
                return tr("补下一处：%1").arg(rows().text(item.title));
        return readyFor(MissingItem::Stage::Sign) ? tr("去签字") : tr("去宣读");
    }
    for (const auto& section : m_draft.form().sections())
        if (section.id == neighbour(1))
            return tr("下一节：%1").arg(rows().text(section.label));
    return missingCount() > 0                   ? tr("看还差什么")
           : readyFor(MissingItem::Stage::Sign) ? tr("去签字")
                                                : tr("去宣读");
}

void VisitViewModel::next() {
    if (m_section == kMove)
        return moveForm();
    const auto& members = m_draft.facts().members;
    const int index = memberIndex();
    if (m_section == "members" && index >= 0 && index + 1 < static_cast<int>(members.size()))
        return setPlace(m_section, members[static_cast<std::size_t>(index + 1)].personId);
    if (m_section == kMissing) {
        if (missingCount() > 0)
            return nextMissing();
        return openSection(readyFor(MissingItem::Stage::Sign) ? kSignature : kReadBack);
    }
    const auto after = neighbour(1);
    if (!after.empty())
        return setPlace(after, {});
    // What nobody hears is not read back: a refusal goes to its witness.
    openSection(readyFor(MissingItem::Stage::Sign) ? kSignature : kReadBack);
}

void VisitViewModel::previous() {
    if (m_section == kMove)
        return setPlace("basics", {});
    const int index = memberIndex();
    if (m_section == "members" && index > 0)
        return setPlace(m_section, m_draft.facts().members[static_cast<std::size_t>(index - 1)].personId);
    const auto before = neighbour(-1);
    if (before == "members")
        return setPlace(before,
                        m_draft.facts().members.empty() ? "" : m_draft.facts().members.back().personId);
    if (!before.empty())
        setPlace(before, {});
}

void VisitViewModel::nextMissing() {
    for (const auto& item : m_draft.assessment().missing)
        if (item.stage == MissingItem::Stage::Fill)
            return goTo(QString::fromStdString(item.section), QString::fromStdString(item.target));
}

void VisitViewModel::openSection(const QString& key) {
    if (!isReady())
        return;
    const auto section = key.toStdString();
    m_draft.flush();
    if (section == kReadBack || section == kSignature) {
        const bool signing = section == kSignature;
        if (!readyFor(signing ? MissingItem::Stage::Sign : MissingItem::Stage::ReadBack))
            return setPlace(kMissing, {});
        m_local->remember(m_draft.facts().visitId, {section, {}});
        return signing ? emit signatureRequested() : emit readBackRequested();
    }
    setPlace(section, section == "members" ? m_person : "");
}

void VisitViewModel::openPerson(const QString& person) {
    setPlace("members", person.toStdString());
}

void VisitViewModel::goTo(const QString& section, const QString& target) {
    if (section == kReadBack || section == kSignature)
        return openSection(section);
    const auto ref = FieldRef::parse(target.toStdString());
    if (!isReady())
        return;
    auto id = section.toStdString();
    if (ref && id.empty())
        id = m_draft.form().sectionOf(*ref);
    if (id.empty())
        id = "basics";
    setPlace(id, ref ? domain::personOf(*ref) : sync::Id(), target);
}

void VisitViewModel::setPlace(const std::string& section, const std::string& person,
                              const QString& focusRef) {
    if (!isReady())
        return;
    m_draft.flush();
    m_section = section;
    m_person = person;
    m_focusRef = focusRef;
    const auto& members = m_draft.facts().members;
    if (m_section == "members" && memberIndex() < 0 && !members.empty())
        m_person = members.front().personId;
    m_local->remember(m_draft.facts().visitId, {m_section, m_person});
    // Emptied first: a question of another place must not inherit what its predecessor showed.
    m_questions.setRows({});
    emit placeChanged();
    refresh();
    emit arrived();
}

} // namespace ruhu::viewmodels
