pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A field that opens something when pressed: the value in bold, a placeholder, a unit, in every state.
Pressable {
    id: root

    property int answer: Answer.Open
    property bool active: false
    property string valueText: ""
    property string placeholder: ""
    property string unit: ""
    property string chevron: ""
    property bool alignRight: false
    // A text caret after the value while this field is being filled by the keypad.
    property bool caret: false

    readonly property bool notNeeded: answer === Answer.NotNeeded
    readonly property bool lastYear: answer === Answer.LastYear && !active
    readonly property bool filled: valueText !== ""

    enabled: !notNeeded
    text: valueText
    implicitWidth: 200
    implicitHeight: Math.max(Theme.grow(58), words.implicitHeight + 20)
    leftPadding: 16
    rightPadding: 16

    background: FieldFrame {
        answer: root.answer
        active: root.active

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        AppText {
            id: words
            x: root.alignRight ? Math.max(0, caretBar.x - width - (caretBar.visible ? 3 : 0)) : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - unitText.width - 10 - (chevronIcon.visible ? chevronIcon.width + 8 : 0))
            text: root.filled ? root.valueText : root.notNeeded ? "—" : root.placeholder
            size: root.filled ? 23 : Theme.bodySize
            bold: root.filled && !root.lastYear && !root.notNeeded
            color: root.lastYear ? Theme.amber : root.filled && !root.notNeeded ? Theme.ink : Theme.ink2
        }
        Rectangle {
            id: caretBar
            x: root.alignRight ? parent.width - width - (unitText.visible ? unitText.width + 10 : 0) : words.width + 3
            anchors.verticalCenter: parent.verticalCenter
            width: root.caret ? 2 : 0
            height: Theme.px(28)
            visible: root.caret
            color: Theme.pine
        }
        AppText {
            id: unitText
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.unit !== ""
            text: root.unit
            size: Theme.secondarySize
            color: root.lastYear ? Theme.amber : Theme.ink2
            wrapMode: Text.NoWrap
        }
        Icon {
            id: chevronIcon
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: root.notNeeded ? "" : root.chevron
            size: 22
            color: Theme.pine
        }
    }
}
