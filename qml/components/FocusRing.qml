pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// The outer pine ring around what the keyboard is on. Give it `shown`.
FrameItem {
    id: root

    property bool shown: false

    anchors.fill: parent
    anchors.margins: -5
    visible: shown
    borderColor: Theme.pine
    borderWidth: Theme.focus
    radius: Theme.radius + 4
}
