pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Ink on paper: `done` of `total`, then `todo` in amber, and a mark where it should be today (−1: none).
Item {
    id: root

    property real done: 0
    property real todo: 0
    property real total: 1
    property real mark: -1
    property color ground: Theme.sunk

    readonly property real inner: Math.max(0, width - 2)

    function share(value: real): real {
        return total > 0 ? Math.max(0, Math.min(1, value / total)) : 0;
    }

    implicitWidth: 240
    implicitHeight: 16

    Rectangle {
        anchors.fill: parent
        radius: Theme.cellRadius
        color: root.ground
        border.color: Theme.edge
        border.width: Theme.hairline

        Rectangle {
            x: 1
            y: 1
            width: Math.round(root.inner * root.share(root.done))
            height: parent.height - 2
            color: Theme.done
        }
        Rectangle {
            x: 1 + Math.round(root.inner * root.share(root.done))
            y: 1
            width: Math.round(root.inner * root.share(root.done + root.todo)) - x + 1
            height: parent.height - 2
            visible: root.todo > 0
            color: Theme.amberMark
        }
    }
    Rectangle {
        x: Math.round(root.width * root.share(root.mark)) - 3
        y: -6
        width: 7
        height: root.height + 12
        visible: root.mark >= 0
        color: Theme.paper

        Rectangle {
            anchors.centerIn: parent
            width: 3
            height: parent.height
            color: Theme.ink
        }
    }

    Accessible.role: Accessible.ProgressBar
}
