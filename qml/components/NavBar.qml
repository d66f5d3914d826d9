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

        // By number: an entry stays under the finger while counts change.
        Repeater {
            model: root.items.length

            NavEntry {
                required property int index
                readonly property var place: root.items[index] ?? {}

                width: root.width / Math.max(1, root.items.length)
                height: root.height
                text: place.text ?? ""
                iconName: place.icon ?? ""
                count: place.count ?? 0
                current: place.key === root.current
                atTop: true
                onClicked: root.picked(place.key)
            }
        }
    }
}
