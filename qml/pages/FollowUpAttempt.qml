pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One try: when, how, what came of it, who called; below what was said.
Item {
    id: root

    required property string moment
    required property string channel
    required property string outcome
    required property bool reached
    required property string by
    required property string more

    implicitHeight: column.height + 20

    Column {
        id: column
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: 2

        Flow {
            width: parent.width
            spacing: 18

            AppText {
                text: root.moment
                size: 19
            }
            AppText {
                text: root.channel
                size: 19
                color: Theme.ink2
            }
            AppText {
                text: root.outcome
                size: 19
                bold: true
            }
            AppText {
                text: root.by
                size: 19
                color: Theme.ink2
            }
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.more
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
