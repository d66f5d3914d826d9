#include "app/composition.h"

#include "app/background_enrolment.h"
#include "app/background_relay.h"
#include "app/domain/schema.h"
#include "app/store/local_tables.h"
#include "app/usecases/form_shelf.h"
#include "app/usecases/resolve_review.h"
#include "app/usecases/reveal_field.h"
#include "app/usecases/sign_in.h"
#include "app/viewmodels/application.h"
#include "app/worker_sync.h"
#include "platform/ports/ports.h"
#include "sync/replica/salvage.h"

#include <QCoreApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

namespace ruhu {

namespace fs = std::filesystem;

struct Composition::Graph {
    Graph(const fs::path& folder, std::unique_ptr<sync::Replica> opened, const sync::Clock& clock,
          sync::Random& random, const platform::Ports& ports)
        : replica(std::move(opened))
        , settings(folder / "settings.json")
        , enrolment(*replica, clock, random)
        , signIn(*replica, settings, clock)
        , reveal(*replica)
        , review(*replica)
        , forms(replica->tables(), [this](const std::string& sha256) { return replica->blob(sha256); })
        , relay(folder / "tablet.db", clock, random)
        , syncNow(folder / "tablet.db", *replica, settings, clock, random, relay)
        , application({*replica, domain::schema(), clock, settings, enrolment, signIn, syncNow, relay, reveal,
                       review, ports, forms,
                       [file = folder / "tablet.db", &clock, &random](const sync::Id& round) {
                           auto index = std::make_unique<store::SearchIndex>();
                           if (auto own = sync::Replica::open(file, domain::schema(), clock, random))
                               index->load((*own)->tables(), round);
                           return index;
                       }}) {
        replica->onNotice = [this](const sync::Notice& notice) { application.announce(notice); };
        syncNow.onNotice = [this](const sync::Notice& notice) { application.announce(notice); };
        relay.onNotice = [this](const sync::Notice& notice) { application.announce(notice); };
        relay.onChange = [this] { emit application.carryChanged(); };
        syncNow.onChange = [this] { emit application.syncChanged(); };
        QObject::connect(&application, &viewmodels::Application::languageChanged, &engine, [this] {
            speak();
            engine.retranslate();
        });
        QCoreApplication::instance()->installEventFilter(&application);
        speak();
    }

    ~Graph() { QCoreApplication::removeTranslator(&english); }

    /// Chinese is the language of the sources.
    void speak() {
        QCoreApplication::removeTranslator(&english);
        if (settings.language == "en" && english.load(QStringLiteral(":/i18n/ruhu_en.qm")))
            QCoreApplication::installTranslator(&english);
    }

    std::unique_ptr<sync::Replica> replica;
    store::Settings settings;
    BackgroundEnrolment enrolment;
    usecases::SignIn signIn;
    usecases::RevealField reveal;
    usecases::ResolveReview review;
    usecases::FormShelf forms;
    BackgroundRelay relay;
    WorkerSync syncNow;
    viewmodels::Application application;
    QTranslator english;
    QQmlApplicationEngine engine;
};

namespace {

std::string wordFor(const sync::Salvaged& salvaged) {
    if (!salvaged.identity)
        return "salvaged_nothing";
    return salvaged.missing > 0 || salvaged.logMissing ? "salvaged_part" : "salvaged";
}

} // namespace

Composition::Composition(fs::path file)
    : m_file(std::move(file)) {}

Composition::~Composition() {
    if (m_graph)
        sync::markClosing(m_file);
}

sync::Result<std::unique_ptr<Composition>> Composition::open(const fs::path& folder, const sync::Clock& clock,
                                                             sync::Random& random,
                                                             const platform::Ports& ports) {
    std::error_code error;
    fs::create_directories(folder, error);
    // Personal data: nobody else on this device reads it.
    fs::permissions(folder, fs::perms::owner_all, error);
    std::unique_ptr<Composition> composition(new Composition(folder / "tablet.db"));
    auto opened = sync::openOrSalvage(composition->m_file, domain::schema(), clock, random);
    if (!opened)
        return opened.error();
    if (opened->salvaged)
        composition->m_salvaged = wordFor(*opened->salvaged);
    if (auto prepared = store::makeLocalTables(opened->replica->tables()); !prepared)
        return prepared.error();
    composition->m_graph = std::make_unique<Graph>(folder, std::move(opened->replica), clock, random, ports);
    return composition;
}

viewmodels::Application& Composition::application() {
    return m_graph->application;
}

QQuickWindow* Composition::show() {
    auto& engine = m_graph->engine;
    engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&m_graph->application)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Ruhu/Main.qml")));
    return engine.rootObjects().isEmpty() ? nullptr
                                          : qobject_cast<QQuickWindow*>(engine.rootObjects().front());
}

} // namespace ruhu
