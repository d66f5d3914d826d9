pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One kind of thing on its way: how many, how far, in words.
Item {
    id: root

    property string label: ""
    property string amount: ""
    property real done: 0
    property real total: 0
    property string note: ""

    implicitHeight: Math.max(Theme.grow(66), noteText.height + 20)

    AppText {
        id: labelText
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width * 0.3)
        text: root.label
        bold: true
    }
    AppText {
        id: amountText
        x: Math.max(labelText.width + 16, Theme.px(130))
        anchors.verticalCenter: parent.verticalCenter
        text: root.amount
        size: 19
        color: Theme.ink2
        wrapMode: Text.NoWrap
    }
    ProgressBar {
        // Bars of several rows begin and end alike.
        x: Math.max(amountText.x + amountText.width, Theme.px(200)) + 24
        anchors.right: parent.right
        anchors.rightMargin: Math.max(noteText.width, Theme.px(110)) + 24
        anchors.verticalCenter: parent.verticalCenter
        visible: width > 60 && root.total > 0
        done: root.done
        total: Math.max(1, root.total)
        height: 14
    }
    AppText {
        id: noteText
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.note
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
