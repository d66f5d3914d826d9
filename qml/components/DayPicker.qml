pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A month of days. ‹ › go by month, the outer buttons by year and ten years: a birthday is three presses away.
Panel {
    id: root

    property string value: ""
    property string minimum: ""
    property string maximum: ""
    property string today: ""

    signal picked(string value)

    // Months since year 0, so that going over a year's end needs no care.
    property int month: value !== "" ? monthOf(value) : monthOf(today)

    readonly property int year: Math.floor(month / 12)
    readonly property int monthOfYear: month % 12 + 1
    readonly property int firstMonth: monthOf(minimum)
    readonly property int lastMonth: monthOf(maximum)
    readonly property int daysInMonth: new Date(year, monthOfYear, 0).getDate()
    // Monday first.
    readonly property int blanks: (new Date(year, monthOfYear - 1, 1).getDay() + 6) % 7

    function monthOf(day: var): int {
        return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    }

    function iso(day: int): string {
        return String(year).padStart(4, "0") + "-" + String(monthOfYear).padStart(2, "0") + "-" + String(day).padStart(2, "0");
    }

    function go(months: int) {
        month = Math.max(firstMonth, Math.min(lastMonth, month + months));
    }

    implicitHeight: column.implicitHeight + 24
    border.color: Theme.edge

    Column {
        id: column
        x: 12
        y: 12
        width: parent.width - 24
        spacing: 8

        AppText {
            width: parent.width
            text: qsTr("%1年%2月").arg(root.year).arg(root.monthOfYear)
            size: Theme.sectionTitleSize
            bold: true
            serif: true
            horizontalAlignment: Text.AlignHCenter
        }
        Flow {
            width: parent.width
            spacing: 6

            Repeater {
                model: [{
                        text: qsTr("前十年"),
                        by: -120
                    }, {
                        text: qsTr("前一年"),
                        by: -12
                    }, {
                        text: qsTr("上月"),
                        by: -1
                    }, {
                        text: qsTr("下月"),
                        by: 1
                    }, {
                        text: qsTr("后一年"),
                        by: 12
                    }, {
                        text: qsTr("后十年"),
                        by: 120
                    }]

                Chip {
                    required property var modelData

                    leftPadding: 8
                    rightPadding: 8
                    text: modelData.text
                    onClicked: root.go(modelData.by)
                }
            }
        }
        Grid {
            id: days
            width: parent.width
            columns: 7

            Repeater {
                model: [qsTr("一"), qsTr("二"), qsTr("三"), qsTr("四"), qsTr("五"), qsTr("六"), qsTr("日")]

                AppText {
                    required property string modelData

                    width: days.width / 7
                    text: modelData
                    size: Theme.secondarySize
                    color: Theme.ink2
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            Repeater {
                model: root.blanks

                Item {
                    width: days.width / 7
                    height: Theme.grow(52)
                }
            }
            Repeater {
                model: root.daysInMonth

                Pressable {
                    id: day

                    required property int index
                    readonly property string date: root.iso(index + 1)
                    readonly property bool chosen: date === root.value

                    width: days.width / 7
                    height: Theme.grow(52)
                    enabled: date >= root.minimum && date <= root.maximum
                    text: index + 1
                    onClicked: root.picked(date)

                    background: Rectangle {
                        radius: Theme.radius
                        color: day.chosen ? Theme.pine : day.down ? Theme.wash : Theme.clear
                        border.color: Theme.pine
                        border.width: day.visualFocus ? Theme.focus : day.date === root.today ? Theme.control : 0
                    }
                    contentItem: AppText {
                        text: day.text
                        bold: day.chosen
                        color: day.chosen ? Theme.sheet : day.enabled ? Theme.ink : Theme.ink2
                        font.strikeout: !day.enabled
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }
        }
    }
}
