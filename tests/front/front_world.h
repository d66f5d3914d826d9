#pragma once

#include "app/store/settings.h"
#include "app/usecases/carry_work.h"
#include "app/usecases/enrol_tablet.h"
#include "app/usecases/form_shelf.h"
#include "app/usecases/resolve_review.h"
#include "app/usecases/reveal_field.h"
#include "app/usecases/sign_in.h"
#include "app/usecases/sync_now.h"
#include "app/viewmodels/application.h"
#include "platform/fake/fake_ports.h"
#include "sync/central/central_store.h"
#include "sync/replica/replica.h"
#include "tests/sync/world.h"

#include <memory>
#include <string>
#include <vector>

namespace ruhu::tests {

/// A sync that does what the test says.
class ScriptedSync : public usecases::SyncNow {
public:
    void start() override {
        if (onStart)
            onStart();
    }
    void stop() override { set({}); }
    const usecases::SyncProgress& progress() const override { return m_progress; }
    void set(usecases::SyncProgress progress) {
        m_progress = std::move(progress);
        if (onChange)
            onChange();
    }
    std::function<void()> onStart;

private:
    usecases::SyncProgress m_progress;
};

/// A way on foot that goes as the test says.
class ScriptedCarry : public usecases::CarryWork {
public:
    void toStick(const std::filesystem::path& stick, Done done) override {
        wentTo = stick.string();
        done(outcome);
    }
    void toColleague(const std::string& address, Done done) override {
        wentTo = address;
        done(outcome);
    }
    sync::Result<void> lend() override { return setLending(true); }
    void endLending() override { (void)setLending(false); }
    bool lending() const override { return m_lending; }
    std::size_t carried() const override { return bundles; }

    std::string wentTo;
    sync::Result<usecases::Carried> outcome = usecases::Carried();
    std::size_t bundles = 0;

private:
    sync::Result<void> setLending(bool lending) {
        m_lending = lending;
        if (onChange)
            onChange();
        return {};
    }
    bool m_lending = false;
};

/// An enrolment that answers what the test says.
class ScriptedEnrolment : public usecases::EnrolTablet {
public:
    void enrol(const std::string& address, const std::string& code,
               std::function<void(sync::Result<void>)> done) override {
        lastAddress = address;
        lastCode = code;
        done(answer());
    }
    std::string lastAddress;
    std::string lastCode;
    std::function<sync::Result<void>()> answer = [] { return sync::Result<void>(); };
};

/// A township's central store with the sample roster and staff, and tablets of it, all in one process. The
/// clock stands at 24 May 2026, 10:00 in China, in the middle of the round.
class FrontWorld {
public:
    explicit FrontWorld(int villages = 10);

    /// A tablet with its replica; `enrolled` = it has been at the office and holds the villages.
    struct Tablet {
        std::filesystem::path folder;
        std::unique_ptr<sync::Replica> replica;
        std::unique_ptr<store::Settings> settings;
        ScriptedSync syncNow;
        ScriptedCarry carryWork;
        ScriptedEnrolment enrolment;
        platform::FakePorts ports;
        std::unique_ptr<usecases::SignIn> signIn;
        std::unique_ptr<usecases::RevealField> revealField;
        std::unique_ptr<usecases::ResolveReview> resolveReview;
        std::unique_ptr<usecases::FormShelf> forms;
        std::unique_ptr<viewmodels::Application> app;
    };
    std::unique_ptr<Tablet> makeTablet(const std::string& name, bool enrolled = true);

    /// Enrols a tablet that is not: its identity and grants, nothing pulled yet.
    void enrol(Tablet& tablet, const std::string& name);

    /// One sync, to its end, over no network at all.
    void sync(Tablet& tablet);

    /// Visits the first `visits` households of a village as a busy team would have: most signed, some half
    /// filled, some waiting for the household's signature, in hamlets one after the other.
    void visitSome(Tablet& tablet, const std::string& villageCode, int visits, int from = 0);

    /// The household does not let the team in (拒访): sealed with its reason and with 白保平 as its witness.
    void refuse(Tablet& tablet, const sync::Id& household);

    sync::Id staff(const std::string& name) const { return m_staff.at(name); }
    std::string pin(const std::string& name) const { return m_pins.at(name); }
    std::string villageCode(const std::string& name);

    sync::test::ManualClock clock;
    sync::test::SeededRandom random{26};
    sync::test::Folder folder;
    std::unique_ptr<sync::CentralStore> central;
    sync::Id round;

private:
    void openOffice();
    void addStaff();
    sync::Result<void> commit(sync::Committer& committer, const std::string& stream,
                              std::vector<sync::RecordChange> changes, const sync::Id& by = {});

    int m_villages;
    std::vector<std::string> m_codes;
    std::map<std::string, sync::Id> m_staff;
    std::map<std::string, std::string> m_pins;
    std::map<std::string, sync::DeviceAccount> m_accounts; ///< by device
};

} // namespace ruhu::tests
