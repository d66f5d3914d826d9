pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// 本机 → 乡镇 → 已备份, with the way between them: whole, on its way, or broken.
Item {
    id: root

    property int local: 0
    property int township: 0
    property int backup: 0
    property bool running: false
    property bool broken: false

    readonly property real linkWidth: Math.max(Theme.px(52), Math.min(Theme.px(82), width * 0.113))
    readonly property real boxWidth: (width - 2 * linkWidth) / 3

    implicitHeight: Theme.grow(162, 80)

    Repeater {
        model: [{
                icon: "tablet",
                name: qsTr("本机"),
                count: root.local,
                what: qsTr("这台平板上"),
                behind: false
            }, {
                icon: "office",
                name: qsTr("乡镇"),
                count: root.township,
                what: qsTr("乡镇收到"),
                behind: root.township < root.local
            }, {
                icon: "vault",
                name: qsTr("已备份"),
                count: root.backup,
                what: qsTr("另存了一份"),
                behind: root.backup < root.local
            }]

        Rectangle {
            id: box

            required property var modelData
            required property int index
            readonly property color wordColor: modelData.behind ? Theme.amber : Theme.ink

            x: index * (root.boxWidth + root.linkWidth)
            width: root.boxWidth
            height: root.height
            radius: Theme.radius
            color: Theme.sheet
            border.color: modelData.behind ? Theme.amberMark : Theme.edge
            border.width: modelData.behind ? Theme.heading : Theme.control
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.name + modelData.count

            Column {
                x: Math.min(20, parent.width * 0.1)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * x
                spacing: 2

                Row {
                    spacing: 10

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: box.modelData.icon
                        size: 24
                        color: box.wordColor
                    }
                    AppText {
                        text: box.modelData.name
                        bold: true
                        color: box.wordColor
                        wrapMode: Text.NoWrap
                    }
                }
                BigFigure {
                    figure: Theme.grouped(box.modelData.count)
                    after: qsTr("户")
                    size: 48
                    color: box.wordColor
                }
                AppText {
                    width: parent.width
                    visible: !Theme.largeText
                    text: box.modelData.what
                    size: Theme.secondarySize
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Repeater {
        model: [{
                behind: root.township < root.local,
                word: root.broken ? qsTr("断了") : root.running && root.township < root.local ? qsTr("在传") : "",
                cut: root.broken
            }, {
                behind: root.backup < root.township,
                word: root.backup < root.township ? qsTr("随后") : "",
                cut: false
            }]

        Item {
            id: link

            required property var modelData
            required property int index
            readonly property bool open: modelData.behind || modelData.cut
            readonly property color markColor: open ? Theme.amberMark : Theme.ink

            x: root.boxWidth + index * (root.boxWidth + root.linkWidth)
            width: root.linkWidth
            height: root.height

            AppText {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: line.top
                anchors.bottomMargin: 8
                text: link.modelData.word
                size: Theme.secondarySize
                bold: true
                color: Theme.amber
                wrapMode: Text.NoWrap
                lineHeight: 1
            }
            Row {
                id: line
                x: 5
                anchors.verticalCenter: parent.verticalCenter
                spacing: link.open ? 6 : 0

                Repeater {
                    model: link.open ? 4 : 1

                    Rectangle {
                        width: link.open ? (link.width - 42) / 4 : link.width - 18
                        height: 3
                        color: link.markColor
                        visible: !link.modelData.cut || link.open
                    }
                }
            }
            Icon {
                anchors.right: parent.right
                anchors.rightMargin: 2
                anchors.verticalCenter: line.verticalCenter
                name: link.modelData.cut ? "close" : "right"
                size: 18
                color: link.markColor
            }
        }
    }
}
