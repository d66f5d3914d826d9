#include "app/background_enrolment.h"

#include "sync/client/curl_transport.h"

#include <QMetaObject>

namespace ruhu {

BackgroundEnrolment::BackgroundEnrolment(sync::Replica& replica, const sync::Clock& clock,
                                         sync::Random& random)
    : m_replica(replica)
    , m_clock(clock)
    , m_random(random)
    , m_enrolment(std::make_shared<sync::Enrolment>(clock, random, replica.identity())) {
    m_pool.setMaxThreadCount(1);
}

BackgroundEnrolment::~BackgroundEnrolment() {
    m_pool.waitForDone();
}

void BackgroundEnrolment::enrol(const std::string& address, const std::string& code,
                                std::function<void(sync::Result<void>)> done) {
    m_pool.start([this, enrolment = m_enrolment, address, code, done = std::move(done)] {
        sync::CurlTransport transport;
        auto identity = enrolment->enrol(transport, address, code);
        QMetaObject::invokeMethod(
            this,
            [this, identity = std::move(identity), done] {
                auto kept =
                    identity ? m_replica.setIdentity(*identity) : sync::Result<void>(identity.error());
                // Whoever enrols once more is who it is now.
                if (kept)
                    m_enrolment = std::make_shared<sync::Enrolment>(m_clock, m_random, m_replica.identity());
                done(kept);
            },
            Qt::QueuedConnection);
    });
}

} // namespace ruhu
