// The part of VisitViewModel that takes a draft over to a newer version of the questionnaire.
#include "app/viewmodels/visit_rows.h"
#include "app/viewmodels/visit_view_model.h"

namespace ruhu::viewmodels {

QString VisitViewModel::newerForm() const {
    if (!isReady() || m_draft.sealed())
        return {};
    const auto current = m_app->forms().current();
    return current->version() == m_draft.form().version() ? QString()
                                                          : QString::fromStdString(current->version());
}

usecases::FormMove VisitViewModel::formMove() const {
    return usecases::compareForms(m_draft.form(), *m_app->forms().current(), m_draft.facts());
}

QVariantList VisitViewModel::moveRows() const {
    if (m_section != "move" || newerForm().isEmpty())
        return {};
    const auto move = formMove();
    const VisitRows rows(m_draft.form(), m_draft.facts(), m_draft.assessment(), english());
    QVariantList list;
    const auto add = [&](const QString& heading, const std::vector<usecases::FormMove::Line>& lines,
                         const auto& hint) {
        if (!lines.empty())
            list.append(QVariantMap{{"heading", heading}});
        for (const auto& line : lines)
            list.append(
                QVariantMap{{"heading", ""}, {"title", rows.text(line.label)}, {"hint", hint(line.item)}});
    };
    const auto answer = [&](const domain::FormItem& item) { return rows.answerText(item); };
    add(tr("新表不问了，答案收起来"), move.dropped, answer);
    add(tr("答案要再看一眼"), move.mended, [&](const domain::FormItem& item) {
        return rows.answerText(item) + QStringLiteral("　") + rows.text(item.mend.value_or(domain::Words{}));
    });
    add(tr("新增的，要补问"), move.added, [](const domain::FormItem&) { return QString(); });
    return list;
}

int VisitViewModel::moveKept() const {
    return m_section != "move" || newerForm().isEmpty() ? 0 : formMove().kept;
}

void VisitViewModel::moveForm() {
    if (newerForm().isEmpty() || !m_draft.flush())
        return;
    const auto moved = usecases::moveVisit(m_app->replica(), m_draft.facts().visitId, m_app->staff(),
                                           *m_app->forms().current(), formMove());
    m_error = moved ? QString() : QString::fromStdString(moved.error().code);
    emit savedChanged();
    m_draft.reload();
    if (moved)
        setPlace("missing", {});
}

} // namespace ruhu::viewmodels
