pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One member at a time: who, where, how verified, and what concerns this one.
Item {
    id: root

    required property VisitViewModel visit
    required property VisitFigure figure
    readonly property var member: visit.member

    readonly property bool byPhone: {
        void visit.members; // rows are read by function: this makes every answer count
        for (let i = 0; i < visit.questions.count; ++i) {
            const row = visit.questions.get(i);
            if (row.ref.endsWith("/verified_by") && (row.value === "3" || row.value === "4"))
                return true;
            if (row.ref.endsWith("/whereabouts") && row.value === "8")
                return true;
        }
        return false;
    }
    // Text of the last contact, read anew with every answer.
    readonly property string contact: (visit.members, visit.contactText(visit.person))

    Flow {
        id: chips
        width: parent.width
        spacing: 9

        Repeater {
            model: root.visit.members

            Chip {
                required property var modelData

                width: Math.max(Math.min(implicitWidth, chips.width), Math.min(130 * Theme.scale, (chips.width - 4 * chips.spacing) / 5))
                text: modelData.name
                cell: modelData.cell
                chosen: modelData.person === root.visit.person
                onClicked: root.visit.openPerson(modelData.person)
            }
        }
    }
    Item {
        id: heading
        anchors.top: chips.bottom
        anchors.topMargin: 16
        width: parent.width
        height: title.height + 10

        PageTitle {
            id: title
            width: parent.width
            size: 32
            text: root.member.name ?? ""
            facts: [root.member.relation ?? "", root.member.gender ?? "", root.member.age ?? "", Theme.narrow && Theme.largeText ? "" : root.member.idNo ?? ""]
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
            heading: true
        }
    }
    VisitQuestions {
        anchors.top: heading.bottom
        anchors.topMargin: 14
        anchors.bottom: parent.bottom
        width: parent.width
        visit: root.visit
        figure: root.figure
        footer: [
            Column {
                width: parent.width
                visible: root.byPhone
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
        ]
    }
}
