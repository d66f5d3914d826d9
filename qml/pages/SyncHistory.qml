pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// How the last attempts went, and what to show the clerk when the figures differ.
Panel {
    id: root

    required property SyncViewModel sync
    required property SyncWords words
    property bool explains: false

    implicitHeight: column.height + 44

    Flickable {
        anchors.fill: parent
        anchors.margins: 1
        contentHeight: column.height + 44
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        Column {
            id: column
            x: 24
            y: 20
            width: parent.width - 48

            SectionTitle {
                width: parent.width
                text: root.explains ? qsTr("给办事员看") : qsTr("最近几次")
            }
            Column {
                width: parent.width
                visible: !root.explains

                AppText {
                    width: parent.width
                    topPadding: 16
                    visible: root.sync.history.count === 0
                    text: qsTr("还没有同步过。")
                    size: Theme.secondarySize
                    color: Theme.ink2
                }
                Repeater {
                    model: root.sync.history

                    Item {
                        id: row

                        required property int index
                        required property string moment
                        required property bool ok
                        required property int delivered
                        required property string error

                        width: column.width
                        height: visible ? Math.max(Theme.grow(64), what.height + 20) : 0
                        visible: index < 5

                        AppText {
                            id: when
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, parent.width * 0.5)
                            text: row.moment
                            size: Theme.secondarySize
                            color: Theme.ink2
                        }
                        AppText {
                            id: what
                            anchors.left: when.right
                            anchors.leftMargin: 12
                            anchors.right: mark.left
                            anchors.rightMargin: 10
                            anchors.verticalCenter: parent.verticalCenter
                            text: row.ok ? (row.delivered > 0 ? qsTr("送到%1户").arg(row.delivered) : qsTr("没有新的")) : root.words.brief(row.error)
                            size: 19
                            bold: !row.ok
                            color: row.ok ? Theme.ink : Theme.amber
                            horizontalAlignment: Text.AlignRight
                        }
                        Icon {
                            id: mark
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            name: row.ok ? "check" : "warn"
                            size: 20
                            color: row.ok ? Theme.ink : Theme.amber
                        }
                        Rule {
                            anchors.bottom: parent.bottom
                            width: parent.width
                        }
                    }
                }
                AppText {
                    width: parent.width
                    topPadding: 18
                    visible: root.sync.lastSuccess !== "" && root.sync.app.received > 0
                    text: qsTr("乡镇%1户，%2都有收条。对不上数时，把这一页给办事员看。").arg(root.sync.app.received).arg(root.sync.lastSuccess)
                    size: Theme.secondarySize
                    color: Theme.ink2
                    running: true
                }
            }
            Column {
                width: parent.width
                visible: root.explains

                Repeater {
                    model: [{
                            label: qsTr("平板"),
                            text: root.sync.app.deviceName
                        }, {
                            label: qsTr("编号"),
                            text: root.sync.deviceId
                        }, {
                            label: qsTr("乡镇地址"),
                            text: root.sync.address
                        }, {
                            label: qsTr("上次送到"),
                            text: root.sync.lastSuccess === "" ? qsTr("没有") : root.sync.lastSuccess
                        }, {
                            label: qsTr("代号"),
                            text: root.sync.error === "" ? qsTr("没有") : root.sync.error
                        }]

                    KeyValueRow {
                        required property var modelData

                        width: column.width
                        label: modelData.label
                        text: modelData.text
                        labelWidth: Theme.px(96)
                    }
                }
                Repeater {
                    model: root.sync.streams

                    KeyValueRow {
                        required property string stream
                        required property int position
                        required property int waiting
                        required property int head
                        required property int backedUp

                        width: column.width
                        labelWidth: Theme.px(120)
                        label: stream
                        text: qsTr("收到第%1条，待送%2处，备份到第%3条").arg(position).arg(waiting).arg(backedUp)
                    }
                }
            }
            AppButton {
                kind: AppButton.Quiet
                leftPadding: 0
                iconName: root.explains ? "left" : "doc"
                text: root.explains ? qsTr("看最近几次") : qsTr("给办事员看的说明")
                onClicked: root.explains = !root.explains
            }
        }
    }
}
