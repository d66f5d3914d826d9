#pragma once

#include "app/usecases/change_household.h"
#include "app/viewmodels/application.h"

#include <QVariantList>

namespace ruhu::viewmodels {

/// 家里有变动: who has come to a household and who has gone, told at the door.
class ChangeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    Q_PROPERTY(QString head MEMBER m_head NOTIFY changed)
    /// Code of change_type: 11 to 14 somebody has come, 21 to 24 gone; empty = not said yet.
    Q_PROPERTY(QString change READ change WRITE setChange NOTIFY changed)
    Q_PROPERTY(bool comes READ comes NOTIFY changed)
    Q_PROPERTY(bool goes READ goes NOTIFY changed)

    // Somebody has come.
    Q_PROPERTY(QString name MEMBER m_name NOTIFY edited)
    Q_PROPERTY(QString idNo MEMBER m_idNo NOTIFY edited)
    Q_PROPERTY(QString gender MEMBER m_gender NOTIFY edited)
    Q_PROPERTY(QString birthDate MEMBER m_birthDate NOTIFY edited)
    Q_PROPERTY(QString relation MEMBER m_relation NOTIFY edited)
    /// What is wrong with the number, in words.
    Q_PROPERTY(QString numberFault READ numberFault NOTIFY changed)
    /// {value, text} of relations to the head
    Q_PROPERTY(QVariantList relations READ relations NOTIFY householdChanged)
    /// {person, text, here, byNumber, movable}: whom this may be.
    Q_PROPERTY(QVariantList known MEMBER m_known NOTIFY changed)

    // Somebody has gone.
    /// {person, name, text, head} of who lives here
    Q_PROPERTY(QVariantList members MEMBER m_members NOTIFY changed)
    Q_PROPERTY(QString person MEMBER m_person NOTIFY edited)
    Q_PROPERTY(QString on MEMBER m_on NOTIFY edited)
    Q_PROPERTY(bool headGoes READ headGoes NOTIFY changed)
    Q_PROPERTY(QString newHead MEMBER m_newHead NOTIFY edited)

    Q_PROPERTY(QString today READ today NOTIFY appChanged)
    /// What is still to say before it can be saved; empty = nothing.
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY changed)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit ChangeViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    QString change() const { return m_change; }
    void setChange(const QString& change);
    bool comes() const { return m_change.startsWith('1'); }
    bool goes() const { return m_change.startsWith('2'); }
    QString numberFault() const;
    QVariantList relations() const;
    bool headGoes() const;
    QString today() const;
    QString obstacle() const;

    /// True if it is saved.
    Q_INVOKABLE bool save();
    /// It is one who is known: that record comes here.
    Q_INVOKABLE bool moveIn(const QString& person);

signals:
    void appChanged();
    void householdChanged();
    void edited();
    void changed();

private:
    void read();
    void look();
    bool report(const std::string& code);
    usecases::ChangeHousehold::Newcomer newcomer() const;

    Application* m_app = nullptr;
    sync::Id m_household;
    QString m_head;
    QString m_change;
    QString m_name;
    QString m_idNo;
    QString m_gender;
    QString m_birthDate;
    QString m_relation;
    QVariantList m_known;
    QVariantList m_members;
    QString m_person;
    QString m_on;
    QString m_newHead;
    QString m_error;
};

} // namespace ruhu::viewmodels
