pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// A key of the keypad: a figure, or an icon with a spoken name.
Pressable {
    id: root

    property string iconName: ""
    property bool chosen: false

    implicitWidth: 86
    implicitHeight: Theme.largeText ? 64 : 70
    bottomPadding: down ? 0 : 3
    autoRepeat: iconName === "del"
    focusPolicy: Qt.TabFocus

    background: FrameItem {
        radius: Theme.radius
        color: root.down || root.chosen ? Theme.wash : Theme.paper
        borderColor: root.chosen ? Theme.pine : Theme.edge
        borderWidth: root.chosen ? Theme.selected : Theme.control
        lip: root.down || root.chosen ? 0 : 4

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        AppText {
            anchors.centerIn: parent
            visible: root.iconName === ""
            text: root.text
            size: 30
            bold: true
            color: root.enabled ? Theme.ink : Theme.ink2
        }
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: 28
        }
    }
}
