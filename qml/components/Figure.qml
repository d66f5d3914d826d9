pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The figure being filled, large, above the keypad, with its caret and a pine line.
Item {
    id: root

    property string text: ""
    property bool unknown: false
    property string unit: ""

    implicitHeight: figure.implicitHeight + 8
    implicitWidth: figure.implicitWidth + unitText.implicitWidth + 20

    AppText {
        id: figure
        anchors.right: caret.left
        anchors.rightMargin: 4
        anchors.bottom: line.top
        text: root.unknown ? qsTr("不知道") : Theme.grouped(root.text)
        size: root.unknown ? 32 : Theme.largeText ? 36 : 44
        bold: true
        serif: true
        lineHeight: 0.9
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
    }
    Rectangle {
        id: caret
        anchors.right: unitText.left
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        width: 3
        height: figure.font.pixelSize * 0.9
        color: Theme.pine
    }
    AppText {
        id: unitText
        anchors.right: parent.right
        y: figure.y + figure.baselineOffset - baselineOffset
        text: root.unit
        serif: true
        lineHeight: 1
    }
    Rectangle {
        id: line
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.focus
        color: Theme.pine
    }
}
