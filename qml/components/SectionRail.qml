pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The rail of a visit: the form's sections with their cells. `items` are {key, text, cell, note, todo}; a note that is to do
// is amber.
Rectangle {
    id: root

    required property var items
    property string current: ""
    property string backText: qsTr("先放下")

    signal picked(string key)
    signal back

    implicitWidth: Theme.sectionRailWidth
    color: Theme.sunk

    Rectangle {
        anchors.right: parent.right
        width: Theme.hairline
        height: parent.height
        color: Theme.rule
    }
    AppButton {
        id: backButton
        x: 10
        height: Theme.stripHeight
        kind: AppButton.Quiet
        iconName: "back"
        text: root.backText
        onClicked: root.back()
    }
    ListView {
        anchors.fill: parent
        anchors.topMargin: backButton.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        // By number: an entry stays under the finger, and the list where it was scrolled, while answers are saved.
        model: root.items.length
        currentIndex: root.items.findIndex(item => item.key === root.current)
        highlightMoveDuration: 0
        delegate: Pressable {
            id: entry

            required property int index
            readonly property var section: root.items[index] ?? {}
            readonly property bool current: section.key === root.current

            width: ListView.view.width
            implicitHeight: Math.max(Theme.grow(65.6, 24), words.implicitHeight + 12)
            text: section.text ?? ""
            onClicked: root.picked(section.key)

            background: Rectangle {
                color: entry.current ? Theme.paper : entry.down ? Theme.wash : Theme.clear

                Rectangle {
                    width: 5
                    height: parent.height
                    visible: entry.current
                    color: Theme.pine
                }
                FocusRing {
                    anchors.margins: 3
                    shown: entry.visualFocus
                }
            }
            contentItem: Item {
                Cell {
                    id: cell
                    x: 22
                    anchors.verticalCenter: parent.verticalCenter
                    value: entry.section.cell ?? 0
                    size: 20
                }
                AppText {
                    id: words
                    anchors.left: cell.right
                    anchors.leftMargin: 14
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x - (noteText.visible ? noteText.width + 8 : 0) - 16
                    text: entry.text
                    bold: entry.current
                    color: entry.current ? Theme.pine : Theme.ink
                }
                AppText {
                    id: noteText
                    anchors.right: parent.right
                    anchors.rightMargin: 16
                    anchors.verticalCenter: parent.verticalCenter
                    visible: text !== ""
                    text: entry.section.note ?? ""
                    size: Theme.secondarySize
                    color: entry.section.todo === true ? Theme.amber : Theme.ink2
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
