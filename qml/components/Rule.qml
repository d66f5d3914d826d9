pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A horizontal line: a hairline, or the 2 px ink rule under a heading.
Rectangle {
    property bool heading: false

    implicitHeight: heading ? Theme.heading : Theme.hairline
    color: heading ? Theme.ink : Theme.rule
}
