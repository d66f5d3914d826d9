import QtQuick
import QtTest

// Passes by itself; the warning of its binding has to make the run fail.
TestCase {
    name: "Warns"

    property int broken: undefined + {}.nothing.further

    function test_passes() {
        verify(true);
    }
}
