pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The name of a page or a household (`suffix` 户 in plain Song), with facts beside it where they fit, else below.
Flow {
    id: root

    property string text: ""
    property string suffix: ""
    property var facts: []
    property real size: Theme.pageTitleSize

    spacing: 14

    // The width of the name on one line: what the text itself says of it hangs on how it is broken. The last
    // glyph's ink may reach beyond its advance, and counts when lines are broken.
    TextMetrics {
        id: oneLine
        font: title.font
        text: root.text
    }
    AppText {
        id: title
        width: root.width > 0 ? Math.min(Math.ceil(Math.max(oneLine.advanceWidth, oneLine.tightBoundingRect.x + oneLine.tightBoundingRect.width)) + 2, root.width) : implicitWidth
        text: root.text
        size: root.size
        bold: true
        serif: true
        lineHeight: 1
    }
    AppText {
        height: title.height
        visible: root.suffix !== ""
        text: root.suffix
        size: root.size * 0.75
        serif: true
        color: Theme.ink2
        lineHeight: 1
    }
    FactLine {
        // Beside a name as high as the name; below one that takes lines of its own, as high as itself.
        height: title.lineCount > 1 ? implicitHeight : Math.max(title.height, implicitHeight)
        width: Math.min(implicitWidth, root.width > 0 ? root.width : implicitWidth)
        visible: text !== ""
        topPadding: Theme.px(6)
        facts: root.facts
        lineHeight: 1
    }
}
