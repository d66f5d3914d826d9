#pragma once

#include "app/viewmodels/application.h"
#include "app/viewmodels/rows_model.h"

namespace ruhu::viewmodels {

/// 本轮: what is left of the round in the chosen village.
class RoundViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    Q_PROPERTY(int total MEMBER m_total NOTIFY changed)
    Q_PROPERTY(int finished MEMBER m_finished NOTIFY changed)
    Q_PROPERTY(int awaiting MEMBER m_awaiting NOTIFY changed)
    Q_PROPERTY(int left MEMBER m_left NOTIFY changed)
    Q_PROPERTY(bool hasPace MEMBER m_hasPace NOTIFY changed)
    Q_PROPERTY(int daysLeft MEMBER m_daysLeft NOTIFY changed)
    Q_PROPERTY(int perDay MEMBER m_perDay NOTIFY changed)
    Q_PROPERTY(QString dueText MEMBER m_dueText NOTIFY changed)
    /// When the first 补签 is due, and whether that day has passed.
    Q_PROPERTY(QString signDueText MEMBER m_signDueText NOTIFY changed)
    Q_PROPERTY(int signOverdueDays MEMBER m_signOverdueDays NOTIFY changed)
    /// household, name, persons, category, stage, next; the first is where to go next.
    Q_PROPERTY(ruhu::viewmodels::RowsModel* today READ today CONSTANT)
    Q_PROPERTY(QString todayHamlet MEMBER m_todayHamlet NOTIFY changed)
    Q_PROPERTY(int todayLeft MEMBER m_todayLeft NOTIFY changed)
    Q_PROPERTY(QString nextHousehold MEMBER m_nextHousehold NOTIFY changed)
    Q_PROPERTY(QString nextName MEMBER m_nextName NOTIFY changed)
    /// name, cells (CellGrid states), households (ids by cell), finished, total, awaiting, remaining
    Q_PROPERTY(ruhu::viewmodels::RowsModel* hamlets READ hamlets CONSTANT)
    /// code, name, finished, total, awaiting, remaining, chosen
    Q_PROPERTY(ruhu::viewmodels::RowsModel* villages READ villages CONSTANT)

public:
    explicit RoundViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    RowsModel* today() { return &m_today; }
    RowsModel* hamlets() { return &m_hamlets; }
    RowsModel* villages() { return &m_villages; }

    /// The household behind a cell of a hamlet; empty beyond the end.
    Q_INVOKABLE QString householdAt(int hamlet, int cell) const;

signals:
    void appChanged();
    void changed();

private:
    void read();
    void readToday(const sync::Id& next, const std::vector<sync::Id>& drafts,
                   const std::vector<sync::Id>& open);

    Application* m_app = nullptr;
    int m_total = 0;
    int m_finished = 0;
    int m_awaiting = 0;
    int m_left = 0;
    bool m_hasPace = false;
    int m_daysLeft = 0;
    int m_perDay = 0;
    QString m_dueText;
    QString m_signDueText;
    int m_signOverdueDays = 0;
    QString m_todayHamlet;
    int m_todayLeft = 0;
    QString m_nextHousehold;
    QString m_nextName;
    RowsModel m_today;
    RowsModel m_hamlets;
    RowsModel m_villages;
};

} // namespace ruhu::viewmodels
