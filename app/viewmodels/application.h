#pragma once

#include "app/store/durability.h"
#include "app/store/refusals.h"
#include "app/store/search_index.h"
#include "app/store/settings.h"
#include "app/store/stage.h"
#include "platform/ports/ports.h"
#include "sync/replica/replica.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <functional>
#include <memory>

namespace ruhu::domain {
class VisitForms;
}

namespace ruhu::usecases {
class CarryWork;
class EnrolTablet;
class RevealField;
class ResolveReview;
class SignIn;
class SyncNow;
} // namespace ruhu::usecases

namespace ruhu::viewmodels {

/// What the composition hands to the screens. All live longer than the Application.
struct ApplicationParts {
    sync::Replica& replica; ///< the UI thread's own
    const sync::Schema& schema;
    const sync::Clock& clock;
    store::Settings& settings;
    usecases::EnrolTablet& enrolTablet;
    usecases::SignIn& signIn;
    usecases::SyncNow& syncNow;
    usecases::CarryWork& carryWork;
    usecases::RevealField& revealField;
    usecases::ResolveReview& resolveReview;
    platform::Ports ports;
    domain::VisitForms& forms;
    /// Builds a search index on a connection of its own; called on a worker thread.
    std::function<std::unique_ptr<store::SearchIndex>(const sync::Id& round)> loadIndex;
};

/// What all screens share: who is here, for which village and round, what waits, and the news that records
/// have changed. Handed to Main.qml as an initial property; view models take it as `app`. UI thread only.
class Application : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition")

    Q_PROPERTY(bool enrolled READ enrolled NOTIFY enrolledChanged)
    Q_PROPERTY(bool signedIn READ signedIn NOTIFY signedInChanged)
    Q_PROPERTY(QString staffId READ staffId NOTIFY signedInChanged)
    Q_PROPERTY(QString staffName READ staffName NOTIFY signedInChanged)
    Q_PROPERTY(QString staffRole READ staffRole NOTIFY signedInChanged)
    Q_PROPERTY(QString township READ township NOTIFY enrolledChanged)
    Q_PROPERTY(QString deviceName READ deviceName NOTIFY enrolledChanged)
    Q_PROPERTY(QString roundId READ roundId NOTIFY roundChanged)
    Q_PROPERTY(QString roundName READ roundName NOTIFY roundChanged)
    Q_PROPERTY(QString villageCode READ villageCode WRITE setVillageCode NOTIFY villageChanged)
    Q_PROPERTY(QString villageName READ villageName NOTIFY villageChanged)
    Q_PROPERTY(int villageCount READ villageCount NOTIFY countsChanged)
    /// Signed households: saved here, received by the township, covered by a backup.
    Q_PROPERTY(int savedHere READ savedHere NOTIFY countsChanged)
    Q_PROPERTY(int received READ received NOTIFY countsChanged)
    Q_PROPERTY(int backedUp READ backedUp NOTIFY countsChanged)
    /// Households with work that is only on this tablet, signed or not.
    Q_PROPERTY(int unsentHouseholds READ unsentHouseholds NOTIFY countsChanged)
    Q_PROPERTY(int openReviews READ openReviews NOTIFY countsChanged)
    /// Members of the chosen village who can be called now.
    Q_PROPERTY(int callsNow READ callsNow NOTIFY countsChanged)
    Q_PROPERTY(bool indexReady READ indexReady NOTIFY indexChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY textPercentChanged)
    /// Milliseconds by which the tablet's clock differs from the central store's as of the last contact.
    Q_PROPERTY(double clockOffset READ clockOffset NOTIFY clockOffsetChanged)
    Q_PROPERTY(bool clockWrong READ clockWrong NOTIFY clockOffsetChanged)

public:
    explicit Application(ApplicationParts parts, QObject* parent = nullptr);
    ~Application() override;

