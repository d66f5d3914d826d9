#pragma once

#include "app/store/same_person.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/rows_model.h"

#include <QVariantMap>

namespace ruhu::viewmodels {

/// 是不是同一个人: two records of a household that may be of one person, side by side; one pair after the
/// other.
class MergeViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(QString householdId READ householdId WRITE setHouseholdId NOTIFY householdChanged)
    /// Pairs that wait, this one included; 0: none, all that follows is empty.
    Q_PROPERTY(int count MEMBER m_count NOTIFY changed)
    /// 0 the same ID number, 1 the same name and birth date, 2 the same birth date in one household
    Q_PROPERTY(int likeness MEMBER m_likeness NOTIFY changed)
    /// name; head, hamlet and village of the household; visits and calls on record
    Q_PROPERTY(QVariantMap one MEMBER m_one NOTIFY changed)
    Q_PROPERTY(QVariantMap other MEMBER m_other NOTIFY changed)
    /// label, one, other: what they do not agree in. Numbers are masked.
    Q_PROPERTY(ruhu::viewmodels::RowsModel* differences READ differences CONSTANT)
    /// False: of different villages, the township has to do it.
    Q_PROPERTY(bool possible MEMBER m_possible NOTIFY changed)
    /// Which record stays: 0 not said, 1 or 2.
    Q_PROPERTY(int choice READ choice WRITE setChoice NOTIFY changed)
    /// Code; empty = none.
    Q_PROPERTY(QString error MEMBER m_error NOTIFY changed)

public:
    explicit MergeViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    QString householdId() const { return QString::fromStdString(m_household); }
    void setHouseholdId(const QString& id);
    RowsModel* differences() { return &m_differences; }
    int choice() const { return m_choice; }
    void setChoice(int choice);

    /// The other record goes into the chosen one.
    Q_INVOKABLE void merge();
    Q_INVOKABLE void tellApart();

signals:
    void appChanged();
    void householdChanged();
    void changed();

private:
    void read();
    void report(const sync::Result<void>& done);

    Application* m_app = nullptr;
    sync::Id m_household;
    store::Doubled m_pair;
    int m_count = 0;
    int m_likeness = 0;
    QVariantMap m_one;
    QVariantMap m_other;
    bool m_possible = false;
    int m_choice = 0;
    QString m_error;
    RowsModel m_differences;
};

} // namespace ruhu::viewmodels
