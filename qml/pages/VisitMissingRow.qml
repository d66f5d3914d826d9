pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One missing item: what, why, and the deed that mends it.
Pressable {
    id: root

    property var entry: ({})

    text: entry.title ?? ""
    implicitHeight: Math.max(Theme.grow(Theme.denseRowHeight, 40), words.implicitHeight + 10)
    background: Item {
        Rectangle {
            anchors.fill: parent
            visible: root.down
            color: Theme.wash
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
        FocusRing {
            anchors.margins: 2
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - action.width - 20

            AppText {
                width: parent.width
                text: root.entry.title ?? ""
                bold: true
            }
            AppText {
                width: parent.width
                text: root.entry.hint ?? ""
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
        Row {
            id: action
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            AppText {
                text: root.entry.action ?? ""
                bold: true
                color: Theme.pine
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "right"
                size: 22
                color: Theme.pine
            }
        }
    }
}
