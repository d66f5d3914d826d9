#pragma once

#include "app/store/draft_ink.h"
#include "app/usecases/seal_visit.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/confirmation_view_model.h"
#include "app/viewmodels/visit_draft.h"

#include <QVariantList>

#include <memory>
#include <optional>

namespace ruhu::viewmodels {

/// Signing a visit (签字): whose turn it is, on what words, and the ink. A half-made signature is kept on
/// this tablet, so it is still there after a call, a turn of the tablet or an empty battery.
class SignatureViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    Q_PROPERTY(QString head READ head NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QVariantList sections READ sections NOTIFY changed)
    /// {key, roleText, name, done, time, ink, current, call}; `ink` is InkML.
    Q_PROPERTY(QVariantList signers READ signers NOTIFY changed)
    /// Key of the one whose turn it is: a staff id or "household"; empty when all have signed.
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(bool household READ householdsTurn NOTIFY changed)
    Q_PROPERTY(bool last READ householdsTurn NOTIFY changed)
    /// How the household confirms, on its turn.
    Q_PROPERTY(ruhu::viewmodels::ConfirmationViewModel* confirmation READ confirmation CONSTANT)
    /// Sealed already, after a confirmation by phone or a refusal: only the household's own signature is
    /// missing.
    Q_PROPERTY(bool again READ again NOTIFY changed)
    /// What is still missing before this one can sign, in words; empty = nothing but ink.
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY changed)
    Q_PROPERTY(QString statement READ statement NOTIFY changed)
    Q_PROPERTY(QStringList facts READ facts NOTIFY changed)
    Q_PROPERTY(QString lineText READ lineText NOTIFY changed)
    /// The first digits of the code that this signature names.
    Q_PROPERTY(QString checkText READ checkText NOTIFY changed)
    /// The half-made signature of the current signer.
    Q_PROPERTY(QString ink READ ink NOTIFY turnChanged)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY errorChanged)

public:
    explicit SignatureViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    QString head() const;
    QString place() const;
    QVariantList sections() const;
    QVariantList signers() const;
    QString current() const { return QString::fromStdString(m_current); }
    bool householdsTurn() const;
    ConfirmationViewModel* confirmation() { return &m_confirmation; }
    bool again() const { return m_draft.isOpen() && m_draft.sealed(); }
    QString obstacle() const;
    QString statement() const;
    QStringList facts() const;
    QString lineText() const;
    QString checkText() const;
    QString ink() const { return m_ink; }

    /// Keeps the half-made signature.
    Q_INVOKABLE void keepInk(const QString& inkMl);
    Q_INVOKABLE void sign(const QString& inkMl);
    /// The household signs within a week (补签). True if that is saved.
    Q_INVOKABLE bool signLater();

signals:
    void appChanged();
    void householdChanged();
    void changed();
    void turnChanged();
    void errorChanged();
    /// All have signed: the visit is sealed.
    void sealed();

private:
    void open();
    void refresh();
    std::string signerName(const std::string& key) const;
    usecases::SealVisit sealing() const;
    void report(const std::string& code);

    Application* m_app = nullptr;
    sync::Id m_household;
    VisitDraft m_draft;
    std::unique_ptr<store::DraftInk> m_local;
    std::string m_current;
    ConfirmationViewModel m_confirmation{m_draft, this};
    QString m_hash;
    QString m_ink;
    QVariantList m_done; ///< signatures that are there already
    QString m_error;
};

} // namespace ruhu::viewmodels
