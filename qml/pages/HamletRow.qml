pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One hamlet of the round: its name, its cells, what is left. Every cell opens its household; the row's right end opens
// the list, for fingers that find a cell too small.
Item {
    id: root

    required property string name
    required property var cells
    required property int finished
    required property int total
    required property int awaiting
    required property int remaining

    signal opened(int cell)
    signal listAsked

    readonly property bool stacked: Theme.narrow || Theme.largeText
    readonly property real nameWidth: Theme.px(120)
    readonly property real noteWidth: Math.max(Theme.px(112), note.implicitWidth + Theme.iconPx(22) + 22)

    implicitHeight: Math.max(grid.y + grid.implicitHeight, stacked ? 0 : words.y + words.height, 62) + 15

    Column {
        id: words
        y: 16
        visible: !root.stacked
        width: root.nameWidth - 12
        spacing: 4

        AppText {
            width: parent.width
            text: root.name === "" ? qsTr("未分自然村") : root.name
            size: Theme.sectionTitleSize
            bold: true
            serif: true
            lineHeight: 1.05
        }
        AppText {
            text: root.finished + " / " + Theme.joined(root.total, qsTr("户"))
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    Row {
        y: 14
        visible: root.stacked
        spacing: 16

        AppText {
            id: stackedName
            text: root.name === "" ? qsTr("未分自然村") : root.name
            size: Theme.sectionTitleSize
            bold: true
            serif: true
            lineHeight: 1
        }
        AppText {
            y: stackedName.baselineOffset - baselineOffset
            text: root.finished + " / " + Theme.joined(root.total, qsTr("户"))
            size: Theme.secondarySize
            color: Theme.ink2
            lineHeight: 1
        }
    }
    CellGrid {
        id: grid
        x: root.stacked ? 0 : root.nameWidth
        y: root.stacked ? stackedName.height + 26 : 18
        width: root.stacked ? root.width - 44 : root.width - root.nameWidth - root.noteWidth - 8
        cells: root.cells
        pressable: true
        onTapped: index => root.opened(index)
        Accessible.name: qsTr("%1，已签%2户，共%3户").arg(root.name).arg(root.finished).arg(root.total)
    }
    AppText {
        id: note
        anchors.right: root.stacked ? parent.right : more.left
        anchors.rightMargin: root.stacked ? 34 : 6
        y: root.stacked ? 14 + stackedName.baselineOffset - baselineOffset : Math.round((parent.height - height) / 2)
        visible: text !== "" && (!root.stacked || !Theme.largeText)
        text: Theme.listed([root.awaiting > 0 ? qsTr("%1户待补签").arg(root.awaiting) : "", root.remaining > 0 ? qsTr("剩%1户").arg(root.remaining) : ""], root.stacked ? qsTr("，") : "\n")
        size: Theme.secondarySize
        color: root.awaiting > 0 ? Theme.amber : Theme.ink2
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
    }
    Pressable {
        id: more
        anchors.right: parent.right
        anchors.rightMargin: -8
        anchors.verticalCenter: parent.verticalCenter
        width: 48
        height: Math.max(56, parent.height - 8)
        text: qsTr("看%1的农户").arg(root.name)
        onClicked: root.listAsked()
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "right"
                size: 22
                color: Theme.pine
            }
        }
        background: Rectangle {
            color: more.down ? Theme.wash : Theme.clear

            FocusRing {
                anchors.margins: 2
                shown: more.visualFocus
            }
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
