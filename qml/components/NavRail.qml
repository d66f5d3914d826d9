pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The navigation at the left: `items` are {key, icon, text, count}. The office's rail has its names beside the icons.
Rectangle {
    id: root

    required property var items
    property string current: ""
    property bool named: Theme.office

    signal picked(string key)

    implicitWidth: Theme.railWidth
    color: Theme.sunk

    Rectangle {
        anchors.right: parent.right
        width: Theme.hairline
        height: parent.height
        color: Theme.rule
    }
    AppText {
        id: product
        x: root.named ? 27 : 0
        width: parent.width - x
        horizontalAlignment: root.named ? Text.AlignLeft : Text.AlignHCenter
        y: Theme.largeText ? 14 : 22
        text: root.named ? qsTr("入户") : qsTr("入\n户")
        size: root.named ? 30 : 29
        bold: true
        serif: true
        lineHeight: 0.92
    }
    Flickable {
        anchors.fill: parent
        anchors.topMargin: root.named ? Theme.grow(82) : Math.max(116, product.y + product.height + 8)
        contentHeight: column.height
        interactive: contentHeight > height
        clip: interactive

        Column {
            id: column
            width: root.width

            // By number: an entry stays under the finger while counts change.
            Repeater {
                model: root.items.length

                NavEntry {
                    required property int index
                    readonly property var place: root.items[index] ?? {}

                    width: column.width
                    text: place.text ?? ""
                    iconName: place.icon ?? ""
                    count: place.count ?? 0
                    current: place.key === root.current
                    named: root.named
                    onClicked: root.picked(place.key)
                }
            }
        }
    }
}
