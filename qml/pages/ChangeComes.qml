pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A newcomer: name, number or birth date, relation; and whom this may be already.
Column {
    id: root

    required property ChangeViewModel changes

    signal saved

    readonly property bool numbered: changes.idNo.trim() !== ""

    spacing: Theme.questionGap

    Column {
        width: parent.width
        spacing: 8

        AppText {
            text: qsTr("名字")
            size: Theme.questionSize
            bold: true
        }
        TextFieldRow {
            width: parent.width
            text: root.changes.name
            maximumLength: 50
            onEdited: text => root.changes.name = text
        }
    }
    Column {
        width: parent.width
        spacing: 8

        AppText {
            text: qsTr("身份证号")
            size: Theme.questionSize
            bold: true
        }
        TextFieldRow {
            width: parent.width
            text: root.changes.idNo
            placeholder: qsTr("还没有就空着")
            maximumLength: 24
            inputMethodHints: Qt.ImhPreferNumbers | Qt.ImhNoPredictiveText
            answer: root.numbered && root.changes.idNo.length >= 18 && root.changes.numberFault !== "" ? Answer.ToMend : Answer.Open
            message: answer === Answer.ToMend ? root.changes.numberFault : ""
            onEdited: text => root.changes.idNo = text
        }
    }
    Repeater {
        model: root.changes.known

        FrameItem {
            id: known

            required property var modelData

            width: root.width
            height: words.height + (mine.visible ? mine.height + 12 : 0) + 32
            radius: Theme.radius
            color: Theme.amberWash
            borderColor: Theme.amberMark
            borderWidth: Theme.control

            AppText {
                id: words
                x: 18
                y: 16
                width: parent.width - 36
                text: (known.modelData.here ? qsTr("这户已有：") : known.modelData.byNumber ? qsTr("身份证号一样：") : qsTr("名字、生日一样：")) + known.modelData.text + (known.modelData.movable ? "" : qsTr("。在别的村，请乡镇转户"))
                color: Theme.amber
                bold: true
            }
            AppButton {
                id: mine
                x: 18
                y: words.y + words.height + 12
                visible: known.modelData.movable && !known.modelData.here
                enabled: root.changes.relation !== ""
                reason: qsTr("先选与户主的关系")
                iconName: "swap"
                text: qsTr("就是这个人，转到这户")
                onClicked: {
                    if (root.changes.moveIn(known.modelData.person))
                        root.saved();
                }
            }
        }
    }
    Column {
        width: parent.width
        visible: !root.numbered
        spacing: 8

        AppText {
            text: qsTr("出生日期")
            size: Theme.questionSize
            bold: true
        }
        DateField {
            width: parent.width
            value: root.changes.birthDate
            maximum: root.changes.today
            today: root.changes.today
            onPicked: value => root.changes.birthDate = value
        }
        AppText {
            topPadding: 10
            text: qsTr("性别")
            size: Theme.questionSize
            bold: true
        }
        Row {
            spacing: Theme.answerGap

            Chip {
                text: qsTr("男")
                chosen: root.changes.gender === "1"
                onClicked: root.changes.gender = "1"
            }
            Chip {
                text: qsTr("女")
                chosen: root.changes.gender === "2"
                onClicked: root.changes.gender = "2"
            }
        }
    }
    Column {
        width: parent.width
        spacing: 8

        AppText {
            text: qsTr("是户主的什么人")
            size: Theme.questionSize
            bold: true
        }
        ChoiceField {
            width: parent.width
            options: root.changes.relations
            value: root.changes.relation === "" ? undefined : root.changes.relation
            onPicked: value => root.changes.relation = value
        }
    }
}
