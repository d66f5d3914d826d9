pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The navigation at the bottom of a narrow window: `items` are {key, icon, text, count}.
Rectangle {
    id: root

    required property var items
    property string current: ""

    signal picked(string key)

    implicitHeight: Theme.barHeight
    color: Theme.sunk

    Rule {
        width: parent.width
    }
    Row {
        anchors.fill: parent

        Repeater {
            model: root.items

            NavEntry {
                required property var modelData

                width: root.width / Math.max(1, root.items.length)
                height: root.height
                text: modelData.text
                iconName: modelData.icon
                count: modelData.count ?? 0
                current: modelData.key === root.current
                atTop: true
                onClicked: root.picked(modelData.key)
            }
        }
    }
}
