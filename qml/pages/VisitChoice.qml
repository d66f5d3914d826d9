pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// The options of a question; rare ones stay behind 更多 until it is pressed or one of them is the answer. Several answers
// can also be none: that has its own chip.
Column {
    id: root

    required property var question

    readonly property bool several: question.kind === "multi"
    readonly property bool opened: question.expanded || question.inMore
    readonly property bool allOpen: !several && question.options.length > 6 && question.options.length < 9
    readonly property string moreKey: "…"

    spacing: Theme.answerGap

    // A few more than six: a list to search in would only hide them.
    Flow {
        width: parent.width
        visible: root.allOpen
        spacing: Theme.answerGap

        Repeater {
            model: root.allOpen ? root.question.options : []

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, root.width)
                text: modelData.text
                chosen: root.question.asked && root.question.value === modelData.value
                onClicked: root.question.visit.answer(root.question.ref, modelData.value)
            }
        }
    }
    ChoiceField {
        width: parent.width
        visible: !root.allOpen
        options: root.allOpen ? [] : root.question.more.length > 0 ? root.question.options.concat([{
                value: root.moreKey,
                text: qsTr("更多")
            }]) : root.question.options
        multi: root.several
        value: root.opened && !root.several ? (root.question.inMore || root.question.expanded ? root.moreKey : root.question.value) : root.question.asked ? root.question.value : undefined
        values: root.several && root.question.asked ? root.question.value ?? [] : []
        lastValue: root.question.lastValue
        answer: root.question.answer
        message: root.question.waits && root.question.lastText !== "" ? qsTr("去年是%1").arg(root.question.lastText) : root.question.message
        onPicked: value => {
            if (value === root.moreKey) {
                root.question.expanded = true;
            } else {
                root.question.expanded = false;
                if (root.several)
                    root.question.visit.toggle(root.question.ref, value);
                else
                    root.question.visit.answer(root.question.ref, value);
            }
        }
    }
    ChoiceField {
        width: parent.width
        visible: root.opened
        options: root.opened ? root.question.more : []
        value: root.question.asked ? root.question.value : undefined
        onPicked: value => root.question.visit.answer(root.question.ref, value)
    }
    Chip {
        visible: root.several && root.question.noneText !== ""
        text: root.question.noneText
        chosen: root.question.asked && root.question.value !== undefined && root.question.value.length === 0
        onClicked: root.question.visit.answerNone(root.question.ref)
    }
}
