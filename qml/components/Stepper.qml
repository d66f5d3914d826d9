pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// − 11 ＋ for a small whole number. `value` undefined is not asked and shows a dash. The end of the range is said in words
// when it is reached, not by a dead button. stepped(value) asks the page to keep it.
Column {
    id: root

    property var value: undefined
    property int minimum: 0
    property int maximum: 99
    property string unit: ""
    property int answer: Answer.Open
    property string message: ""
    property string maximumText: qsTr("最多%1").arg(maximum)
    property string minimumText: qsTr("最少%1").arg(minimum)

    signal stepped(int value)

    property string limit: ""
    readonly property bool asked: value !== undefined && value !== null
    readonly property bool outside: asked && (value < minimum || value > maximum)

    function step(by: int) {
        const from = asked ? value : by > 0 ? Math.max(minimum, 1) - by : minimum - by;
        const to = Math.max(minimum, Math.min(maximum, from + by));
        limit = to !== from + by ? (by > 0 ? maximumText : minimumText) : "";
        if (!asked || to !== value)
            stepped(to);
    }

    spacing: 8

    Row {
        id: row
        spacing: 10

        AppButton {
            width: Theme.grow(72)
            leftPadding: 0
            enabled: root.answer !== Answer.NotNeeded
            iconName: "minus"
            Accessible.name: qsTr("减一")
            onClicked: root.step(-1)
        }
        FieldFrame {
            width: Math.max(Theme.grow(110), figure.implicitWidth + unitText.implicitWidth + 44)
            height: parent.height
            answer: root.outside && root.answer === Answer.Open ? Answer.ToMend : root.answer

            Row {
                anchors.centerIn: parent
                spacing: 8

                AppText {
                    id: figure
                    text: root.asked ? root.value : "—"
                    size: 27
                    bold: root.asked && root.answer !== Answer.LastYear
                    color: root.answer === Answer.LastYear ? Theme.amber : root.asked ? Theme.ink : Theme.ink2
                    lineHeight: 1
                }
                AppText {
                    id: unitText
                    y: figure.baselineOffset - baselineOffset
                    visible: text !== ""
                    text: root.unit
                    size: Theme.secondarySize
                    color: Theme.ink2
                    lineHeight: 1
                }
            }
        }
        AppButton {
            width: Theme.grow(72)
            leftPadding: 0
            enabled: root.answer !== Answer.NotNeeded
            iconName: "plus"
            Accessible.name: qsTr("加一")
            onClicked: root.step(1)
        }
    }
    FieldMessage {
        width: Math.max(root.width, row.width)
        answer: root.limit !== "" || root.outside ? Answer.ToMend : root.answer
        text: root.limit !== "" ? root.limit : root.outside ? (root.value > root.maximum ? root.maximumText : root.minimumText) : root.message
    }
}
