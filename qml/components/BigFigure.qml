pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A figure in Song with its label before or above and its measure after: 已签 168 / 253 户, 人均 10,560 元.
Item {
    id: root

    property string label: ""
    property bool labelAbove: false
    property string figure: ""
    property string after: ""
    property real size: Theme.heroSize
    property color color: Theme.ink

    implicitWidth: afterText.x + afterText.implicitWidth
    implicitHeight: figureText.y + figureText.implicitHeight

    AppText {
        id: labelText
        y: root.labelAbove ? 0 : figureText.y + figureText.baselineOffset - baselineOffset
        visible: text !== ""
        text: root.label
        size: root.size > 50 && !root.labelAbove ? Theme.questionSize : Theme.secondarySize
        color: Theme.ink2
        lineHeight: 1
    }
    AppText {
        id: figureText
        x: root.labelAbove || root.label === "" ? 0 : labelText.width + (root.size > 50 ? 16 : 10)
        y: root.labelAbove && root.label !== "" ? labelText.height : 0
        text: root.figure
        size: root.size
        bold: true
        serif: true
        color: root.color
        lineHeight: 0.85
        wrapMode: Text.NoWrap
    }
    AppText {
        id: afterText
        x: figureText.x + figureText.width + 12
        y: figureText.y + figureText.baselineOffset - baselineOffset
        text: root.after
        size: Math.max(Theme.bodySize, root.size / 2)
        serif: true
        color: root.color === Theme.ink ? Theme.ink2 : root.color
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
}
