// ruhu-front-grab <out.png> <width>x<height> [options]: --help lists them.
// Renders a page of the program on the sample township without a display, to look at. Fails if QML complains.
#include "app/questionnaire/built_in_form.h"
#include "app/usecases/change_household.h"
#include "app/usecases/publish_form.h"
#include "app/usecases/record_visit.h"
#include "app/viewmodels/fonts.h"
#include "tests/app/door_form.h"
#include "tests/front/front_world.h"
#include "tests/support/qml_warnings.h"
#include "tests/support/window_driver.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

#include <cstdio>

using namespace ruhu;

namespace {

/// Two people change the same things of a household without seeing each other.
void clash(tests::FrontWorld& world, tests::FrontWorld::Tablet& one) {
    auto other = world.makeTablet("2号平板");
    SQLite::Statement query(
        one.replica->tables(),
        "SELECT p.id, p.household_id, h.village_code FROM person p JOIN household h"
        " ON h.id = p.household_id WHERE p.relation = '20' AND h.village_code = ? LIMIT 1");
    query.bind(1, world.villageCode("白家岭村"));
    query.executeStep();
    const sync::Id person = query.getColumn(0).getString();
    const sync::Id household = query.getColumn(1).getString();
    const std::string village = query.getColumn(2).getString();
    query.reset();
    const auto change = [&](tests::FrontWorld::Tablet& tablet, const char* by, int months, const char* phone,
                            const char* labour) {
        sync::Draft draft;
        draft.stream = village;
        draft.by = world.staff(by);
        draft.changes = {{"person", person, {{"work_months", months}, {"labour", labour}}, std::nullopt},
                         {"household", household, {{"phone", phone}}, std::nullopt}};
        if (!tablet.replica->commit(draft))
            std::abort();
    };
    change(*other, "李晓梅", 8, "14999991234", "1");
    world.clock.advance(3'600'000);
    change(one, "王建国", 11, "14999995678", "3");
    world.sync(*other);
    world.sync(one);
}

sync::Id householdOfNiu(tests::FrontWorld::Tablet& tablet) {
    SQLite::Statement query(tablet.replica->tables(),
                            "SELECT household_id FROM person WHERE name = '牛明旺' AND relation = '01'");
    query.executeStep();
    return query.getColumn(0).getString();
}

/// What a form published meanwhile holds has come to the tablet.
void bring(tests::FrontWorld& world, tests::FrontWorld::Tablet& tablet) {
    world.sync(tablet);
    for (const auto& sha256 : tablet.replica->blobsToFetch(9))
        if (!tablet.replica->storeBlob(*world.central->blob(sha256)))
            std::abort();
}

/// A visit has begun; then the office publishes another version of the questionnaire. Returns the household.
sync::Id publish(tests::FrontWorld& world, tests::FrontWorld::Tablet& tablet, const QString& file) {
    const auto household = householdOfNiu(tablet);
    const auto by = world.staff("王建国");
    usecases::RecordVisit record(*tablet.replica);
    const auto visit = record.start(household, world.round, by, "2026-05-24", *questionnaire::builtInForm());
    const auto saved =
        record.save(*visit, by,
                    {{{domain::FieldRef::Place::Answer, "knows_policy", {}}, domain::exactly(true)},
                     {{domain::FieldRef::Place::Visit, "mode", {}}, domain::exactly(std::string("1"))}});
    const auto report = usecases::publishForm(file.toStdString(), world.central->office());
    if (!saved || !report || !report->problems.empty())
        std::abort();
    bring(world, tablet);
    return household;
}

/// Names that try fonts and lines: the first heads of the village have them.
void rename(tests::FrontWorld& world, tests::FrontWorld::Tablet& tablet) {
    const std::vector<std::string> names = {"张𬭎", "㛃䶮", "李𠅤㸿",
                                            "阿卜杜热合曼·麦麦提图尔荪·阿卜杜喀迪尔·肉孜巴柯江"};
    sync::Draft draft;
    draft.stream = world.villageCode("白家岭村");
    draft.by = world.staff("王建国");
    SQLite::Statement query(tablet.replica->tables(),
                            "SELECT h.head_id FROM household h JOIN hamlet t ON t.id = h.hamlet_id"
                            " WHERE h.village_code = ? ORDER BY t.position, h.position, h.national_no");
    query.bind(1, draft.stream);
    for (const auto& name : names) {
        query.executeStep();
        draft.changes.push_back({"person", query.getColumn(0).getString(), {{"name", name}}, std::nullopt});
    }
    query.reset();
    if (!tablet.replica->commit(draft))
        std::abort();
}

/// A newborn whom two teams have added to 牛明旺's household. Returns the household.
sync::Id addTwice(tests::FrontWorld& world, tests::FrontWorld::Tablet& tablet) {
    usecases::ChangeHousehold::Newcomer born{householdOfNiu(tablet), "11", "牛小宝", "", "1",
                                             "2026-03-05",           "41"};
    usecases::ChangeHousehold change(*tablet.replica);
    const auto first = change.add(born, tablet.app->today(), world.staff("王建国"));
    born.name = "牛晓宝";
    born.idNo = "149999202603050011";
    if (!first || !change.add(born, tablet.app->today(), world.staff("李晓梅")))
        std::abort();
    return born.household;
}

/// The township has put a save of a household aside.
void putAside(tests::FrontWorld& world, tests::FrontWorld::Tablet& tablet) {
    SQLite::Statement query(tablet.replica->tables(),
                            "SELECT id, village_code FROM household WHERE village_code = ? LIMIT 1");
    query.bind(1, world.villageCode("白家岭村"));
    query.executeStep();
    const sync::Id household = query.getColumn(0).getString();
    const std::string village = query.getColumn(1).getString();
    query.reset();
    if (!tablet.replica->commit({village, {}, {{"household", household, {{"note", "记错了村"}}, {}}}, {}}))
        std::abort();
    const auto push = tablet.replica->nextRequest(1 << 20)->pushes.back();
    sync::SyncAnswer answer;
    answer.clock = world.clock.now();
    answer.pushed = {{village, push.first, {{push.first, "wrong_stream"}}}};
    if (!tablet.replica->take(answer))
        std::abort();
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication qt(argc, argv);
    viewmodels::installFonts(qt);
    QCommandLineParser parser;
    parser.addPositionalArgument("out", "the PNG to write");
    parser.addPositionalArgument("size", "width x height, as 1280x800");
    parser.addOption({"route", "page", "name", "home"});
    parser.addOption({"percent", "text size", "100", "100"});
    parser.addOption({"language", "zh or en", "code", "zh"});
    parser.addOption({"villages", "on the tablet", "number", "1"});
    parser.addOption({"visits", "done so far", "number", "168"});
    parser.addOption({"type", "into the search field", "text"});
    parser.addOption({"tap", "then tap what shows this text; several by |", "text"});
    parser.addOption({"sync", "failed, revoked, running, done or aside", "state"});
    parser.addOption({"unsent", "the last visits stay here", "number", "12"});
    parser.addOption({"first", "not enrolled"});
    parser.addOption({"locked", "nobody signed in"});
    parser.addOption({"clash", "review items"});
    parser.addOption({"form", "published after 牛明旺's visit began; --route visit opens it", "file"});
    parser.addOption(
        {"door", "visits ask whatever can be answered at the door; --route visit opens 牛明旺's"});
    parser.addOption({"refused", "牛明旺 lets nobody in, 贾文涛 is signed in; --route review or sealed"});
    parser.addOption({"doubled", "牛明旺's grandchild was added twice; --route household or merge opens it"});
    parser.addOption({"names", "rare characters and long names"});
    parser.addHelpOption();
    parser.process(qt);
    if (parser.positionalArguments().size() != 2)
        parser.showHelp(1);

    support::QmlWarnings warnings;
    tests::FrontWorld world(parser.value("villages").toInt());
    auto tablet = world.makeTablet("3号平板", !parser.isSet("first"));
    if (!parser.isSet("first")) {
        const std::string village = world.villageCode("白家岭村");
        world.visitSome(*tablet, village, parser.value("visits").toInt() - parser.value("unsent").toInt());
        world.sync(*tablet);
        if (parser.isSet("names"))
            rename(world, *tablet);
        if (parser.isSet("clash"))
            clash(world, *tablet);
        if (parser.value("unsent").toInt() > 0)
            world.visitSome(*tablet, village, parser.value("visits").toInt(),
                            parser.value("visits").toInt() - parser.value("unsent").toInt());
        tablet->app->setVillageCode(QString::fromStdString(village));
    }
    if (parser.isSet("door")) {
        tests::publishDoorForm(world.central->office(), tablet->folder);
        bring(world, *tablet);
    }
    const auto household = parser.isSet("door") || parser.isSet("refused") ? householdOfNiu(*tablet)
                           : parser.isSet("form")    ? publish(world, *tablet, parser.value("form"))
                           : parser.isSet("doubled") ? addTwice(world, *tablet)
                                                     : sync::Id();
    const QString state = parser.value("sync");
    const auto& now = world.clock;
    if (!state.isEmpty()) {
        for (int day = 3; day > 0; --day)
            tablet->settings->addSync({now.now() - day * 86'400'000LL, true, 8 + day, ""});
        if (state == "failed")
            tablet->settings->addSync({now.now(), false, 0, "unreachable"});
        if (state == "revoked")
            tablet->settings->addSync({now.now(), false, 0, "revoked"});
        if (state == "aside")
            putAside(world, *tablet);
        if (state == "done" || state == "aside")
            tablet->settings->addSync({now.now(), true, 12, ""});
        if (state == "running")
            tablet->syncNow.set({true, 7, 12, 3, 40, std::nullopt, 0});
    }
    tablet->app->announce({});
    tablet->app->setTextPercent(parser.value("percent").toInt());
    tablet->app->setLanguage(parser.value("language"));
    QTranslator translator;
    if (parser.value("language") == "en" && translator.load(":/i18n/ruhu_en.qm"))
        QCoreApplication::installTranslator(&translator);
    if (!parser.isSet("first") && !parser.isSet("locked"))
        tablet->app->enter(world.staff(parser.isSet("refused") ? "贾文涛" : "王建国"));
    if (parser.isSet("refused"))
        world.refuse(*tablet, household);

    QQmlApplicationEngine engine;
    const QStringList size = parser.positionalArguments()[1].split('x');
    engine.setInitialProperties({{"app", QVariant::fromValue(tablet->app.get())},
                                 {"width", size.value(0).toInt()},
                                 {"height", size.value(1).toInt()}});
    engine.load(QUrl("qrc:/qt-project.org/imports/Ruhu/Main.qml"));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().front());
    support::WindowDriver driver(window);
    driver.settle(500);
    try {
        QMetaObject::invokeMethod(window, "go", Q_ARG(QString, parser.value("route")),
                                  Q_ARG(QString, QString::fromStdString(household)));
        driver.settle(300);
        if (parser.isSet("type")) {
            driver.tap(QStringLiteral("姓名、拼音首字母、编号、证件末四位"));
            driver.type(parser.value("type"));
        }
        for (const QString& text : parser.value("tap").split('|', Qt::SkipEmptyParts))
            driver.tap(text);
        driver.settle(400);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    for (const QString& flaw : driver.flaws())
        std::fprintf(stderr, "flaw: %s\n", qPrintable(flaw));
    const bool saved = driver.grab().save(parser.positionalArguments()[0]);
    return saved && warnings.take().isEmpty() ? 0 : 1;
}
