// The answers of VisitViewModel that are more than a tap or words: pictures, recordings, rankings, rows.
#include "app/store/visit_media.h"

#include "app/viewmodels/visit_view_model.h"

#include <algorithm>

namespace ruhu::viewmodels {

namespace {

using domain::FieldRef;
using Saving = VisitDraft::Saving;

/// As it was answered, else as the form has it.
std::vector<std::string> orderOf(const domain::FormItem& item) {
    const auto* text = item.answer ? std::get_if<std::string>(&item.answer->value) : nullptr;
    if (text && !text->empty())
        return domain::rankedCodes(*text);
    std::vector<std::string> order;
    for (const auto& option : item.options)
        order.push_back(option.code);
    return order;
}

std::string joined(const std::vector<std::string>& order) {
    std::string text;
    for (const auto& code : order)
        text += (text.empty() ? "" : " ") + code;
    return text;
}

} // namespace

void VisitViewModel::takeBack(const QString& ref) {
    put(ref, std::nullopt, Saving::Now);
}

void VisitViewModel::rank(const QString& ref, const QString& code, int by) {
    const auto field = FieldRef::parse(ref.toStdString());
    const auto asked = field ? item(*field) : std::nullopt;
    if (!asked)
        return;
    auto order = orderOf(*asked);
    const auto from = std::find(order.begin(), order.end(), code.toStdString()) - order.begin();
    const auto to = from + by;
    if (from == std::ssize(order) || to < 0 || to >= std::ssize(order))
        return;
    std::swap(order[static_cast<std::size_t>(from)], order[static_cast<std::size_t>(to)]);
    put(ref, domain::exactly(joined(order)), Saving::Now);
}

void VisitViewModel::keepRanking(const QString& ref) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (const auto asked = field ? item(*field) : std::nullopt)
        put(ref, domain::exactly(joined(orderOf(*asked))), Saving::Now);
}

void VisitViewModel::attachPhoto(const QString& ref, PhotoViewModel* photo) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (field && photo && photo->photo())
        m_draft.attach({*field, "image/jpeg", photo->photo()->jpeg, photo->photo()->originalHash, false});
}

void VisitViewModel::attachAudio(const QString& ref, AudioViewModel* audio) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (field && audio && !audio->recorded().empty())
        m_draft.attach({*field, "audio/ogg", audio->recorded(), {}, true});
}

void VisitViewModel::attachFile(const QString& ref, FileViewModel* file) {
    const auto field = FieldRef::parse(ref.toStdString());
    if (field && file && file->chosen())
        m_draft.attach(
            {*field, file->chosen()->type, file->chosen()->bytes, {}, false, file->chosen()->name});
}

QString VisitViewModel::mediaName(const QString& ref) const {
    return m_draft.isOpen() ? QString::fromStdString(store::mediaName(
                                  m_app->tables(), m_draft.facts().visitId, ref.toStdString()))
                            : QString();
}

QString VisitViewModel::picture(const QString& ref) const {
    const auto field = FieldRef::parse(ref.toStdString());
    const auto asked = field && isReady() ? item(*field) : std::nullopt;
    const auto* name = asked && asked->answer ? std::get_if<std::string>(&asked->answer->value) : nullptr;
    const auto blob = name ? m_app->replica().blob(*name) : std::nullopt;
    return blob ? pictureUrl(blob->bytes) : QString();
}

void VisitViewModel::addRow(const QString& repeat) {
    // Made of the time, so that rows stand in the order in which they were added.
    const FieldRef row{FieldRef::Place::Answer, repeat.toStdString() + m_app->replica().makeId(), {}};
    m_draft.put({{row, domain::exactly(true)}}, Saving::Now);
}

void VisitViewModel::removeRow(const QString& row) {
    const auto field = FieldRef::parse(row.toStdString());
    if (!field)
        return;
    const auto ending = field->key.substr(field->key.find(':'));
    std::vector<usecases::RecordVisit::Entry> entries;
    for (const auto& [key, answer] : m_draft.facts().answers)
        if (key.ends_with(ending) || key.find(ending + domain::kRowInRow) != std::string::npos)
            entries.push_back({{FieldRef::Place::Answer, key, {}}, std::nullopt});
    m_draft.put(std::move(entries), Saving::Now);
}

} // namespace ruhu::viewmodels
