pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One thing that can be done when nothing was sent; opens a page if it leads to one.
Pressable {
    id: root

    property string iconName: ""
    property bool opens: false

    implicitHeight: Math.max(Theme.grow(74), words.height + 24)
    enabled: opens
    Accessible.ignored: !opens

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
        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: 26
        }
        AppText {
            id: words
            anchors.left: icon.right
            anchors.leftMargin: 20
            anchors.right: parent.right
            anchors.rightMargin: root.opens ? 36 : 0
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
        }
        Icon {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: root.opens ? "right" : ""
            size: 22
            color: Theme.pine
        }
    }
}
