// Where the device is, from what a receiver says on its line (NMEA 0183).
#include "platform/linux/linux_locator.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QNmeaPositionInfoSource>

#include <vector>

namespace ruhu::platform {
namespace {

/// A source that finds nothing, as under a roof or where the device does not allow it.
class NoFix : public QGeoPositionInfoSource {
public:
    NoFix()
        : QGeoPositionInfoSource(nullptr) {}
    QGeoPositionInfo lastKnownPosition(bool) const override { return {}; }
    PositioningMethods supportedPositioningMethods() const override { return SatellitePositioningMethods; }
    int minimumUpdateInterval() const override { return 0; }
    Error error() const override { return UpdateTimeoutError; }
    void startUpdates() override {}
    void stopUpdates() override {}
    void requestUpdate(int timeout) override {
        asked.push_back(timeout);
        QMetaObject::invokeMethod(
            this, [this] { emit errorOccurred(UpdateTimeoutError); }, Qt::QueuedConnection);
    }
    std::vector<int> asked;
};

/// As the receiver writes it: with its checksum.
QByteArray sentence(const char* words) {
    unsigned char sum = 0;
    for (const char* c = words; *c; ++c)
        sum ^= static_cast<unsigned char>(*c);
    return "$" + QByteArray(words) + "*" + QByteArray::number(sum, 16).rightJustified(2, '0').toUpper() +
           "\r\n";
}

class LinuxLocatorTest : public testing::Test {
protected:
    /// All that the locator answers until nothing more is to come.
    std::vector<std::optional<Locator::Fix>> locate(LinuxLocator& locator) {
        std::vector<std::optional<Locator::Fix>> answers;
        locator.locate([&](std::optional<Locator::Fix> fix) { answers.push_back(fix); });
        EXPECT_TRUE(answers.empty()) << "later, never at once";
        while (answers.empty())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
        return answers;
    }

    int argc = 1;
    char name[5] = "test";
    char* argv[2] = {name, nullptr};
    QCoreApplication application{argc, argv};
};

TEST_F(LinuxLocatorTest, SaysWhatTheReceiverFoundAndNothingAfterIt) {
    QByteArray said = sentence("GPGGA,020000.00,3827.7260,N,11107.4040,E,1,08,1.0,1012.0,M,0.0,M,,") +
                      sentence("GPRMC,020000.00,A,3827.7260,N,11107.4040,E,0.0,0.0,240526,,,A") +
                      sentence("GPGGA,020001.00,3900.0000,N,11200.0000,E,1,08,1.0,900.0,M,0.0,M,,");
    QBuffer line(&said);
    line.open(QIODevice::ReadOnly);
    auto source = std::make_unique<QNmeaPositionInfoSource>(QNmeaPositionInfoSource::SimulationMode);
    source->setDevice(&line);
    LinuxLocator locator(std::move(source));
    ASSERT_TRUE(locator.canLocate());
    const auto answers = locate(locator);
    ASSERT_EQ(answers.size(), 1U);
    ASSERT_TRUE(answers[0]);
    EXPECT_NEAR(answers[0]->latitude, 38.4621, 1e-6);
    EXPECT_NEAR(answers[0]->longitude, 111.1234, 1e-6);
}

TEST_F(LinuxLocatorTest, SaysThatNothingWasFoundAndCanBeAskedAgain) {
    auto source = std::make_unique<NoFix>();
    auto* receiver = source.get();
    LinuxLocator locator(std::move(source));
    for (int time = 0; time < 2; ++time) {
        const auto answers = locate(locator);
        ASSERT_EQ(answers.size(), 1U);
        EXPECT_FALSE(answers[0]);
    }
    EXPECT_EQ(receiver->asked, (std::vector<int>{45'000, 45'000}));
}

TEST_F(LinuxLocatorTest, WithoutAReceiverOneCannotAsk) {
    EXPECT_FALSE(LinuxLocator(nullptr).canLocate());
}

} // namespace
} // namespace ruhu::platform
