pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Components

// What one does at this door now.
AppButton {
    id: root

    property int stage: 0
    property bool amended: false
    // The version is sealed; where it still waits (stage 2) only the household's hand is missing.
    property bool sealed: false

    // route: visit or sealed
    signal opened(string route)

    kind: AppButton.Primary
    chevron: "right"
    text: stage === 0 ? qsTr("开始入户") : stage === 1 ? qsTr("继续填") : stage === 2 ? (amended ? qsTr("继续填第2版") : qsTr("去补签")) : qsTr("看已签的表")
    onClicked: opened(stage === 3 || (stage === 2 && sealed && !amended) ? "sealed" : "visit")
}
