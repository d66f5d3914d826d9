pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// A day with a time, or a time alone, as an XForm writes them; times are China's.
Column {
    id: root

    required property var question

    readonly property string zone: ":00.000+08:00"
    readonly property bool dated: question.kind === "dateTime"
    readonly property string written: question.asked && typeof question.value === "string" ? question.value : ""

    spacing: Theme.answerGap

    Repeater {
        model: root.dated ? 1 : 0

        DateField {
            width: root.width
            value: root.written.slice(0, 10)
            answer: root.question.answer
            onPicked: day => root.keep(day + "T" + (root.written === "" ? "00:00" : root.written.slice(11, 16)))
        }
    }
    TimeField {
        width: root.width
        visible: !root.dated || root.written !== ""
        value: root.dated ? root.written.slice(11, 16) : root.written.slice(0, 5)
        answer: root.question.answer
        message: root.question.message
        onPicked: time => root.keep(root.dated ? root.written.slice(0, 11) + time : time)
    }

    function keep(moment: string) {
        root.question.visit.answer(root.question.ref, moment + zone);
    }
}
