#pragma once

#include "app/domain/completion_gate.h"
#include "app/store/visit_queries.h"
#include "app/usecases/record_visit.h"
#include "app/viewmodels/application.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace ruhu::viewmodels {

/// One household's visit while it is filled: what it holds now, judged anew after each answer, and its
/// saving. A tap is saved at once. Each keystroke is on this tablet's disk at once too; a change set for the
/// township is made of them when typing pauses, when the field is left and when the page closes, so the log
/// gets a figure and not each of its digits. What a killed program had typed is taken up on opening. UI
/// thread only.
class VisitDraft : public QObject {
    Q_OBJECT

public:
    explicit VisitDraft(QObject* parent = nullptr);
    ~VisitDraft() override;

    /// Begins the visit if it has not begun and reads it. Empty = it worked; else the error's code.
    std::string open(Application& app, const sync::Id& household);

    bool isOpen() const { return m_app != nullptr; }
    /// The questionnaire that this visit stays with. REQUIRES isOpen().
    const domain::VisitForm& form() const { return *m_form; }
    const domain::VisitFacts& facts() const { return m_facts; }
    const domain::Assessment& assessment() const { return m_assessment; }
    bool sealed() const { return m_facts.sealedVersion == m_facts.version; }

    enum class Saving { Now, AfterTyping };
    /// With what the form's own actions answer to it.
    void put(std::vector<usecases::RecordVisit::Entry> entries, Saving saving);
    /// Saved at once, or with the next flush() that can.
    void attach(usecases::RecordVisit::Media media);

    /// Makes a change set of what was typed, and saves what was taken and could not be saved before. False if
    /// it could not; it stays here and the next call tries again.
    bool flush();

    /// Reads again what another save or a pull has changed.
    void reload();

signals:
    /// Facts and judgement are new.
    void changed();
    /// All that was entered is on this tablet's disk.
    void saved();
    void failed(const QString& code);

private:
    bool save();
    bool saveAttached();
    void read();
    void keep(const std::vector<usecases::RecordVisit::Entry>& entries);
    void apply(const usecases::RecordVisit::Entry& entry);
    void onRecordsChanged(const QStringList& types);

    Application* m_app = nullptr;
    std::shared_ptr<const domain::VisitForm> m_form;
    domain::VisitFacts m_facts;
    domain::Assessment m_assessment;
    std::map<std::string, usecases::RecordVisit::Entry> m_unsaved;    ///< by FieldRef text
    std::map<std::string, usecases::RecordVisit::Media> m_unattached; ///< by FieldRef text
    QTimer m_typing;
    bool m_saving = false;
};

} // namespace ruhu::viewmodels
