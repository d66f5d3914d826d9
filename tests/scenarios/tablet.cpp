#include "tests/scenarios/tablet.h"

#include "app/viewmodels/application.h"

#include <QQuickWindow>

#include <stdexcept>

namespace ruhu::scenarios {

namespace {

int pictures = 0; ///< numbers run through all tablets, in the order in which things happened

} // namespace

Tablet::Tablet(QString name, const QString& dataFolder, QDir out, bool everySize)
    : m_name(std::move(name))
    , m_out(std::move(out))
    , m_everySize(everySize) {
    auto opened =
        Composition::open(dataFolder.toStdString(), sync::systemClock(), sync::systemRandom(), m_ports);
    if (!opened)
        throw std::runtime_error("tablet: " + opened.error().code + " " + opened.error().detail);
    m_composition = std::move(*opened);
    auto* window = m_composition->show();
    if (!window)
        throw std::runtime_error("the window could not be loaded");
    m_driver = std::make_unique<support::WindowDriver>(window);
}

void Tablet::enrol(const QString& address, const QString& code) {
    m_driver->waitFor(QStringLiteral("登记这台平板"));
    m_driver->tapUnder(QStringLiteral("乡镇地址"), QStringLiteral("例如 192.168.1.10"));
    m_driver->type(address);
    m_driver->tapUnder(QStringLiteral("登记码"), QStringLiteral("例如 K7QM-3WXA-9HTC"));
    m_driver->type(code);
    picture(QStringLiteral("enrol"));
    m_driver->tap(QStringLiteral("登记这台平板"));
    m_driver->waitFor(QStringLiteral("您是哪一位？"));
}

void Tablet::signIn(const QString& person, const QString& pin, const QString& ownPin) {
    m_driver->waitFor(person);
    picture(QStringLiteral("who"));
    m_driver->tap(person);
    const auto typePin = [&](const QString& digits) {
        for (const QChar digit : digits)
            m_driver->tapInside(QStringLiteral("pinPad"), digit);
    };
    typePin(pin);
    picture(QStringLiteral("pin"));
    m_driver->tap(QStringLiteral("进入"));
    m_driver->waitFor(QStringLiteral("就用这个"));
    typePin(ownPin);
    m_driver->tap(QStringLiteral("就用这个"));
    m_driver->waitFor(QStringLiteral("记住新密码"));
    typePin(ownPin);
    m_driver->tap(QStringLiteral("记住新密码"));
    m_driver->waitFor(QStringLiteral("今天"));
}

void Tablet::open(const QString& place) {
    m_driver->tap(place);
}

void Tablet::find(const QString& typed, const QString& head) {
    open(QStringLiteral("农户"));
    m_driver->tapNamed(QStringLiteral("searchField"));
    m_driver->retype(typed);
    m_driver->waitFor(head);
    picture(QStringLiteral("search"));
    m_driver->tap(head);
    m_driver->tap(QStringLiteral("看全户"));
    m_driver->waitFor(QStringLiteral("家庭成员"));
}

void Tablet::sync(const QString& expected) {
    open(QStringLiteral("同步"));
    for (const auto& button :
         {QStringLiteral("现在同步"), QStringLiteral("再查一遍"), QStringLiteral("再试一次")})
        if (m_driver->shows(button)) {
            m_driver->tap(button);
            break;
        }
    m_driver->waitForPart(expected);
}

void Tablet::picture(const QString& name) {
    const auto file = QStringLiteral("%1-%2-%3").arg(++pictures, 2, 10, QLatin1Char('0')).arg(name, m_name);
    grab(file);
    if (!m_everySize)
        return;
    auto* window = m_driver->window();
    auto& application = m_composition->application();
    const QSize lying = window->size();
    window->resize(lying.height(), lying.width());
    grab(file + QStringLiteral("-upright"));
    application.setTextPercent(150);
    grab(file + QStringLiteral("-upright-150"));
    window->resize(lying);
    grab(file + QStringLiteral("-150"));
    application.setTextPercent(100);
    m_driver->settle(200);
}

void Tablet::grab(const QString& file) {
    const auto image = m_driver->grab();
    if (!image.save(m_out.filePath(file + QStringLiteral(".png"))))
        throw std::runtime_error("cannot write " + m_out.filePath(file).toStdString());
    for (const auto& flaw : m_driver->flaws())
        m_flaws << file + QStringLiteral(": ") + flaw;
}

} // namespace ruhu::scenarios
