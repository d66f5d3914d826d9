pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// What the cells mean: items are {cell, text}.
Flow {
    id: root

    property var items: []

    spacing: 18

    Repeater {
        model: root.items

        Row {
            id: entry

            required property var modelData

            spacing: 8

            Cell {
                anchors.verticalCenter: parent.verticalCenter
                value: entry.modelData.cell
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: entry.modelData.text
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
    }
}
