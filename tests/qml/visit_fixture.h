#pragma once

#include "app/usecases/carry_work.h"
#include "app/usecases/enrol_tablet.h"
#include "app/usecases/form_shelf.h"
#include "app/usecases/resolve_review.h"
#include "app/usecases/reveal_field.h"
#include "app/usecases/sign_in.h"
#include "app/usecases/sync_now.h"
#include "app/viewmodels/application.h"
#include "platform/fake/fake_ports.h"
#include "tests/app/visit_world.h"

#include <QObject>

#include <memory>

namespace ruhu::tests {

/// For QML tests and pictures: the shared Application over a real temporary store with 张守田's household
/// (VisitWorld). `import Ruhu.Tests`.
class VisitFixture : public QObject {
    Q_OBJECT
    Q_PROPERTY(ruhu::viewmodels::Application* app READ app NOTIFY appChanged)
    Q_PROPERTY(QString household READ household CONSTANT)

public:
    explicit VisitFixture(QObject* parent = nullptr);
    ~VisitFixture() override;

    viewmodels::Application* app() const { return m_app.get(); }
    QString household() const { return QString::fromStdString(m_world.household); }

    /// Kills the program and starts it again on the same file: everything in memory is gone.
    Q_INVOKABLE void restart();
    /// First cell of a query.
    Q_INVOKABLE QString text(const QString& sql) const {
        return QString::fromStdString(m_world.text(sql.toStdString()));
    }
    Q_INVOKABLE QString person(int number) const {
        return QString::fromStdString(VisitWorld::person(number));
    }
    /// Saves what the picture of the visit shows: members and income asked, `open` questions left.
    Q_INVOKABLE void fillAsInPictures();
    /// Saves an answer to everything that is still open; flags are 说不清.
    Q_INVOKABLE void fillAll();
    /// Gives a member another name, to see how pages bear it.
    Q_INVOKABLE void rename(int number, const QString& name);
    Q_INVOKABLE void readBack();
    /// The first `count` sign: both reviewers, then the head, who seals.
    Q_INVOKABLE void sign(int count);
    /// The office publishes a form that also asks for a time, a ranking, a picture, a voice, a place and
    /// rows: the next visit begins with it.
    Q_INVOKABLE void askMore();
    /// What the camera gives from now on: "" the sheet of paper, "broken" a picture cut off, "words" no
    /// picture, "huge" one of 50 MB, "leaves" one that takes as much room as a photo may.
    Q_INVOKABLE void holdBeforeCamera(const QString& what);
    /// What was said into the microphone, as long as it is heard; `whole` false: the disk was full before the
    /// end.
    Q_INVOKABLE void say(int seconds, bool whole);
    /// What the loudspeaker has played is what the record keeps.
    Q_INVOKABLE bool heardWhatIsKept() const;
    Q_INVOKABLE void hearToTheEnd() { m_ports.speaker.sounding = false; }
    /// From now on nothing more fits onto the tablet's disk, or it does again.
    Q_INVOKABLE void fillDisk(bool full);
    /// A file of this name and size lies on a stick; 0: it is empty, -1: the stick is pulled out when it is
    /// read.
    Q_INVOKABLE void putOnStick(const QString& name, int bytes);
    Q_INVOKABLE int timesLocated() const { return m_ports.locator.asked; }
    /// Nobody lives here (空挂户): what the visit is then. REQUIRES fillAll().
    Q_INVOKABLE void emptyRegister();
    /// 白保平 leads the group: a cadre who did not check.
    Q_INVOKABLE void addCadre();
    /// InkML of a name written by hand.
    Q_INVOKABLE QString handwriting(const QString& name) const;
    /// What the sealed page must show: the first digits of the seal's hash.
    Q_INVOKABLE QString checkCode() const;
    /// First bytes of the one file of a folder in the tablet's data folder; empty if there is none.
    Q_INVOKABLE QString onlyFile(const QString& folder) const;
    Q_INVOKABLE void setLanguage(const QString& language);

signals:
    void appChanged();

private:
    void start();
    void save(const std::vector<std::pair<std::string, domain::Answer>>& answers);

    VisitWorld m_world;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<usecases::SignIn> m_signIn;
    std::unique_ptr<usecases::RevealField> m_reveal;
    std::unique_ptr<usecases::ResolveReview> m_resolve;
    std::unique_ptr<usecases::FormShelf> m_forms;
    std::unique_ptr<usecases::EnrolTablet> m_enrol;
    std::unique_ptr<usecases::SyncNow> m_sync;
    std::unique_ptr<usecases::CarryWork> m_carry;
    platform::FakePorts m_ports;
    std::unique_ptr<viewmodels::Application> m_app;
};

} // namespace ruhu::tests
