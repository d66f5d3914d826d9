#pragma once

#include "app/store/review_queries.h"
#include "app/usecases/resolve_review.h"
#include "app/viewmodels/application.h"
#include "app/viewmodels/rows_model.h"

#include <QVariantMap>

namespace ruhu::viewmodels {

class Words;

/// 待办: two values that wait for a person, side by side with who, when and where.
class ReviewViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    /// item, name (household), subject (what is in question), kind, household, heading (of its part of the
    /// list). For the township the refusals that it may accept come first: kind "refusal", decided where the
    /// visit is seen.
    Q_PROPERTY(ruhu::viewmodels::RowsModel* items READ items CONSTANT)
    Q_PROPERTY(QString itemId READ itemId WRITE setItemId NOTIFY itemChanged)
    /// Of the chosen item; all empty when there is none.
    Q_PROPERTY(QString household MEMBER m_householdId NOTIFY itemChanged)
    Q_PROPERTY(QString headName MEMBER m_headName NOTIFY itemChanged)
    Q_PROPERTY(QString village MEMBER m_village NOTIFY itemChanged)
    Q_PROPERTY(QString person MEMBER m_person NOTIFY itemChanged)
    Q_PROPERTY(QString relation MEMBER m_relation NOTIFY itemChanged)
    Q_PROPERTY(QString subject MEMBER m_subject NOTIFY itemChanged)
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY itemChanged)
    /// False when nobody has to choose between two values (revived, kept, late): it can be seen and left so.
    Q_PROPERTY(bool aboutValues MEMBER m_aboutValues NOTIFY itemChanged)
    /// Field of the schema, for questions that have words of their own.
    Q_PROPERTY(QString field MEMBER m_field NOTIFY itemChanged)
    /// True while ID numbers and phones are masked.
    Q_PROPERTY(bool masked MEMBER m_masked NOTIFY itemChanged)
    /// True when the answer counts into the income per head.
    Q_PROPERTY(bool countsForIncome MEMBER m_countsForIncome NOTIFY itemChanged)
    /// figure, unit, by, role, moment, device, how
    Q_PROPERTY(QVariantMap kept MEMBER m_kept NOTIFY itemChanged)
    Q_PROPERTY(QVariantMap other MEMBER m_other NOTIFY itemChanged)
    Q_PROPERTY(bool otherPossible MEMBER m_otherPossible NOTIFY itemChanged)
    /// 0 nothing chosen, 1 kept, 2 other
    Q_PROPERTY(int choice READ choice WRITE setChoice NOTIFY itemChanged)
    Q_PROPERTY(QString error MEMBER m_error NOTIFY itemChanged)

public:
    explicit ReviewViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    RowsModel* items() { return &m_items; }
    QString itemId() const { return QString::fromStdString(m_item.id); }
    void setItemId(const QString& id);
    int choice() const { return m_choice; }
    void setChoice(int choice);

    Q_INVOKABLE void settle();
    /// Settles an item that is not about values: what the tables hold stays.
    Q_INVOKABLE void leaveAsItIs();
    Q_INVOKABLE void leaveToTownship();
    /// Shows both numbers in full; the asking is recorded.
    Q_INVOKABLE void reveal();

signals:
    void appChanged();
    void itemChanged();

private:
    void read();
    QList<QVariantMap> refusals() const;
    void show(const store::ReviewItem& item);
    void clear();
    QString subjectOf(const store::ReviewItem& item) const;
    QVariantMap side(const store::ReviewItem& item, const store::ReviewSide& side) const;

    Application* m_app = nullptr;
    RowsModel m_items;
    store::ReviewItem m_item;
    QString m_householdId;
    QString m_headName;
    QString m_village;
    QString m_person;
    QString m_relation;
    QString m_subject;
    QString m_kind;
    QString m_field;
    bool m_aboutValues = true;
    bool m_masked = false;
    bool m_revealed = false;
    bool m_countsForIncome = false;
    QVariantMap m_kept;
    QVariantMap m_other;
    bool m_otherPossible = true;
    int m_choice = 0;
    QString m_error;
};

} // namespace ruhu::viewmodels
