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

    Flow {
        id: chips
        width: parent.width
        spacing: 9

        Repeater {
            model: root.visit.members.length

            Chip {
                required property int index
                readonly property var person: root.visit.members[index] ?? {}

                width: Math.max(Math.min(implicitWidth, chips.width), Math.min(130 * Theme.scale, (chips.width - 4 * chips.spacing) / 5))
                text: person.name ?? ""
                cell: person.cell ?? 0
                chosen: person.person === root.visit.person
                onClicked: root.visit.openPerson(person.person)
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
    }
}
