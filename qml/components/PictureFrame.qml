pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// A picture in its frame, in its own proportions and no larger than is needed to know it again.
FrameItem {
    id: root

    property alias source: picture.source
    property string name: ""
    property real room: 0
    readonly property bool shown: picture.status !== Image.Null
    readonly property real proportion: picture.implicitHeight > 0 ? picture.implicitWidth / picture.implicitHeight : 1

    implicitWidth: picture.width + 16
    implicitHeight: picture.height + 16
    radius: Theme.radius
    color: Theme.sheet
    borderColor: Theme.edge
    borderWidth: Theme.control

    Image {
        id: picture
        x: 8
        y: 8
        width: Math.min(root.room - 16, Theme.px(404), Theme.px(260) * root.proportion)
        height: width / root.proportion
        fillMode: Image.PreserveAspectFit
        Accessible.role: Accessible.Graphic
        Accessible.name: root.name
    }
}
