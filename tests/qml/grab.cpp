// ruhu-grab <qml: gallery, a file or a URL> <out.png> <width>x<height> [--scale 1.5] [--language en]
// Renders a QML item or window without a display into a picture, to look at.
#include "app/viewmodels/fonts.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>
#include <QTranslator>

#include <cstdio>
#include <memory>

namespace {

constexpr int kSettleMs = 600; // bindings, fonts and the longest animation

QUrl pageUrl(const QString& name) {
    if (name == QLatin1String("gallery"))
        return QUrl(QStringLiteral("qrc:/qt-project.org/imports/Ruhu/Gallery/GalleryPage.qml"));
    if (name == QLatin1String("answers"))
        return QUrl(QStringLiteral("qrc:/qt-project.org/imports/Ruhu/Gallery/AnswerStatesPage.qml"));
    if (QFileInfo::exists(name))
        return QUrl::fromLocalFile(QFileInfo(name).absoluteFilePath());
    return QUrl(name);
}

int fail(const QString& why) {
    std::fprintf(stderr, "%s\n", qPrintable(why));
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    ruhu::viewmodels::installFonts(app);

    QCommandLineParser parser;
    parser.addPositionalArgument("qml", "gallery, answers, a QML file or a qrc: URL");
    parser.addPositionalArgument("out", "the PNG to write");
    parser.addPositionalArgument("size", "width x height, as 1280x800");
    parser.addOption({"scale", "text size, 1 to 1.5", "factor", "1"});
    parser.addOption({"language", "zh or en", "code", "zh"});
    parser.addHelpOption();
    parser.process(app);
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 3)
        parser.showHelp(1);
    const QStringList size = arguments[2].split('x');
    if (size.size() != 2 || size[0].toInt() <= 0 || size[1].toInt() <= 0)
        return fail("size must look like 1280x800");

    QTranslator translator;
    if (parser.value("language") == QLatin1String("en") && translator.load(":/i18n/ruhu_en.qm"))
        QCoreApplication::installTranslator(&translator);

    QQmlEngine engine;
    auto* theme = engine.singletonInstance<QObject*>(qmlTypeId("Ruhu.Theme", 1, 0, "Theme"));
    if (!theme) {
        QQmlComponent loader(&engine);
        loader.setData("import QtQuick; import Ruhu.Theme; QtObject { property QtObject theme: Theme }",
                       QUrl());
        std::unique_ptr<QObject> holder(loader.create());
        if (!holder)
            return fail(loader.errorString());
        theme = holder->property("theme").value<QObject*>();
    }
    theme->setProperty("scale", parser.value("scale").toDouble());
    theme->setProperty("windowWidth", size[0].toInt());
    theme->setProperty("reducedMotion", true);

    QQmlComponent component(&engine, pageUrl(arguments[0]));
    std::unique_ptr<QObject> root(component.create());
    if (!root)
        return fail(component.errorString());
    auto* window = qobject_cast<QQuickWindow*>(root.get());
    std::unique_ptr<QQuickWindow> own;
    if (auto* item = qobject_cast<QQuickItem*>(root.get())) {
        own = std::make_unique<QQuickWindow>();
        window = own.get();
        item->setParentItem(window->contentItem());
        item->setSize(QSizeF(size[0].toInt(), size[1].toInt()));
    }
    if (!window)
        return fail("the QML's root must be an item or a window");
    window->resize(size[0].toInt(), size[1].toInt());
    window->show();

    int result = 0;
    QTimer::singleShot(kSettleMs, &app, [&] {
        result = window->grabWindow().save(arguments[1]) ? 0 : fail("cannot write " + arguments[1]);
        app.quit();
    });
    app.exec();
    return result;
}
