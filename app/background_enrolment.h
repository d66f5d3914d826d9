#pragma once

#include "app/usecases/enrol_tablet.h"
#include "sync/client/enrolment.h"
#include "sync/replica/replica.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace ruhu {

/// EnrolTablet over HTTP, off the UI thread; keeps what it learnt in the UI thread's replica. UI thread only.
class BackgroundEnrolment : public QObject, public usecases::EnrolTablet {
public:
    BackgroundEnrolment(sync::Replica& replica, const sync::Clock& clock, sync::Random& random);
    /// Waits for an attempt under way: at most its timeout.
    ~BackgroundEnrolment() override;

    void enrol(const std::string& address, const std::string& code,
               std::function<void(sync::Result<void>)> done) override;

private:
    sync::Replica& m_replica;
    const sync::Clock& m_clock;
    sync::Random& m_random;
    /// One for all attempts until one succeeds: a repeated one must show the same keys.
    std::shared_ptr<sync::Enrolment> m_enrolment;
    QThreadPool m_pool;
};

} // namespace ruhu
