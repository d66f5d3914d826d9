pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A time of the day, "HH:MM" or "". Pressed, it opens its hours and minutes below. picked(value) asks the page to keep it.
Column {
    id: root

    property string value: ""
    property int answer: Answer.Open
    property string message: ""
    property string placeholder: qsTr("选时间")
    property bool open: false

    readonly property int hour: value === "" ? -1 : Number(value.slice(0, 2))
    readonly property int minute: value === "" ? -1 : Number(value.slice(3, 5))

    signal picked(string value)

    function pick(hour: int, minute: int) {
        picked(String(hour).padStart(2, "0") + ":" + String(Math.max(minute, 0)).padStart(2, "0"));
    }

    spacing: 8

    FieldBox {
        width: parent.width
        implicitWidth: 220
        answer: root.answer
        active: root.open
        valueText: root.value
        placeholder: root.placeholder
        onClicked: root.open = !root.open
    }
    Panel {
        width: parent.width
        height: parts.height + 24
        visible: root.open
        border.color: Theme.edge

        Column {
            id: parts
            x: 12
            y: 12
            width: parent.width - 24
            spacing: 8

            AppText {
                text: qsTr("几点")
                size: Theme.secondarySize
                color: Theme.ink2
            }
            Grid {
                id: hours
                width: parent.width
                columns: 6
                spacing: 6

                Repeater {
                    model: 24

                    Key {
                        required property int index

                        width: (hours.width - 5 * hours.spacing) / 6
                        text: String(index)
                        chosen: index === root.hour
                        onClicked: root.pick(index, root.minute)
                    }
                }
            }
            AppText {
                text: qsTr("几分")
                size: Theme.secondarySize
                color: Theme.ink2
            }
            Grid {
                id: minutes
                width: parent.width
                columns: 6
                spacing: 6

                Repeater {
                    model: 12

                    Key {
                        required property int index

                        width: (minutes.width - 5 * minutes.spacing) / 6
                        text: String(index * 5).padStart(2, "0")
                        enabled: root.hour >= 0
                        chosen: index * 5 === root.minute
                        onClicked: {
                            root.pick(root.hour, index * 5);
                            root.open = false;
                        }
                    }
                }
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: root.answer
        text: root.message
    }
}
