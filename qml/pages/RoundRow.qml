pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One round of the household: year in Song, what came of it. Opens the sealed form if there is one.
Pressable {
    id: root

    required property string visit
    required property string round
    required property int year
    required property int stage
    required property string day
    required property string income
    required property bool current

    signal opened

    text: round
    enabled: stage > 0
    implicitHeight: Math.max(Theme.grow(Theme.rowHeight), words.height + 16)
    onClicked: opened()

    background: Item {
        Rectangle {
            anchors.fill: parent
            color: root.down ? Theme.wash : Theme.clear
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
        FocusRing {
            anchors.margins: 2
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        AppText {
            id: yearText
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(92)
            text: root.year
            size: 26
            serif: true
            bold: root.current
        }
        Column {
            id: words
            anchors.left: yearText.right
            anchors.right: chevron.left
            anchors.verticalCenter: parent.verticalCenter

            AppText {
                width: parent.width
                text: root.stage === 0 ? qsTr("待入户") : root.stage === 1 ? qsTr("填了一半") : root.stage === 2 ? qsTr("待补签") : qsTr("已签 %1").arg(root.day)
                size: 19
                bold: true
                color: root.stage < 3 ? Theme.amber : Theme.ink
            }
            AppText {
                width: parent.width
                visible: root.income !== ""
                text: qsTr("人均%1").arg(root.income)
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
        Icon {
            id: chevron
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: root.enabled ? "right" : ""
            size: 22
            color: Theme.pine
        }
    }
}
