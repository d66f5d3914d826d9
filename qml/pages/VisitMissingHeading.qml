pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// The section above a part of the missing list.
Item {
    property var entry: ({})

    implicitHeight: words.height + 22

    AppText {
        id: words
        anchors.bottom: rule.top
        anchors.bottomMargin: 8
        text: parent.entry.heading ?? ""
        size: Theme.secondarySize
        bold: true
        color: Theme.ink2
    }
    Rule {
        id: rule
        anchors.bottom: parent.bottom
        width: parent.width
        heading: true
    }
}
