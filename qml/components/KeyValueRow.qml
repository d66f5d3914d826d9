pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A label and what stands against it, with a hairline below; `document` sets the value in Song.
Item {
    id: root

    property string label: ""
    property string text: ""
    property bool document: false
    property bool bold: false
    property real labelWidth: Theme.px(100)
    property bool ruled: true

    implicitHeight: Math.max(Theme.grow(50), value.implicitHeight + 16)
    implicitWidth: 300

    AppText {
        y: Math.round((Math.min(parent.height, Theme.grow(50)) - height) / 2)
        width: root.labelWidth - 8
        text: root.label
        size: Theme.secondarySize
        color: Theme.ink2
    }
    AppText {
        id: value
        x: root.labelWidth
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x
        text: root.text
        size: root.document ? 21 : Theme.bodySize
        bold: root.bold
        serif: root.document
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.ruled
    }
}
