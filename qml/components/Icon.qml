pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// An icon of ours by name (Icons.qml); empty name takes no room. Always beside a word.
IconItem {
    id: root

    property string name: ""
    property real size: 24

    implicitWidth: name === "" ? 0 : Theme.iconPx(size)
    implicitHeight: implicitWidth
    visible: name !== ""
    path: Icons.paths[name] ?? ""
    color: Theme.ink
    strokeWidth: size > 32 ? size / 14 : 2
}
