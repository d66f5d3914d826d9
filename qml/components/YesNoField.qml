pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// 是 or 否; `value` is true, false, or undefined while not answered. picked(value) asks the page to keep it.
Column {
    id: root

    property var value: undefined
    property var lastValue: undefined
    property int answer: Answer.Open
    property string message: ""
    property string yesText: qsTr("是")
    property string noText: qsTr("否")

    // The two share the width.
    property bool filling: false

    signal picked(bool value)

    spacing: 8

    Row {
        spacing: Theme.answerGap

        Repeater {
            model: [true, false]

            Chip {
                required property bool modelData

                width: root.filling ? (root.width - Theme.answerGap) / 2 : Math.max(implicitWidth, Theme.grow(78))
                text: modelData ? root.yesText : root.noText
                chosen: root.value === modelData
                answer: root.answer === Answer.LastYear && root.lastValue !== modelData ? Answer.Open : root.answer
                onClicked: root.picked(modelData)
            }
        }
    }
    FieldMessage {
        width: root.width
        answer: root.answer
        text: root.message
    }
}
