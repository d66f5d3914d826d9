pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// What the answers add up to so far: the figure, its bar against the income line, the verdict in words, the change since
// last year. The page may put more below.
Column {
    id: root

    property string label: ""
    property string figure: ""
    property string unit: ""
    property real value: 0
    property real line: 0
    property real maximum: Math.max(value, line) * 1.18
    property string lineText: ""
    property string verdict: ""
    property bool low: false
    property string change: ""

    spacing: 10

    BigFigure {
        width: parent.width
        label: root.label
        labelAbove: true
        figure: root.figure
        after: root.unit
        size: 52
    }
    BarWithMark {
        width: parent.width
        visible: root.line > 0
        value: root.value
        maximum: root.maximum
        mark: root.line
        markText: root.lineText
    }
    AppText {
        width: parent.width
        visible: text !== ""
        text: root.verdict
        bold: true
        color: root.low ? Theme.amber : Theme.ink
    }
    AppText {
        width: parent.width
        visible: text !== ""
        text: root.change
        size: Theme.secondarySize
        color: Theme.ink2
    }
}
