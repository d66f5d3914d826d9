#pragma once

#include "app/viewmodels/application.h"
#include "app/viewmodels/rows_model.h"

#include <QHash>

namespace ruhu::viewmodels {

/// One household before one knocks: who lives there, what is known, what was found in earlier rounds. Numbers
/// are masked until asked for; the asking is recorded. What has been shown is masked again with the next
/// household.
class HouseholdViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    Q_PROPERTY(bool found MEMBER m_found NOTIFY changed)
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString village MEMBER m_village NOTIFY changed)
    Q_PROPERTY(QString hamlet MEMBER m_hamlet NOTIFY changed)
    Q_PROPERTY(QString address MEMBER m_address NOTIFY changed)
    Q_PROPERTY(QString nationalNo MEMBER m_nationalNo NOTIFY changed)
    Q_PROPERTY(QString category MEMBER m_category NOTIFY changed)
    /// Monitored class and status in words, empty for a household that never was.
    Q_PROPERTY(QString monitoring MEMBER m_monitoring NOTIFY changed)
    Q_PROPERTY(QString monitoringStatus MEMBER m_monitoringStatus NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(bool phoneShown READ phoneShown NOTIFY changed)
    Q_PROPERTY(QString lastYearIncome MEMBER m_lastYearIncome NOTIFY changed)
    Q_PROPERTY(int registered MEMBER m_registered NOTIFY changed)
    /// Members of whom it is known that they live elsewhere.
    Q_PROPERTY(int away MEMBER m_away NOTIFY changed)
    Q_PROPERTY(int stage MEMBER m_stage NOTIFY changed)
    Q_PROPERTY(QString visitDay MEMBER m_visitDay NOTIFY changed)
    Q_PROPERTY(QString signDue MEMBER m_signDue NOTIFY changed)
    /// It would not sign: "" no, "waiting" for the township to accept that, "accepted".
    Q_PROPERTY(QString refusal MEMBER m_refusal NOTIFY changed)
    Q_PROPERTY(int version MEMBER m_version NOTIFY changed)
    Q_PROPERTY(int sealedVersion MEMBER m_sealedVersion NOTIFY changed)
    /// True while something of the visit is on this tablet only.
    Q_PROPERTY(bool hereOnly MEMBER m_hereOnly NOTIFY changed)
    /// person, name, relation, gender, age (-1 unknown), condition, whereabouts, place, idNo, idShown, phone,
    /// phoneShown
    Q_PROPERTY(ruhu::viewmodels::RowsModel* members READ members CONSTANT)
    /// visit, round, year, stage, day, income, current
    Q_PROPERTY(ruhu::viewmodels::RowsModel* rounds READ rounds CONSTANT)
    /// Who may have two records, and how many pairs of records that are; empty and 0 as a rule.
    Q_PROPERTY(QString doubledName MEMBER m_doubledName NOTIFY changed)
    Q_PROPERTY(int doubled MEMBER m_doubled NOTIFY changed)
    Q_PROPERTY(QString lastNote MEMBER m_lastNote NOTIFY changed)
    Q_PROPERTY(QString lastNoteBy MEMBER m_lastNoteBy NOTIFY changed)
    /// Error code of the last reveal; empty = it worked.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit HouseholdViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    QString phone() const;
    bool phoneShown() const { return m_shown.contains(householdId() + QStringLiteral("/phone")); }
    RowsModel* members() { return &m_members; }
    RowsModel* rounds() { return &m_rounds; }

    /// Shows the household's phone number in full.
    Q_INVOKABLE void revealPhone();
    /// Shows a member's `field`, "id_no" or "phone", in full.
    Q_INVOKABLE void revealMember(const QString& person, const QString& field);

signals:
    void appChanged();
    void householdChanged();
    void changed();

private:
    void read();
    void readMembers(const std::string& visit);
    void readRounds();
    void readDoubled();
    void reveal(const char* type, const sync::Id& id, const char* field);

    Application* m_app = nullptr;
    sync::Id m_household;
    std::string m_villageCode;
    bool m_found = false;
    QString m_name;
    QString m_village;
    QString m_hamlet;
    QString m_address;
    QString m_nationalNo;
    QString m_category;
    QString m_monitoring;
    QString m_monitoringStatus;
    QString m_maskedPhone;
    QString m_lastYearIncome;
    int m_registered = 0;
    int m_away = 0;
    int m_stage = 0;
    QString m_visitDay;
    QString m_signDue;
    QString m_refusal;
    int m_version = 0;
    int m_sealedVersion = 0;
    bool m_hereOnly = false;
    QString m_doubledName;
    int m_doubled = 0;
    QString m_lastNote;
    QString m_lastNoteBy;
    QString m_error;
    QHash<QString, QString> m_shown; ///< "<id>/<field>" to the value in full
    RowsModel m_members;
    RowsModel m_rounds;
};

} // namespace ruhu::viewmodels
