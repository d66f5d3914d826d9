#include "app/viewmodels/carry_view_model.h"

#include "platform/ports/local_network.h"
#include "platform/ports/sticks.h"

#include <QPointer>

namespace ruhu::viewmodels {

namespace {

constexpr int kLookEveryMs = 1500;

} // namespace

CarryViewModel::CarryViewModel(QObject* parent)
    : QObject(parent) {
    m_watch.setInterval(kLookEveryMs);
    connect(&m_watch, &QTimer::timeout, this, &CarryViewModel::look);
}

void CarryViewModel::setApp(Application* app) {
    if (app == m_app)
        return;
    m_app = app;
    connect(app, &Application::carryChanged, this, &CarryViewModel::look);
    emit appChanged();
    look();
}

void CarryViewModel::setWatching(bool watching) {
    if (watching == m_watch.isActive())
        return;
    if (watching) {
        m_watch.start();
        look();
    } else {
        m_watch.stop();
    }
    emit changed();
}

void CarryViewModel::look() {
    if (!m_app)
        return;
    const auto& parts = m_app->parts();
    QStringList sticks;
    for (const auto& stick : parts.ports.sticks.plugged())
        sticks.append(QString::fromStdString(stick.name));
    QStringList addresses;
    for (const auto& address : parts.ports.network.addresses())
        addresses.append(QString::fromStdString(address));
    const auto gateway = QString::fromStdString(parts.ports.network.gateway());
    const auto own = addresses.join(QStringLiteral("　"));
    const int carried = static_cast<int>(parts.carryWork.carried());
    const bool lending = parts.carryWork.lending();
    if (sticks == m_sticks && own == m_addresses && gateway == m_gateway && carried == m_carried &&
        lending == m_lending)
        return;
    m_sticks = sticks;
    m_addresses = own;
    m_gateway = gateway;
    m_carried = carried;
    m_lending = lending;
    emit changed();
}

void CarryViewModel::toStick(int stick) {
    const auto plugged = m_app->parts().ports.sticks.plugged();
    if (stick < 0 || static_cast<std::size_t>(stick) >= plugged.size())
        return fail(QStringLiteral("no_stick"));
    begin();
    m_app->parts().carryWork.toStick(plugged[static_cast<std::size_t>(stick)].folder,
                                     [self = QPointer(this)](const auto& result) {
                                         if (self)
                                             self->end(result);
                                     });
}

void CarryViewModel::toColleague(const QString& address) {
    begin();
    m_app->parts().carryWork.toColleague(address.trimmed().toStdString(),
                                         [self = QPointer(this)](const auto& result) {
                                             if (self)
                                                 self->end(result);
                                         });
}

void CarryViewModel::lend() {
    const auto lent = m_app->parts().carryWork.lend();
    m_error = lent ? QString() : QString::fromStdString(lent.error().code);
    look();
    emit changed();
}

void CarryViewModel::endLending() {
    m_app->parts().carryWork.endLending();
    look();
}

void CarryViewModel::begin() {
    m_running = true;
    m_done = false;
    m_error.clear();
    emit changed();
}

void CarryViewModel::end(const sync::Result<usecases::Carried>& result) {
    m_running = false;
    if (!result)
        return fail(QString::fromStdString(result.error().code));
    m_done = true;
    m_changes = static_cast<int>(result->changes);
    m_pictures = static_cast<int>(result->pictures);
    m_whole = result->whole;
    m_receipt = result->receipt;
    emit changed();
}

void CarryViewModel::fail(const QString& code) {
    m_error = code;
    emit changed();
}

} // namespace ruhu::viewmodels
