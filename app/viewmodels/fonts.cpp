#include "app/viewmodels/fonts.h"

#include <QFont>
#include <QGuiApplication>

namespace ruhu::viewmodels {

void installFonts(QGuiApplication& app) {
    // The Noto families hold GB 18030's common part; Plangothic or Hanazono, whichever is there, the rest.
    const QStringList rare{QStringLiteral("Plangothic P1"), QStringLiteral("Plangothic P2"),
                           QStringLiteral("HanaMinA"), QStringLiteral("HanaMinB")};
    const QString serif = QStringLiteral("Noto Serif CJK SC");
    const QString sans = QStringLiteral("Noto Sans CJK SC");
    QFont::insertSubstitutions(serif, QStringList{sans} + rare);
    QFont::insertSubstitutions(sans, QStringList{serif} + rare);
    QFont font(sans);
    font.setPixelSize(20);
    app.setFont(font);
}

} // namespace ruhu::viewmodels
