pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// The frame of the pages that lead to the office without its network: the way back, a title, what is safe, the
// content, and the one deed at the foot.
Item {
    id: root

    property string title: ""
    property string text: ""
    default property alias content: body.data
    property alias actions: foot.data

    signal back

    Flickable {
        anchors.top: parent.top
        anchors.bottom: footArea.top
        width: parent.width
        contentHeight: column.height + 48
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            x: Theme.margin
            y: 20
            width: Math.min(parent.width - 2 * Theme.margin, Theme.px(820))
            spacing: 16

            Row {
                spacing: 12

                AppButton {
                    id: backButton
                    kind: AppButton.Quiet
                    iconName: "back"
                    Accessible.name: qsTr("回去")
                    onClicked: root.back()
                }
                PageTitle {
                    width: column.width - backButton.width - 12
                    topPadding: Math.max(0, (backButton.height - Theme.px(42)) / 2)
                    text: root.title
                }
            }
            AppText {
                width: parent.width
                text: root.text
                running: true
                color: Theme.ink2
            }
            Column {
                id: body
                width: parent.width
                spacing: 16
            }
        }
    }
    Rectangle {
        id: footArea
        anchors.bottom: parent.bottom
        width: parent.width
        height: foot.height + 32
        color: Theme.paper

        Rule {
            width: parent.width
        }
        Flow {
            id: foot
            x: Theme.margin
            y: 16
            width: parent.width - 2 * Theme.margin
            spacing: 14
        }
    }
}
