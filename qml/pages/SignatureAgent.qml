pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 代签: who stands for the head, and that the head agreed.
Column {
    id: root

    required property SignatureViewModel signature

    spacing: 12

    AppText {
        text: qsTr("谁来代签")
        bold: true
    }
    Flow {
        width: parent.width
        spacing: 9

        Repeater {
            model: root.signature.agents

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, root.width)
                text: modelData.text
                chosen: !root.signature.otherAgent && root.signature.agentName === modelData.name
                onClicked: root.signature.chooseAgent(modelData.name, modelData.relation)
            }
        }
        Chip {
            text: qsTr("别人")
            chosen: root.signature.otherAgent
            onClicked: root.signature.nameOtherAgent("")
        }
    }
    TextFieldRow {
        width: parent.width
        visible: root.signature.otherAgent
        placeholder: qsTr("代签人的名字")
        onEdited: text => root.signature.nameOtherAgent(text)
    }
    Rule {
        width: parent.width
    }
    Chip {
        multi: true
        text: root.signature.consented ? root.signature.consentText : qsTr("户主电话里同意了")
        chosen: root.signature.consented
        onClicked: root.signature.consented = !root.signature.consented
    }
    Row {
        spacing: 10

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "users"
            size: 22
            color: Theme.ink2
        }
        AppText {
            text: qsTr("核查人员自己不能代签")
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
}
