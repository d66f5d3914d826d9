pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The sealed visit on one sheet.
Panel {
    id: root

    required property SealedViewModel sealed
    property bool fresh: false

    readonly property real inset: Theme.narrow ? 24 : 39

    implicitHeight: body.height + 44 + foot.height

    Column {
        id: body
        x: root.inset
        y: 20
        width: parent.width - 2 * root.inset

        AppText {
            width: parent.width - stamp.width
            text: qsTr("入户信息排查表")
            size: 32
            bold: true
            serif: true
        }
        FactLine {
            width: parent.width - stamp.width - 10
            facts: root.sealed.facts
            bottomPadding: 12
        }
        Rule {
            width: parent.width
            heading: true
        }
        Banner {
            width: parent.width
            visible: !root.sealed.genuine
            kind: Banner.Todo
            iconName: "warn"
            text: qsTr("内容和校验码对不上，请报乡镇核对")
        }
        Repeater {
            model: root.sealed.rows

            KeyValueRow {
                required property var modelData
                required property int index

                // The seal lies beside the first line, never on its words.
                width: index === 0 ? body.width - stamp.width - 24 : body.width
                label: modelData.label
                labelWidth: Math.min(150 * Theme.scale, body.width * 0.32)
                text: modelData.text
                bold: modelData.bold
                document: true
            }
        }
        Item {
            width: 1
            height: 12
        }
        Flow {
            id: hands
            width: parent.width
            spacing: 30

            Repeater {
                model: root.sealed.signatures

                Column {
                    id: hand
                    required property var modelData

                    width: Math.max(180, (hands.width - 2 * hands.spacing) / 3)
                    spacing: 4

                    AppText {
                        text: hand.modelData.roleText
                        size: Theme.secondarySize
                        color: Theme.ink2
                    }
                    InkView {
                        width: parent.width
                        height: 80
                        visible: hand.modelData.ink !== ""
                        inkMl: hand.modelData.ink
                    }
                    Image {
                        width: parent.width
                        height: 80
                        visible: hand.modelData.photo !== ""
                        source: hand.modelData.photo
                        sourceSize.width: 480
                        fillMode: Image.PreserveAspectFit
                        horizontalAlignment: Image.AlignLeft
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("纸面照片")
                    }
                    // Confirmed by phone, or refused: words where a hand would be.
                    AppText {
                        width: parent.width
                        height: 80
                        visible: hand.modelData.modeText !== ""
                        text: hand.modelData.modeText
                        size: Theme.sectionTitleSize
                        serif: true
                        color: Theme.amber
                    }
                    Rectangle {
                        width: parent.width
                        height: Theme.control
                        color: Theme.edge
                    }
                    FactLine {
                        width: parent.width
                        topPadding: 8
                        color: Theme.ink
                        facts: [hand.modelData.name, hand.modelData.time]
                    }
                    AppText {
                        width: parent.width
                        visible: text !== ""
                        text: hand.modelData.note
                        size: Theme.secondarySize
                        color: Theme.ink2
                    }
                }
            }
        }
    }
    Column {
        id: foot
        x: root.inset
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 14
        width: parent.width - 2 * root.inset
        spacing: 4

        Rule {
            width: parent.width
        }
        Item {
            width: 1
            height: 6
        }
        Flow {
            width: parent.width
            spacing: 16

            AppText {
                text: qsTr("校验码")
                size: Theme.secondarySize
                color: Theme.ink2
            }
            AppText {
                width: Math.min(implicitWidth, parent.width)
                text: root.sealed.checkCode
                size: Theme.secondarySize
                font.letterSpacing: 1
            }
        }
        AppText {
            width: parent.width
            text: root.sealed.sealedText
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    SealStamp {
        id: stamp
        anchors.right: parent.right
        anchors.rightMargin: root.inset + 18
        y: 30
        // No seal of 已签 over what nobody of the household has signed.
        visible: root.sealed.found && root.sealed.standing === "signed"
        Component.onCompleted: {
            if (root.fresh)
                land();
        }
    }
}
