#pragma once

#include "platform/ports/locator.h"

#include <memory>

class QGeoPositionInfoSource;

namespace ruhu::platform {

/// What Qt Positioning finds on this machine: GeoClue, a receiver on a serial line.
class LinuxLocator : public Locator {
public:
    LinuxLocator();
    /// Asks this source; null: there is none.
    explicit LinuxLocator(std::unique_ptr<QGeoPositionInfoSource> source);
    ~LinuxLocator() override;

    bool canLocate() const override { return m_source != nullptr; }
    void locate(std::function<void(std::optional<Fix>)> done) override;

private:
    std::unique_ptr<QGeoPositionInfoSource> m_source;
};

} // namespace ruhu::platform
