pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 代签: who stands for the head, and that the head agreed.
Column {
    id: root

    required property ConfirmationViewModel confirmation

    spacing: 12

    AppText {
        text: qsTr("谁来代签")
        bold: true
    }
    Flow {
        width: parent.width
        spacing: 9

        Repeater {
            model: root.confirmation.agents

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, root.width)
                text: modelData.text
                chosen: !root.confirmation.otherAgent && root.confirmation.agentName === modelData.name
                onClicked: root.confirmation.chooseAgent(modelData.name, modelData.relation)
            }
        }
        Chip {
            text: qsTr("别人")
            chosen: root.confirmation.otherAgent
            onClicked: root.confirmation.nameOtherAgent("")
        }
    }
    TextFieldRow {
        width: parent.width
        visible: root.confirmation.otherAgent
        placeholder: qsTr("代签人的名字")
        onEdited: text => root.confirmation.nameOtherAgent(text)
    }
    TextFieldRow {
        width: parent.width
        visible: root.confirmation.agentName !== ""
        text: root.confirmation.agentPhone
        placeholder: qsTr("代签人的电话，没有就空着")
        maximumLength: 20
        inputMethodHints: Qt.ImhDialableCharactersOnly
        onEdited: text => root.confirmation.agentPhone = text
    }
    Rule {
        width: parent.width
    }
    Chip {
        multi: true
        text: root.confirmation.consented ? root.confirmation.consentText : qsTr("户主电话里同意了")
        chosen: root.confirmation.consented
        onClicked: root.confirmation.consented = !root.confirmation.consented
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
