pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// One answer to press: a choice shows a tick when chosen, `multi` a box. It does not choose itself: the page does,
// on clicked().
Pressable {
    id: root

    property bool chosen: false
    property bool multi: false
    property int answer: Answer.Open
    // A cell (CellGridItem state) before the word, for members and sections; −1 for none.
    property int cell: -1
    // A lighter figure after the word.
    property string count: ""

    readonly property bool notNeeded: answer === Answer.NotNeeded
    readonly property bool lastYear: answer === Answer.LastYear && !chosen
    readonly property color wordColor: notNeeded ? Theme.ink2 : lastYear ? Theme.amber : chosen ? Theme.pine : Theme.ink

    enabled: !notNeeded
    implicitWidth: Math.max(words.implicitWidth + row.around + leftPadding + rightPadding, 64)
    implicitHeight: Math.max(Theme.grow(Theme.chipHeight), words.implicitHeight + 18)
    leftPadding: 16
    rightPadding: 16
    bottomPadding: frame.lip > 0 ? 3 : 0

    background: FrameItem {
        id: frame
        radius: Theme.radius
        dashed: root.notNeeded || root.lastYear
        color: root.notNeeded ? Theme.clear : root.lastYear ? Theme.amberWash : root.chosen || root.down ? Theme.wash : Theme.sheet
        borderColor: root.chosen ? Theme.pine : root.answer === Answer.ToMend ? Theme.amber : root.lastYear ? Theme.amberMark : Theme.edge
        borderWidth: root.chosen || root.answer === Answer.ToMend ? Theme.selected : root.lastYear ? Theme.heading : Theme.control
        lip: root.chosen || root.down || dashed ? 0 : root.answer === Answer.ToMend ? 4 : 3

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 10

            readonly property real around: (mark.visible ? mark.width + spacing : 0) + (box.visible ? box.width + spacing : 0) + (cell.visible ? cell.width + spacing : 0) + (countText.visible ? countText.implicitWidth + spacing : 0)

            Icon {
                id: mark
                anchors.verticalCenter: parent.verticalCenter
                name: root.chosen && !root.multi && root.cell < 0 ? "check" : ""
                size: 22
                color: root.wordColor
            }
            FrameItem {
                id: box
                anchors.verticalCenter: parent.verticalCenter
                visible: root.multi
                implicitWidth: visible ? Theme.iconPx(22) : 0
                implicitHeight: implicitWidth
                radius: 3
                color: root.chosen ? Theme.pine : Theme.clear
                borderColor: root.chosen ? Theme.pine : root.lastYear ? Theme.amber : root.notNeeded ? Theme.ink2 : Theme.edge
                borderWidth: Theme.heading

                Icon {
                    anchors.centerIn: parent
                    name: root.chosen ? "check" : ""
                    size: 16
                    color: Theme.sheet
                }
            }
            Cell {
                id: cell
                anchors.verticalCenter: parent.verticalCenter
                visible: root.cell >= 0
                value: root.cell
                size: 16
            }
            AppText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(root.availableWidth - row.around, 40))
                text: root.text
                bold: root.chosen
                color: root.wordColor
            }
            AppText {
                id: countText
                anchors.verticalCenter: parent.verticalCenter
                visible: root.count !== ""
                text: root.count
                size: Theme.secondarySize
                color: root.chosen ? Theme.pine : Theme.ink2
            }
        }
    }

    Accessible.role: multi ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checked: chosen
}
