#pragma once

#include "app/viewmodels/application.h"
#include "app/viewmodels/rows_model.h"

#include <QThreadPool>
#include <QTimer>

namespace ruhu::viewmodels {

/// 您是哪一位: choose a person, give a PIN; at first use put one's own PIN in place of the office's.
class SignInViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app WRITE setApp NOTIFY appChanged REQUIRED)
    /// staff, name, role, villages, last (was here last)
    Q_PROPERTY(ruhu::viewmodels::RowsModel* people READ people CONSTANT)
    Q_PROPERTY(Step step MEMBER m_step NOTIFY changed)
    Q_PROPERTY(QString staffId MEMBER m_staff NOTIFY changed)
    Q_PROPERTY(QString staffName MEMBER m_staffName NOTIFY changed)
    Q_PROPERTY(bool checking MEMBER m_checking NOTIFY changed)
    /// What is wrong with what was typed last.
    Q_PROPERTY(Problem problem MEMBER m_problem NOTIFY changed)
    /// Seconds to wait before the next PIN; 0 = now.
    Q_PROPERTY(int waitSeconds MEMBER m_waitSeconds NOTIFY changed)
    Q_PROPERTY(int minPin READ minPin CONSTANT)
    Q_PROPERTY(int maxPin READ maxPin CONSTANT)

public:
    enum Step { ChoosePerson, TypePin, TypeNewPin, RepeatNewPin };
    Q_ENUM(Step)
    enum Problem { NoProblem, WrongPin, NoPin, NotTheSame, SameAsBefore, NotSaved };
    Q_ENUM(Problem)

    explicit SignInViewModel(QObject* parent = nullptr);

    Application* app() const { return m_app; }
    void setApp(Application* app);
    RowsModel* people() { return &m_people; }
    int minPin() const;
    int maxPin() const;

    Q_INVOKABLE void choose(const QString& staff);
    Q_INVOKABLE void back();
    /// The PIN of the step one is at.
    Q_INVOKABLE void submit(const QString& pin);

signals:
    void appChanged();
    void changed();

private:
    void read();
    void checkPin(const QString& pin);
    void keepNewPin(const QString& pin);
    void finish();
    void countDown();

    Application* m_app = nullptr;
    RowsModel m_people;
    Step m_step = ChoosePerson;
    QString m_staff;
    QString m_staffName;
    QString m_pin;    ///< the office's, while it is being replaced
    QString m_newPin; ///< typed once
    bool m_checking = false;
    Problem m_problem = NoProblem;
    int m_waitSeconds = 0;
    QTimer m_second;
    QThreadPool m_pool; ///< last: waits for its work before the rest goes
};

} // namespace ruhu::viewmodels
