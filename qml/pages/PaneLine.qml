pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One line of something that waits elsewhere; amber, or cinnabar when it is overdue. Opens what it speaks of.
Pressable {
    id: root

    property string iconName: ""
    property bool overdue: false

    readonly property color wordColor: overdue ? Theme.cinnabar : Theme.amber

    implicitHeight: visible ? Math.max(Theme.grow(52), words.implicitHeight + 12) : 0

    background: Rectangle {
        color: root.down ? Theme.wash : Theme.clear

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: 24
            color: root.wordColor
        }
        AppText {
            id: words
            anchors.left: icon.right
            anchors.leftMargin: 12
            anchors.right: chevron.left
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            size: Theme.largeText ? Theme.secondarySize : 19
            bold: root.overdue
            color: root.wordColor
        }
        Icon {
            id: chevron
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "right"
            size: 22
            color: Theme.pine
        }
    }
}
