#include "app/viewmodels/read_back_view_model.h"

#include "app/domain/chinese_numbers.h"
#include "app/domain/read_back.h"

namespace ruhu::viewmodels {

ReadBackViewModel::ReadBackViewModel(QObject* parent)
    : QObject(parent) {
    connect(&m_draft, &VisitDraft::changed, this, &ReadBackViewModel::refresh);
}

void ReadBackViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    emit appChanged();
    open();
}

void ReadBackViewModel::setHouseholdId(const QString& id) {
    if (id == householdId())
        return;
    m_household = id.toStdString();
    emit householdChanged();
    open();
}

void ReadBackViewModel::open() {
    if (!m_app || m_household.empty())
        return;
    m_error = QString::fromStdString(m_draft.open(*m_app, m_household));
    emit errorChanged();
    refresh();
}

QString ReadBackViewModel::head() const {
    return QString::fromStdString(m_draft.facts().household.head);
}

void ReadBackViewModel::refresh() {
    m_sentences.clear();
    if (!m_draft.isOpen())
        return;
    std::int64_t number = 0;
    for (const auto& sentence :
         domain::readBack(m_draft.form(), m_draft.facts(), m_draft.assessment())) {
        QString html;
        for (const auto& span : sentence.spans) {
            const auto text = QString::fromStdString(span.text).toHtmlEscaped();
            html += span.strong ? "<b>" + text + "</b>" : text;
        }
        m_sentences.append(QVariantMap{{"number", QString::fromStdString(domain::spokenNumber(++number))},
                                       {"html", html},
                                       {"plain", QString::fromStdString(sentence.plain())},
                                       {"target", QString::fromStdString(sentence.target.text())}});
    }
    emit changed();
}

bool ReadBackViewModel::confirm() {
    const auto confirmed =
        usecases::RecordVisit(m_app->replica()).confirmReadBack(m_draft.facts().visitId, m_app->staff());
    m_error = confirmed ? QString() : QString::fromStdString(confirmed.error().code);
    emit errorChanged();
    return confirmed.ok();
}

} // namespace ruhu::viewmodels
