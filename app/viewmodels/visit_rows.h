#pragma once

#include "app/domain/codes.h"
#include "app/domain/completion_gate.h"
#include "app/domain/visit_form.h"
#include "app/domain/words.h"

#include <QCoreApplication>
#include <QVariantList>
#include <QVariantMap>

namespace ruhu::viewmodels {

/// How the parts of a visit look to QML: plain maps and lists, in the language of the screen.
class VisitRows {
    Q_DECLARE_TR_FUNCTIONS(VisitRows)

public:
    VisitRows(const domain::VisitForm& form, const domain::VisitFacts& facts,
              const domain::Assessment& assessment, bool english)
        : m_form(form)
        , m_facts(facts)
        , m_assessment(assessment)
        , m_english(english) {}

    QString text(const domain::Words& words) const;

    /// {key, text, cell, note, todo} of each section, reading back and signing included.
    QVariantList sections() const;

    /// {person, name, lost, cell, relation, gender, age, idNo} of each member.
    QVariantList members() const;

    /// One section's questions: ref, kind, label, hint, options, more, value, text, unknown, estimate, state,
    /// message, lastText, unit, minimum, maximum, maximumText, noneText; a `kind` "group" heads a group:
    /// label, amount, and `row` if it is one of a repeat that can be removed; "adds" stands for one row more.
    QList<QVariantMap> questions(const std::string& section, const std::string& person) const;

    /// The item's answer as a person reads it.
    QString answerText(const domain::FormItem& item) const;

    /// {rule, title, why, inputs, response, note, ref, noteRef, target, settled, status} of each flag.
    QVariantList risks() const;

    /// {heading} or {section, target, title, hint, action}, in the order of the form.
    QVariantList missing() const;

    /// Texts of the income's parts in yuan and of the sum line.
    QVariantMap income() const;

private:
    static QString shownText(domain::QuestionKind kind, const std::string& value);
    QVariantMap question(const domain::FormItem& item) const;
    void fillOptions(const domain::FormItem& item, QVariantMap& row) const;
    domain::Language language() const;
    QString sectionText(const std::string& id) const;
    QString valueText(const domain::FormItem& item, const domain::AnswerValue& value) const;

    const domain::VisitForm& m_form;
    const domain::VisitFacts& m_facts;
    const domain::Assessment& m_assessment;
    bool m_english;
};

/// Fen of what was typed in yuan ("420", "12.5"); empty for no number.
std::optional<std::int64_t> fenOf(const QString& yuan);

/// Hundredths of a mu, the same way.
QString decimalText(std::int64_t hundredths);

} // namespace ruhu::viewmodels
