pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// What comes first, second, third: each row is moved up or down by its own buttons. moved(value, by) and kept() ask the
// page to keep it.
Column {
    id: root

    // {value, text} in the order that stands now.
    property var options: []
    property bool asked: false
    property int answer: Answer.Open
    property string message: ""

    signal moved(string value, int by)
    signal kept

    spacing: 8

    Repeater {
        model: root.options

        Item {
            id: row
            required property var modelData
            required property int index

            width: root.width
            height: Math.max(Theme.grow(Theme.chipHeight), words.implicitHeight) + 8

            AppText {
                id: number
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(36)
                text: row.index + 1
                bold: true
                color: root.asked ? Theme.ink : Theme.ink2
            }
            AppText {
                id: words
                anchors.left: number.right
                anchors.right: up.left
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.text
                bold: root.asked
            }
            AppButton {
                id: up
                anchors.right: down.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                enabled: row.index > 0
                opacity: enabled ? 1 : 0
                iconName: "up"
                text: qsTr("往前")
                onClicked: root.moved(row.modelData.value, -1)
            }
            AppButton {
                id: down
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                enabled: row.index + 1 < root.options.length
                opacity: enabled ? 1 : 0
                iconName: "down"
                text: qsTr("往后")
                onClicked: root.moved(row.modelData.value, 1)
            }
            Rule {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
    AppButton {
        visible: !root.asked && root.options.length > 0
        iconName: "check"
        text: qsTr("就按这个先后")
        onClicked: root.kept()
    }
    FieldMessage {
        width: parent.width
        answer: root.answer
        text: root.message
    }
}
