pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// Who it is: a member of the household by name, or somebody else whose name is written.
Column {
    id: root

    required property var question

    readonly property bool known: question.asked && question.options.some(option => option.value === question.value)
    readonly property bool other: question.expanded || (question.asked && !known)

    spacing: Theme.answerGap

    Flow {
        width: parent.width
        spacing: Theme.answerGap

        Repeater {
            model: root.question.options

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, root.width)
                text: modelData.text
                chosen: !root.question.expanded && root.question.asked && root.question.value === modelData.value
                onClicked: {
                    root.question.expanded = false;
                    root.question.visit.answerBy(root.question.ref, modelData.value);
                    root.question.visit.save();
                }
            }
        }
        Chip {
            text: qsTr("别人")
            chosen: root.other
            onClicked: root.question.expanded = true
        }
    }
    TextFieldRow {
        width: parent.width
        visible: root.other
        text: root.known ? "" : root.question.text_
        placeholder: qsTr("写上名字")
        onEdited: text => root.question.visit.answerBy(root.question.ref, text)
    }
}