    bool enrolled() const { return m_identity.has_value(); }
    bool signedIn() const { return !m_staff.empty(); }
    QString staffId() const { return QString::fromStdString(m_staff); }
    QString staffName() const { return m_staffName; }
    QString staffRole() const;
    /// Whoever is signed in may decide for the township.
    bool decidesForTownship() const { return store::decidesForTownship(m_staffRole); }
    QString township() const;
    QString deviceName() const;
    QString roundId() const { return QString::fromStdString(m_round); }
    QString roundName() const { return m_roundName; }
    QString villageCode() const { return QString::fromStdString(m_settings.villageCode); }
    QString villageName() const { return m_villageName; }
    int villageCount() const { return m_villageCount; }
    int savedHere() const { return m_savedHere; }
    int received() const { return m_received; }
    int backedUp() const { return m_backedUp; }
    int unsentHouseholds() const { return m_unsentHouseholds; }
    int openReviews() const { return m_openReviews; }
    int callsNow() const { return m_callsNow; }
    bool indexReady() const { return m_index != nullptr; }
    QString language() const { return QString::fromStdString(m_settings.language); }
    int textPercent() const { return m_settings.textPercent; }
    double clockOffset() const;
    bool clockWrong() const;

    void setVillageCode(const QString& code);
    void setLanguage(const QString& language);
    void setTextPercent(int percent);

    static constexpr int kLockMs = 180'000;              ///< without a touch
    static constexpr double kClockToleranceMs = 600'000; ///< a clock further off than this gets a badge

    // For view models.
    sync::Replica& replica() const { return m_parts.replica; }
    SQLite::Database& tables() const { return m_parts.replica.tables(); }
    domain::VisitForms& forms() const { return m_parts.forms; }
    const sync::Schema& schema() const { return m_parts.schema; }
    store::Settings& settings() const { return m_settings; }
    /// Where this tablet keeps its data.
    std::filesystem::path folder() const;
    const ApplicationParts& parts() const { return m_parts; }
    const sync::Id& staff() const { return m_staff; }
    const sync::Id& round() const { return m_round; }
    const store::SearchIndex* index() const { return m_index.get(); }
    /// YYYY-MM-DD here and now, by corrected time.
    std::string today() const;

    /// Someone has proved who they are.
    void enter(const sync::Id& staff);
    /// The tablet has just been enrolled.
    void identityChanged();
    /// A commit here or a pull of the worker's has changed records. Call it on the UI thread.
    void announce(const sync::Notice& notice);

    /// Back to the list of people; everything typed is saved already.
    Q_INVOKABLE void lock();

    /// Any touch or key puts the lock off: install on the program's QGuiApplication.
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void enrolledChanged();
    void signedInChanged();
    void roundChanged();
    void villageChanged();
    void countsChanged();
    void indexChanged();
    void languageChanged();
    void textPercentChanged();
    void clockOffsetChanged();
    void syncChanged();
    void carryChanged();
    /// Types of the records that changed; the screens concerned read again.
    void recordsChanged(const QStringList& types);

private:
    void tell();
    void showOwnVillage();
    void readRound();
    void readVillage();
    void readCounts();
    void readCalls();
    void buildIndex();
    void refreshIndex(const sync::Notice& notice);

    ApplicationParts m_parts;
    store::Settings& m_settings;
    std::optional<sync::Identity> m_identity;
    sync::Id m_staff;
    QString m_staffName;
    std::string m_staffRole;
    sync::Id m_round;
    QString m_roundName;
    QString m_villageName;
    int m_villageCount = 0;
    int m_savedHere = 0;
    int m_received = 0;
    int m_backedUp = 0;
    int m_unsentHouseholds = 0;
    int m_openReviews = 0;
    int m_callsNow = 0;
    std::shared_ptr<store::SearchIndex> m_index;
    std::set<sync::Id> m_conflicts; ///< households marked in the index
    bool m_indexLoading = false;
    bool m_indexStale = false;
    store::Durability m_durability;
    sync::Notice m_waiting; ///< announced, to be told in one go
    bool m_telling = false;
    QTimer m_idle;
    QThreadPool m_pool; ///< last: waits for its work before the rest goes
};

} // namespace ruhu::viewmodels
