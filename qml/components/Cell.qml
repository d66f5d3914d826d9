pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// One cell of 一格一户: `value` is a CellGridItem state.
CellGridItem {
    id: root

    property int value: CellGridItem.Open
    property real size: 18

    implicitWidth: visible ? Theme.iconPx(size) : 0
    implicitHeight: implicitWidth
    cellSize: Theme.iconPx(size)
    cells: [value]
}
