pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// One place to go, in the rail (bar at its left edge), the named rail of the office (in one line) or the bottom bar.
Pressable {
    id: root

    property string iconName: ""
    property int count: 0
    property bool current: false
    property bool named: false
    property bool atTop: false

    readonly property color wordColor: current ? Theme.pine : named ? Theme.ink : Theme.ink2

    implicitWidth: 100
    implicitHeight: named ? Theme.grow(56) : Theme.grow(104, 36)

    background: Rectangle {
        color: root.current ? Theme.paper : root.down ? Theme.wash : Theme.clear

        Rectangle {
            width: root.atTop ? parent.width : 5
            height: root.atTop ? 5 : parent.height
            visible: root.current
            color: Theme.pine
        }
        FocusRing {
            anchors.margins: 3
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: root.named ? 26 : Math.round((parent.width - width) / 2)
            y: Math.round(root.named ? (parent.height - height) / 2 : (parent.height - height - 10 - words.height) / 2 + 4)
            name: root.iconName
            size: 27
            color: root.wordColor
        }
        AppText {
            id: words
            x: root.named ? icon.x + icon.width + 14 : Math.round((parent.width - width) / 2)
            y: root.named ? Math.round((parent.height - height) / 2) : icon.y + icon.height + (root.atTop ? 2 : 8)
            width: Math.min(implicitWidth, parent.width - (root.named ? x + 8 : 8))
            text: root.text
            size: root.named ? Theme.bodySize : Theme.secondarySize
            bold: root.current
            color: root.wordColor
            lineHeight: 1
        }
        CountBubble {
            x: root.named ? words.x + words.width + 12 : icon.x + icon.width - 2
            y: root.named ? Math.round((parent.height - height) / 2) : icon.y - height / 2 - 1
            count: root.count
        }
    }

    Accessible.role: Accessible.PageTab
    Accessible.selected: current
    Accessible.description: count > 0 ? qsTr("有%1件").arg(count) : ""
}
