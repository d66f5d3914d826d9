#pragma once

#include "app/usecases/seal_visit.h"
#include "app/viewmodels/photo_view_model.h"
#include "app/viewmodels/visit_draft.h"

#include <QVariantList>

namespace ruhu::viewmodels {

/// How the household confirms what was read to it (DOMAIN section 3): by hand, by an agent, by fingerprint or
/// signature on paper, by phone, or not at all, and what each of these asks for.
class ConfirmationViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of SignatureViewModel")
    /// "hand", "agent", "finger", "paper", "remote", "refused"
    Q_PROPERTY(QString mode MEMBER m_mode NOTIFY changed)
    /// Somebody writes on the screen.
    Q_PROPERTY(bool writes READ writes NOTIFY changed)
    /// How this kind of visit may be signed for the household, codes of signature_mode.
    Q_PROPERTY(QStringList modes READ modes NOTIFY changed)
    /// A cadre of the village has to be named besides what the mode asks for, or is the one who signs.
    Q_PROPERTY(bool witnessed READ witnessed NOTIFY changed)
    /// Paper is photographed.
    Q_PROPERTY(bool onPaper READ onPaper NOTIFY changed)
    /// No signature: the household still signs later.
    Q_PROPERTY(bool provisional READ provisional NOTIFY changed)
    Q_PROPERTY(ruhu::viewmodels::PhotoViewModel* photo READ photo CONSTANT)
    /// Who writes on the paper: the head, the agent or the witness.
    Q_PROPERTY(QString writer READ writer NOTIFY changed)

    /// {name, relation, text} of grown-up members who may sign, or write, for the head.
    Q_PROPERTY(QVariantList agents READ agents NOTIFY changed)
    Q_PROPERTY(QString agentName READ agentName NOTIFY changed)
    /// Somebody outside the household signs: the name is typed.
    Q_PROPERTY(bool otherAgent MEMBER m_otherAgent NOTIFY changed)
    Q_PROPERTY(QString agentPhone MEMBER m_agentPhone NOTIFY changed)
    Q_PROPERTY(bool consented READ consented WRITE setConsented NOTIFY changed)
    Q_PROPERTY(QString consentText MEMBER m_consent NOTIFY changed)
    /// Who wrote the name beside a fingerprint; empty = nobody.
    Q_PROPERTY(QString filledBy MEMBER m_filledBy NOTIFY changed)

    /// {person, text, number} of grown-up members who may be called.
    Q_PROPERTY(QVariantList callees READ callees NOTIFY changed)
    Q_PROPERTY(QString callee READ callee WRITE setCallee NOTIFY changed)
    /// Of the one who is called: masked until it is asked for, which is recorded.
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(bool numberShown READ numberShown NOTIFY changed)
    Q_PROPERTY(QString channel MEMBER m_channel NOTIFY changed)
    /// It was read to them and they agreed.
    Q_PROPERTY(bool agreed MEMBER m_agreed NOTIFY changed)
    Q_PROPERTY(bool noticeGiven MEMBER m_noticeGiven NOTIFY changed)

    Q_PROPERTY(QString reason MEMBER m_reason NOTIFY changed)
    /// {id, name} of the village's cadres who did not check.
    Q_PROPERTY(QVariantList witnesses READ witnesses NOTIFY changed)
    Q_PROPERTY(QString witness MEMBER m_witness NOTIFY changed)

public:
    ConfirmationViewModel(const VisitDraft& draft, QObject* parent);

    void setApp(Application* app);
    /// As the visit stands now; `again`: the household signs what is sealed. Changes a mode that does not
    /// fit.
    void fit(bool again);
    QStringList modes() const { return m_modes; }
    bool witnessed() const;
    bool writes() const {
        return m_mode == "hand" || m_mode == "agent" || m_mode == "refused" || m_mode == "statement";
    }
    bool onPaper() const { return m_mode == "paper" || m_mode == "finger"; }
    bool provisional() const { return m_mode == "remote" || m_mode == "refused"; }
    const QString& mode() const { return m_mode; }
    PhotoViewModel* photo() { return &m_photo; }
    QVariantList agents() const;
    QString agentName() const { return m_agentName; }
    bool consented() const { return !m_consent.isEmpty(); }
    void setConsented(bool consented);
    QVariantList callees() const;
    QString callee() const;
    void setCallee(const QString& person);
    QString number() const;
    bool numberShown() const { return !m_number.isEmpty(); }
    QVariantList witnesses() const;
    QString writer() const;

    /// What is still missing besides ink, in words; empty = nothing.
    QString obstacle() const;
    usecases::NewSignature signature(const domain::Ink& ink) const;

    Q_INVOKABLE void chooseAgent(const QString& name, const QString& relation);
    Q_INVOKABLE void nameOtherAgent(const QString& name);
    /// Shows the number of the one who is called, and records who asked.
    Q_INVOKABLE void revealNumber();

signals:
    void changed();

private:
    const domain::VisitFacts::Member* calledMember() const;
    /// The record and the value of the number to call: the member's own, else the household's.
    std::pair<const char*, std::string> phoneOf(const domain::VisitFacts::Member& member) const;

    Application* m_app = nullptr;
    const VisitDraft& m_draft;
    PhotoViewModel m_photo;
    QString m_mode = QStringLiteral("hand");
    QStringList m_modes;
    QString m_agentName;
    QString m_agentRelation;
    QString m_agentPhone;
    bool m_otherAgent = false;
    QString m_consent;
    QString m_filledBy;
    QString m_callee;
    QString m_number; ///< in full, once shown
    QString m_channel = QStringLiteral("phone");
    bool m_agreed = false;
    bool m_noticeGiven = false;
    QString m_reason;
    QString m_witness;
};

} // namespace ruhu::viewmodels
