pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A row of a list: name, one line of facts, badge or note, and ›. A chosen row lies on the sheet, marked in pine, and
// reaches over `joinWidth` px to its pane.
Pressable {
    id: root

    property string name: ""
    property string line: ""
    property color lineColor: Theme.ink2
    property bool lineBold: false
    property string badgeText: ""
    property int badgeKind: Badge.Plain
    property string note: ""
    property color noteColor: Theme.ink
    property bool noteBold: false
    property string iconName: ""
    property color iconColor: Theme.ink
    property bool chosen: false
    property bool opens: true
    property bool dense: false
    property real joinWidth: 0

    readonly property real side: badge.visible ? badge.implicitWidth + 16 : note !== "" ? Math.min(noteText.implicitWidth, width * 0.42) + 16 : 0
    readonly property bool below: badge.visible && width - side - 60 < Theme.px(110)

    text: name
    implicitHeight: Math.max(Theme.grow(dense ? Theme.denseRowHeight : Theme.rowHeight, line === "" ? 22 : 40), words.implicitHeight + (dense ? 12 : 20) + (below ? badge.height + 6 : 0))
    leftPadding: chosen || joinWidth > 0 ? 20 : 4
    rightPadding: 6

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.rightMargin: root.chosen ? -root.joinWidth : 0
            visible: root.chosen || root.down
            color: root.chosen ? Theme.sheet : Theme.wash
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
        Icon {
            id: icon
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: 26
            color: root.iconColor
        }
        Column {
            id: words
            x: icon.visible ? icon.width + 16 : 0
            y: root.below ? 10 : Math.round((parent.height - height) / 2)
            width: parent.width - x - (root.below ? 0 : root.side) - (chevron.visible ? chevron.width + 8 : 0)

            AppText {
                width: parent.width
                text: root.name
                size: Theme.questionSize
                bold: true
                color: root.enabled ? Theme.ink : Theme.ink2
                lineHeight: 1.05
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: root.line
                size: Theme.secondarySize
                bold: root.lineBold
                color: root.lineColor
                lineHeight: 1.05
            }
        }
        Badge {
            id: badge
            x: root.below ? words.x : parent.width - width - (chevron.visible ? chevron.width + 16 : 0)
            y: root.below ? words.y + words.height + 6 : Math.round((parent.height - height) / 2)
            text: root.badgeText
            kind: root.badgeKind
        }
        AppText {
            id: noteText
            anchors.right: chevron.visible ? chevron.left : parent.right
            anchors.rightMargin: chevron.visible ? 8 : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.width * 0.42)
            visible: root.note !== ""
            text: root.note
            size: Theme.secondarySize
            bold: root.noteBold
            color: root.noteColor
            horizontalAlignment: Text.AlignRight
        }
        Icon {
            id: chevron
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: root.opens ? "right" : ""
            size: 22
            color: Theme.pine
        }
    }

    Accessible.description: line + (badgeText !== "" ? "，" + badgeText : "") + (note !== "" ? "，" + note : "")
    Accessible.selected: chosen
}
