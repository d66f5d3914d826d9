pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 纸上签、按手印: the sheet that was signed on paper, photographed; beside a fingerprint, who wrote the name.
Column {
    id: root

    required property ConfirmationViewModel confirmation

    readonly property bool finger: confirmation.mode === "finger"

    spacing: 14

    AppText {
        width: parent.width
        text: root.finger ? qsTr("念完，在纸上按手印，把纸拍下来。纸由村里存。") : qsTr("念完，在纸上签，把纸拍下来。纸由村里存。")
        running: true
        color: Theme.ink2
    }
    PhotoField {
        width: parent.width
        photo: root.confirmation.photo
        takeText: qsTr("拍下那张纸")
    }
    AppText {
        visible: root.finger
        text: qsTr("名字是谁写的")
        bold: true
    }
    Flow {
        width: parent.width
        visible: root.finger
        spacing: 9

        Chip {
            text: qsTr("没写，只按手印")
            chosen: root.confirmation.filledBy === ""
            onClicked: root.confirmation.filledBy = ""
        }
        Repeater {
            model: root.finger ? root.confirmation.agents : []

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, root.width)
                text: modelData.text
                chosen: root.confirmation.filledBy === modelData.name
                onClicked: root.confirmation.filledBy = modelData.name
            }
        }
        Repeater {
            model: root.finger ? root.confirmation.witnesses : []

            Chip {
                required property var modelData

                text: qsTr("%1，村组干部").arg(modelData.name)
                chosen: root.confirmation.filledBy === modelData.name
                onClicked: root.confirmation.filledBy = modelData.name
            }
        }
    }
    Row {
        visible: root.finger
        spacing: 10

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "users"
            size: 22
            color: Theme.ink2
        }
        AppText {
            text: qsTr("核查人员自己不能代写")
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
}
