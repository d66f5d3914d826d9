pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// The seal 印 on what has been signed: never round, never with a star, never over a signature. land() lets it come down
// once.
SealItem {
    id: root

    function land() {
        landing.restart();
    }

    implicitWidth: 96
    implicitHeight: implicitWidth * 1.52
    text: qsTr("已签")
    color: Theme.seal
    ground: Theme.sheet
    font.family: Theme.serif
    font.bold: true

    Accessible.role: Accessible.Graphic
    Accessible.name: text

    ParallelAnimation {
        id: landing

        NumberAnimation {
            target: root
            property: "scale"
            from: 1.35
            to: 1
            duration: Theme.sealLands
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: root
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.sealLands / 2
        }
    }
}
