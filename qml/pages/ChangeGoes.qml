pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Who has gone, when, and who is the head now if it was the head. The record stays.
Column {
    id: root

    required property ChangeViewModel changes
    readonly property var members: changes.members

    spacing: Theme.questionGap

    Column {
        width: parent.width
        spacing: Theme.answerGap

        AppText {
            text: qsTr("是谁")
            size: Theme.questionSize
            bold: true
        }
        Flow {
            width: parent.width
            spacing: Theme.answerGap

            Repeater {
                model: root.members

                Chip {
                    required property var modelData

                    width: Math.min(implicitWidth, root.width)
                    text: modelData.text
                    chosen: root.changes.person === modelData.person
                    onClicked: root.changes.person = modelData.person
                }
            }
        }
    }
    Column {
        width: parent.width
        visible: root.changes.change === "21"
        spacing: 8

        AppText {
            text: qsTr("哪一天")
            size: Theme.questionSize
            bold: true
        }
        DateField {
            width: parent.width
            value: root.changes.on
            maximum: root.changes.today
            today: root.changes.today
            onPicked: value => root.changes.on = value
        }
    }
    Column {
        width: parent.width
        visible: root.changes.headGoes
        spacing: Theme.answerGap

        AppText {
            text: qsTr("新户主是谁")
            size: Theme.questionSize
            bold: true
        }
        Flow {
            width: parent.width
            spacing: Theme.answerGap

            Repeater {
                model: root.changes.headGoes ? root.members.filter(one => one.person !== root.changes.person) : []

                Chip {
                    required property var modelData

                    width: Math.min(implicitWidth, root.width)
                    text: modelData.text
                    chosen: root.changes.newHead === modelData.person
                    onClicked: root.changes.newHead = modelData.person
                }
            }
        }
        AppText {
            width: parent.width
            text: qsTr("新户主由乡镇核定；两边填得不一样会进待办。")
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
}
