pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// All text of the program: `size` is px at 100 % and scales. Names wrap, never shorten.
Text {
    id: root

    property real size: Theme.bodySize
    property bool bold: false
    property bool serif: false
    property bool running: false
    // For Song read in the sun: thickens its hairlines, which would vanish.
    property bool sunlit: false

    color: Theme.ink
    font.family: serif ? Theme.serif : Theme.sans
    font.pixelSize: Theme.px(size)
    font.bold: bold
    lineHeight: running ? Theme.runningLineHeight : Theme.lineHeight
    style: sunlit ? Text.Outline : Text.Normal
    styleColor: Qt.alpha(color, 0.3)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    verticalAlignment: Text.AlignVCenter
}
