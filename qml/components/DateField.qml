pragma ComponentBehavior: Bound
import QtQuick

// A day: `value` is ISO "2026-03-08" or "". Pressed, it opens our own picker below. picked(value) asks the page to keep it.
Column {
    id: root

    property string value: ""
    property string minimum: "1900-01-01"
    property string maximum: "2099-12-31"
    property string today: new Date().toISOString().slice(0, 10)
    property int answer: Answer.Open
    property string message: ""
    property string placeholder: qsTr("选日期")
    property bool open: false

    signal picked(string value)

    function spoken(day: string): string {
        const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
        return parts ? qsTr("%1年%2月%3日").arg(Number(parts[1])).arg(Number(parts[2])).arg(Number(parts[3])) : "";
    }

    spacing: 8

    FieldBox {
        width: parent.width
        implicitWidth: 220
        answer: root.answer
        active: root.open
        valueText: root.spoken(root.value)
        placeholder: root.placeholder
        onClicked: root.open = !root.open
    }
    // A Repeater of one: in Qt 6.4 a Loader cannot make a bound component.
    Repeater {
        model: root.open && root.answer !== Answer.NotNeeded ? 1 : 0

        DayPicker {
            width: root.width
            value: root.value
            minimum: root.minimum
            maximum: root.maximum
            today: root.today
            onPicked: value => {
                root.open = false;
                root.picked(value);
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: root.answer
        text: root.message
    }
}
