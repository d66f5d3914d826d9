#pragma once

#include "app/domain/seal_content.h"
#include "app/store/visit_queries.h"
#include "app/viewmodels/application.h"

#include <QVariantList>

#include <optional>

namespace ruhu::viewmodels {

/// A signed visit as it is kept (已签): the document of the seal in force, its signatures, its code, and how
/// far it has come on its way to the township. Reads the seal only, so it shows what was signed and nothing
/// newer.
class SealedViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    Q_PROPERTY(bool found READ found NOTIFY changed)
    /// False: the content is not what the code says. It is shown, with a warning.
    Q_PROPERTY(bool genuine MEMBER m_genuine NOTIFY changed)
    Q_PROPERTY(QStringList facts READ facts NOTIFY changed)
    /// {label, text, bold}
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    /// "signed"; "remote" or "refused": sealed, and the household is still to sign; "accepted": it will not,
    /// and the township accepts that.
    Q_PROPERTY(QString standing MEMBER m_standing NOTIFY changed)
    /// By when, in words.
    Q_PROPERTY(QString dueText MEMBER m_dueText NOTIFY changed)
    /// Who has accepted a refusal, and when.
    Q_PROPERTY(QString acceptedText MEMBER m_acceptedText NOTIFY changed)
    /// Who is signed in may accept the refusal for the township.
    Q_PROPERTY(bool canAccept MEMBER m_canAccept NOTIFY changed)
    /// {roleText, name, time, ink, photo, modeText, note}; `photo` is a URL, `modeText` stands where nothing
    /// was written.
    Q_PROPERTY(QVariantList signatures MEMBER m_signatures NOTIFY changed)
    Q_PROPERTY(QString checkCode READ checkCode NOTIFY changed)
    Q_PROPERTY(QString sealedText READ sealedText NOTIFY changed)
    Q_PROPERTY(int version READ version NOTIFY changed)
    /// A newer version has been begun and waits for its signatures.
    Q_PROPERTY(bool amending READ amending NOTIFY changed)
    Q_PROPERTY(QString savedText READ savedText NOTIFY changed)
    Q_PROPERTY(bool received MEMBER m_received NOTIFY changed)
    Q_PROPERTY(bool backedUp MEMBER m_backedUp NOTIFY changed)
    Q_PROPERTY(QString nextId MEMBER m_nextId NOTIFY changed)
    Q_PROPERTY(QString nextName MEMBER m_nextName NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit SealedViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    bool found() const { return m_content.has_value(); }
    QStringList facts() const;
    QVariantList rows() const;
    QString checkCode() const;
    QString sealedText() const;
    int version() const { return m_content ? static_cast<int>(m_content->version) : 0; }
    bool amending() const;
    QString savedText() const;

    /// Begins the next version. True if it is saved: go and fill it.
    Q_INVOKABLE bool amend();
    /// For the township: it is finished though nobody of the household signs.
    Q_INVOKABLE void acceptRefusal();

signals:
    void appChanged();
    void householdChanged();
    void changed();

private:
    void read();
    void readSignatures();
    void readRefusal();
    void readWhereItIs();
    void readNext();
    QString membersText() const;
    QString incomeText() const;
    QString assuranceText() const;

    Application* m_app = nullptr;
    sync::Id m_household;
    std::optional<store::VisitState> m_state;
    std::optional<store::SealRecord> m_seal;
    std::optional<domain::SealContent> m_content;
    std::vector<store::SignatureRecord> m_records;
    QVariantList m_signatures;
    QString m_standing = QStringLiteral("signed");
    QString m_dueText;
    QString m_acceptedText;
    bool m_canAccept = false;
    bool m_genuine = true;
    bool m_received = false;
    bool m_backedUp = false;
    QString m_nextId;
    QString m_nextName;
    QString m_error;
};

} // namespace ruhu::viewmodels
