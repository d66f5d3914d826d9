pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One of two records of maybe one person: who, in which household, what hangs on it, what the other says otherwise.
Rectangle {
    id: root

    required property MergeViewModel pair
    property var side: ({})
    property bool first: true
    property bool chosen: false
    property bool possible: true

    signal picked

    implicitHeight: column.height + 44
    radius: Theme.radius
    color: chosen ? Theme.wash : Theme.paper
    border.color: chosen ? Theme.pine : Theme.edge
    border.width: chosen ? Theme.selected : Theme.control

    Column {
        id: column
        x: 26
        y: 20
        width: root.width - 52
        spacing: 4

        AppText {
            width: parent.width
            text: root.side.name ?? ""
            size: 38
            bold: true
            serif: true
        }
        FactLine {
            width: parent.width
            facts: [root.side.head ? qsTr("%1户").arg(root.side.head) : "", root.side.hamlet ?? "", root.side.village ?? ""]
        }
        FactLine {
            width: parent.width
            facts: [qsTr("走访%1次").arg(root.side.visits ?? 0), qsTr("电话%1次").arg(root.side.calls ?? 0)]
        }
        Item {
            width: 1
            height: 8
        }
        Rule {
            width: parent.width
        }
        Repeater {
            model: root.pair.differences

            KeyValueRow {
                required label
                required property string one
                required property string other

                readonly property string value: root.first ? one : other

                width: column.width
                labelWidth: Theme.px(112)
                text: value === "" ? qsTr("空着") : value
            }
        }
        Item {
            width: 1
            height: 14
        }
        AppButton {
            width: parent.width
            enabled: root.possible
            iconName: root.chosen ? "check" : ""
            text: root.chosen ? qsTr("留这一份，选好了") : qsTr("留这一份")
            onClicked: root.picked()
        }
    }
}
