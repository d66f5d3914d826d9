pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Something to check face to face: what, why, and its status (待核 in amber until it is settled). Opens what it speaks of.
Pressable {
    id: root

    property string why: ""
    property string status: ""
    property bool settled: false

    implicitHeight: words.implicitHeight + 26
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
            width: parent.width - 36

            AppText {
                width: parent.width
                text: root.text
                bold: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: root.why
                size: Theme.secondarySize
                color: Theme.ink2
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: root.status
                size: Theme.secondarySize
                bold: true
                color: root.settled ? Theme.ink : Theme.amber
            }
        }
        Icon {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "right"
            size: 22
            color: Theme.pine
        }
    }

    Accessible.description: why + "，" + status
}
