pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A value against a line that matters (the income line), which is named below its mark.
Item {
    id: root

    property real value: 0
    property real maximum: 1
    property real mark: 0
    property string markText: ""

    readonly property real markAt: maximum > 0 ? width * Math.max(0, Math.min(1, mark / maximum)) : 0

    implicitWidth: 260
    implicitHeight: bar.y + bar.height + 8 + label.implicitHeight

    ProgressBar {
        id: bar
        y: 8
        width: parent.width
        height: 14
        done: root.value
        total: root.maximum
    }
    Rectangle {
        x: Math.round(root.markAt) - 1
        width: 3
        height: bar.height + 16
        color: Theme.amberMark
    }
    AppText {
        id: label
        x: Math.max(0, Math.min(root.width - width, root.markAt - width / 2))
        anchors.bottom: parent.bottom
        text: root.markText
        size: Theme.secondarySize
        color: Theme.amber
    }
}
