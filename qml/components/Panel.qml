pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// A sheet on the page: tone and a hairline, no shadow.
Rectangle {
    radius: Theme.radius
    color: Theme.sheet
    border.color: Theme.rule
    border.width: Theme.hairline
}
