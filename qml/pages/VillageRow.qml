pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One village of the township's overview: name, bar, what is left. Bar length is by the village's own households.
Pressable {
    id: root

    required property string code
    required property string name
    required property int finished
    required property int total
    required property int awaiting
    required property int remaining
    required property bool chosen

    text: name
    implicitHeight: Theme.grow(Theme.rowHeight)
    Accessible.selected: chosen

    background: Item {
        Rectangle {
            anchors.fill: parent
            visible: root.chosen || root.down
            color: root.down ? Theme.wash : Theme.sheet
        }
        Rectangle {
            width: 5
            height: parent.height
            visible: root.chosen
            color: Theme.pine
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
        AppText {
            id: nameText
            x: 16
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Theme.px(170), parent.width * 0.34)
            text: root.name
            size: 24
            bold: true
            serif: true
            lineHeight: 1
        }
        ProgressBar {
            anchors.left: nameText.right
            anchors.leftMargin: 12
            anchors.right: figures.left
            anchors.rightMargin: 18
            anchors.verticalCenter: parent.verticalCenter
            done: root.finished
            todo: root.awaiting
            total: Math.max(1, root.total)
        }
        AppText {
            id: figures
            anchors.right: chevron.left
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(112)
            text: root.finished + " / " + Theme.joined(root.total, qsTr("户"))
            size: Theme.secondarySize
            color: Theme.ink2
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.NoWrap
        }
        Icon {
            id: chevron
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            name: "right"
            size: 22
            color: Theme.pine
        }
    }
}
