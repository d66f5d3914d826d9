pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Ruhu.Theme

// What everything that can be pressed has in common: keyboard (space, return, enter), focus, accessibility.
T.AbstractButton {
    id: root

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    font.family: Theme.sans
    font.pixelSize: Theme.px(Theme.bodySize)

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
}
