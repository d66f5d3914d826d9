#include "platform/linux/linux_locator.h"

#include <QGeoPositionInfoSource>

#include <chrono>
#include <memory>
#include <utility>

namespace ruhu::platform {

namespace {

/// A cold receiver under the open sky needs half a minute; nobody waits longer at a door.
constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(45);

Locator::Fix fixOf(const QGeoPositionInfo& info) {
    const auto place = info.coordinate();
    const auto altitude = place.type() == QGeoCoordinate::Coordinate3D ? place.altitude() : 0;
    const auto accuracy = info.hasAttribute(QGeoPositionInfo::HorizontalAccuracy)
                              ? info.attribute(QGeoPositionInfo::HorizontalAccuracy)
                              : 0;
    return {place.latitude(), place.longitude(), altitude, accuracy};
}

} // namespace

LinuxLocator::LinuxLocator()
    : LinuxLocator(
          std::unique_ptr<QGeoPositionInfoSource>(QGeoPositionInfoSource::createDefaultSource(nullptr))) {}

LinuxLocator::LinuxLocator(std::unique_ptr<QGeoPositionInfoSource> source)
    : m_source(std::move(source)) {}

LinuxLocator::~LinuxLocator() = default;

void LinuxLocator::locate(std::function<void(std::optional<Fix>)> done) {
    // One answer, whichever of the two comes first; the context ends with it.
    auto* context = new QObject(m_source.get());
    // Later, though some sources say at once what they know.
    const auto answer = [context, done = std::move(done)](std::optional<Fix> fix) {
        QMetaObject::invokeMethod(
            context,
            [context, done, fix] {
                context->deleteLater();
                done(fix);
            },
            Qt::QueuedConnection);
    };
    const auto once = std::make_shared<bool>(false);
    QObject::connect(m_source.get(), &QGeoPositionInfoSource::positionUpdated, context,
                     [answer, once](const QGeoPositionInfo& info) {
                         if (!std::exchange(*once, true))
                             answer(info.isValid() ? std::optional(fixOf(info)) : std::nullopt);
                     });
    QObject::connect(m_source.get(), &QGeoPositionInfoSource::errorOccurred, context, [answer, once](auto) {
        if (!std::exchange(*once, true))
            answer(std::nullopt);
    });
    m_source->requestUpdate(static_cast<int>(kPatience.count()));
}

} // namespace ruhu::platform
