pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// A cell for each household, in walking order, as many rows as the width asks for; tapped(index) if `pressable`.
CellGridItem {
    cellSize: 18
    gap: Theme.narrow ? 6 : 4

    Accessible.role: Accessible.Graphic
}
