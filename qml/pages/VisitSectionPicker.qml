// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, and so the ids around it count as unqualified.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The sections of the form in a narrow window: one box that opens the list.
Item {
    id: root

    required property VisitViewModel visit
    property bool open: false
    readonly property var sections: visit.sections
    readonly property var current: sections.find(section => section.key === visit.section)

    implicitHeight: box.height + 24
    z: 2

    Pressable {
        id: box
        x: Theme.visitMargin
        y: 18
        width: parent.width - 2 * Theme.visitMargin
        height: Theme.grow(66)
        text: root.current?.text ?? (root.visit.section === "move" ? qsTr("新表样") : qsTr("还差什么"))
        onClicked: root.open = !root.open
        background: FrameItem {
            radius: Theme.radius
            color: box.down ? Theme.wash : Theme.sheet
            borderColor: Theme.pine
            borderWidth: Theme.control
            lip: box.down ? 0 : Theme.lip
        }
        contentItem: Item {
            Row {
                x: 16
                anchors.verticalCenter: parent.verticalCenter
                spacing: 12

                Cell {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: root.current !== undefined
                    value: root.current?.cell ?? 0
                    size: 20
                }
                AppText {
                    text: box.text
                    bold: true
                    color: Theme.pine
                }
                AppText {
                    visible: text !== ""
                    text: root.current?.note ?? ""
                    color: root.current?.todo ? Theme.amber : Theme.ink2
                }
            }
            Icon {
                anchors.right: parent.right
                anchors.rightMargin: 16
                anchors.verticalCenter: parent.verticalCenter
                name: root.open ? "up" : "down"
                color: Theme.pine
            }
        }
    }
    Loader {
        anchors.top: box.bottom
        anchors.left: box.left
        width: box.width
        active: root.open
        sourceComponent: Panel {
            height: rail.height + 2
            border.color: Theme.pine

            SectionRail {
                id: rail
                x: 1
                y: 1
                width: parent.width - 2
                height: Math.min(root.visit.sections.length * Theme.grow(65.6, 24) + Theme.stripHeight, 900)
                items: root.visit.sections
                current: root.visit.section
                backText: qsTr("收起")
                onBack: root.open = false
                onPicked: key => {
                    root.open = false;
                    root.visit.openSection(key);
                }
            }
        }
    }
}
