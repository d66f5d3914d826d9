pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The line below a field: what to do, or why not. Takes no room without text.
Row {
    id: root

    property int answer: Answer.Open
    property string text: ""

    readonly property bool toMend: answer === Answer.ToMend
    readonly property color wordColor: toMend || answer === Answer.LastYear ? Theme.amber : Theme.ink2

    visible: text !== ""
    spacing: 8

    Icon {
        name: root.toMend ? "warn" : root.answer === Answer.LastYear ? "clock" : root.answer === Answer.NotNeeded ? "lock" : "check"
        size: 18
        y: Math.round((words.font.pixelSize * 1.5 - height) / 2)
        color: root.wordColor
    }
    AppText {
        id: words
        width: root.width > 0 ? root.width - Theme.iconPx(18) - root.spacing : implicitWidth
        text: root.text
        size: Theme.secondarySize
        bold: root.toMend
        color: root.wordColor
    }
}
