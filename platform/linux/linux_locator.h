#pragma once

#include "platform/ports/locator.h"

#include <memory>

class QGeoPositionInfoSource;

namespace ruhu::platform {

/// What Qt Positioning finds on this machine: GeoClue, a receiver on a serial line.
class LinuxLocator : public Locator {
public:
    LinuxLocator();
    ~LinuxLocator() override;

    bool canLocate() const override { return m_source != nullptr; }
    void locate(std::function<void(std::optional<Fix>)> done) override;

private:
    std::unique_ptr<QGeoPositionInfoSource> m_source; ///< null: there is none
};

} // namespace ruhu::platform
