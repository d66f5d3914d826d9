pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// How many wait behind a navigation entry; hidden at 0.
Rectangle {
    id: root

    property int count: 0

    implicitHeight: Theme.grow(26, 16)
    implicitWidth: Math.max(implicitHeight, number.implicitWidth + 12)
    visible: count > 0
    radius: height / 2
    color: Theme.amberWash
    border.color: Theme.amberMark
    border.width: Theme.control

    AppText {
        id: number
        anchors.centerIn: parent
        text: root.count
        size: 16
        bold: true
        color: Theme.amber
        lineHeight: 1
    }
}
