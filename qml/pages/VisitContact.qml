pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What came of calling a member, and how often it has been tried.
Column {
    id: root

    required property VisitViewModel visit

    // Read anew with every answer.
    readonly property string contact: (visit.members, visit.contactText(visit.person))

    spacing: Theme.answerGap

    AppText {
        text: qsTr("打通了吗")
        size: Theme.questionSize
        bold: true
    }
    Flow {
        width: parent.width
        spacing: Theme.answerGap

        Repeater {
            model: [["verified", qsTr("接通，本人")], ["no_answer", qsTr("没人接")], ["dead_number", qsTr("停机空号")], ["call_back", qsTr("过会儿再打")]]

            AppButton {
                required property var modelData

                text: modelData[1]
                onClicked: root.visit.logContact(root.visit.person, modelData[0])
            }
        }
    }
    FieldMessage {
        width: parent.width
        text: root.contact
    }
}
