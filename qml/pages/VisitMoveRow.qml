pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One question that another version of the questionnaire asks otherwise, with what was answered to it.
Item {
    id: root

    property var entry: ({})

    implicitHeight: Math.max(Theme.grow(Theme.denseRowHeight, 40), words.implicitHeight + 10)

    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width

        AppText {
            width: parent.width
            text: root.entry.title ?? ""
            bold: true
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.entry.hint ?? ""
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
