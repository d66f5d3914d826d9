pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A chip that narrows a list, lower than an answer; `count` says how many it leaves.
Chip {
    implicitHeight: Theme.grow(Theme.filterHeight)
    leftPadding: 12
    rightPadding: 12
}
