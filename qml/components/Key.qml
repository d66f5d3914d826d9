pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// A key of the keypad: a figure, or an icon with a spoken name.
Pressable {
    id: root

    property string iconName: ""

    implicitWidth: 86
    implicitHeight: Theme.largeText ? 64 : 70
    bottomPadding: down ? 0 : 3
    autoRepeat: iconName === "del"
    focusPolicy: Qt.TabFocus

    background: FrameItem {
        radius: Theme.radius
        color: root.down ? Theme.wash : Theme.paper
        borderColor: Theme.edge
        borderWidth: Theme.control
        lip: root.down ? 0 : 4

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
        }
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: 28
        }
    }
}
