#pragma once

#include "app/composition.h"
#include "platform/fake/fake_ports.h"
#include "tests/support/window_driver.h"

#include <QDir>
#include <QString>

#include <memory>
#include <string>

namespace ruhu::scenarios {

/// One tablet in the hands of one person: the app's own composition and window, used by touch alone. Pictures
/// go into `out` as they are taken; what a machine can see wrong in one is collected in `flaws`.
class Tablet {
public:
    /// `everySize`: each picture also upright and with large text, turned and turned back under the hand.
    Tablet(QString name, const QString& dataFolder, QDir out, bool everySize);

    void enrol(const QString& address, const QString& code);
    /// Signs in; the first time the person gives themselves a PIN of their own.
    void signIn(const QString& person, const QString& pin, const QString& ownPin);

    /// Opens a place of the navigation.
    void open(const QString& place);
    /// Finds a household by typing and opens its page.
    void find(const QString& typed, const QString& head);
    /// 同步, to its end. Throws unless the page says at the end what `expected` begins with.
    void sync(const QString& expected);

    support::WindowDriver& hands() { return *m_driver; }
    /// Takes a picture as NN-name.png.
    void picture(const QString& name);
    const QStringList& flaws() const { return m_flaws; }

private:
    void grab(const QString& file);

    QString m_name;
    QDir m_out;
    bool m_everySize;
    platform::FakePorts m_ports;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<support::WindowDriver> m_driver;
    QStringList m_flaws;
};

} // namespace ruhu::scenarios
