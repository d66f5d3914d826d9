pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// A status. Not pressable, so it has no lip; colour never alone, so each kind but the plain has its icon.
FrameItem {
    id: root

    enum Kind { Plain, Draft, Amber, Signed, Red }

    property int kind: Badge.Plain
    property string text: ""

    readonly property color wordColor: kind === Badge.Signed ? Theme.sheet : kind === Badge.Amber ? Theme.amber : kind === Badge.Red ? Theme.cinnabar : Theme.ink

    implicitWidth: row.implicitWidth + 20
    implicitHeight: Math.max(Theme.grow(34, Theme.secondarySize), words.implicitHeight + 4)
    visible: text !== ""
    radius: Theme.badgeRadius
    color: kind === Badge.Signed ? Theme.done : kind === Badge.Amber ? Theme.amberWash : kind === Badge.Red ? Theme.redWash : Theme.clear
    borderColor: kind === Badge.Signed ? Theme.done : kind === Badge.Amber ? Theme.amberMark : kind === Badge.Red ? Theme.cinnabar : Theme.edge
    borderWidth: Theme.hairline

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: ["", "pen", "clock", "check", "warn"][root.kind]
            size: 17
            color: root.wordColor
        }
        AppText {
            id: words
            text: root.text
            size: Theme.secondarySize
            bold: root.kind === Badge.Signed || root.kind === Badge.Red
            color: root.wordColor
            lineHeight: 1
        }
    }
}
