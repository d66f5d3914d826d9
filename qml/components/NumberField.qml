pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A figure, filled by our Keypad, which the page opens on clicked() for the `active` field. `text` holds its digits: "" is
// not asked (点此输入), "0" is 0, and `unknown` is 不知道: three different things that look different.
Column {
    id: root

    property string text: ""
    property bool unknown: false
    property string unit: qsTr("元")
    property bool active: false
    property int answer: Answer.Open
    property string message: ""
    property string placeholder: qsTr("点此输入")

    signal clicked

    spacing: 8

    FieldBox {
        width: parent.width
        implicitWidth: 200
        answer: root.answer
        active: root.active
        caret: root.active
        alignRight: true
        valueText: root.unknown ? qsTr("不知道") : root.text === "" ? "" : Theme.grouped(root.text)
        placeholder: root.active ? "" : root.placeholder
        unit: root.unknown ? "" : root.unit
        onClicked: root.clicked()

        Accessible.description: root.message
    }
    FieldMessage {
        width: parent.width
        answer: root.answer
        text: root.message
    }
}
