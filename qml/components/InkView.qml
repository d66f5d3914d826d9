pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// Stored ink (InkML), cropped to itself and fitted; lines a little wider, as thumbnails need.
InkItem {
    implicitWidth: 240
    implicitHeight: 96
    readOnly: true
    cropped: true
    widthFactor: 1.4
    color: Theme.pen

    Accessible.role: Accessible.Graphic
}
