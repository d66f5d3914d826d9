#include "app/viewmodels/sign_in_view_model.h"

#include "app/store/staff_queries.h"
#include "app/usecases/pin.h"
#include "app/usecases/sign_in.h"
#include "app/viewmodels/words.h"

namespace ruhu::viewmodels {

using usecases::SignIn;

SignInViewModel::SignInViewModel(QObject* parent)
    : QObject(parent)
    , m_people({"staff", "name", "role", "villages", "last"}) {
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SignInViewModel::countDown);
    m_pool.setMaxThreadCount(1);
}

int SignInViewModel::minPin() const {
    return static_cast<int>(SignIn::kMinPin);
}

int SignInViewModel::maxPin() const {
    return static_cast<int>(SignIn::kMaxPin);
}

void SignInViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::recordsChanged, this, [this](const QStringList& types) {
        if (types.contains(QLatin1String("staff")) || types.contains(QLatin1String("assignment")))
            read();
    });
    connect(app, &Application::languageChanged, this, &SignInViewModel::read);
    emit appChanged();
    read();
}

void SignInViewModel::read() {
    const Words words(*m_app);
    QList<QVariantMap> rows;
    for (const store::StaffEntry& entry : store::staffOnTablet(m_app->tables(), m_app->today())) {
        const bool last = entry.id == m_app->settings().lastStaff;
        const QVariantMap row{{"staff", QString::fromStdString(entry.id)},
                              {"name", QString::fromStdString(entry.name)},
                              {"role", words.code("role", entry.role)},
                              {"villages", QString::fromStdString(entry.villages)},
                              {"last", last}};
        if (last)
            rows.prepend(row);
        else
            rows.append(row);
    }
    m_people.setRows(std::move(rows));
}

void SignInViewModel::choose(const QString& staff) {
    const auto entry = store::staffEntry(m_app->tables(), staff.toStdString());
    if (!entry || m_checking)
        return;
    m_staff = staff;
    m_staffName = QString::fromStdString(entry->name);
    m_step = TypePin;
    m_problem = m_app->parts().signIn.verifiers(entry->id).empty() ? NoPin : NoProblem;
    countDown();
    emit changed();
}

void SignInViewModel::back() {
    if (m_checking)
        return;
    m_step = ChoosePerson;
    m_problem = NoProblem;
    m_pin.clear();
    m_newPin.clear();
    m_second.stop();
    emit changed();
}

void SignInViewModel::countDown() {
    const auto ms = m_app->parts().signIn.waitMs(m_staff.toStdString());
    m_waitSeconds = static_cast<int>((ms + 999) / 1000);
    if (m_waitSeconds > 0)
        m_second.start();
    else
        m_second.stop();
    emit changed();
}

void SignInViewModel::submit(const QString& pin) {
    if (m_checking || m_step == ChoosePerson || pin.size() < minPin() || pin.size() > maxPin())
        return;
    m_problem = NoProblem;
    if (m_step == TypePin) {
        checkPin(pin);
    } else if (m_step == TypeNewPin) {
        if (pin == m_pin) {
            m_problem = SameAsBefore;
        } else {
            m_newPin = pin;
            m_step = RepeatNewPin;
        }
    } else if (pin != m_newPin) {
        m_problem = NotTheSame;
        m_newPin.clear();
        m_step = TypeNewPin;
    } else {
        keepNewPin(pin);
    }
    emit changed();
}

void SignInViewModel::checkPin(const QString& pin) {
    SignIn& signIn = m_app->parts().signIn;
    if (signIn.waitMs(m_staff.toStdString()) > 0)
        return;
    m_checking = true;
    m_pool.start([this, pin, staff = m_staff, verifiers = signIn.verifiers(m_staff.toStdString())] {
        const bool right = SignIn::verify(verifiers, pin.toStdString());
        QMetaObject::invokeMethod(this, [this, pin, staff, right] {
            m_checking = false;
            SignIn& signIn = m_app->parts().signIn;
            if (!right) {
                signIn.countWrong(staff.toStdString());
                m_problem = WrongPin;
                countDown();
            } else {
                signIn.countRight(staff.toStdString());
                if (signIn.mustChange(staff.toStdString())) {
                    m_pin = pin;
                    m_step = TypeNewPin;
                } else {
                    finish();
                }
            }
            emit changed();
        });
    });
}

void SignInViewModel::keepNewPin(const QString& pin) {
    m_checking = true;
    m_pool.start([this, pin, staff = m_staff] {
        const std::string verifier = usecases::hashPin(pin.toStdString());
        QMetaObject::invokeMethod(this, [this, staff, verifier] {
            m_checking = false;
            const auto kept = m_app->parts().signIn.changePin(staff.toStdString(), verifier);
            if (kept) {
                finish();
            } else {
                m_problem = NotSaved;
                m_step = TypeNewPin;
            }
            emit changed();
        });
    });
}

void SignInViewModel::finish() {
    const sync::Id staff = m_staff.toStdString();
    back();
    m_app->enter(staff);
}

} // namespace ruhu::viewmodels
