import QtQuick

// A page that is made when it is first shown and kept from then on: going back to it costs nothing.
Loader {
    id: root

    property bool shown: false

    anchors.fill: parent
    active: false
    visible: shown
    enabled: shown
    onShownChanged: if (shown)
        active = true
    Component.onCompleted: if (shown)
        active = true
}
