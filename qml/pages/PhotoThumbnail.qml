pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A picture to choose, and when it was taken.
Pressable {
    id: root

    property url source

    implicitWidth: Theme.px(140)
    implicitHeight: Theme.px(132)
    background: FrameItem {
        radius: Theme.radius
        color: root.down ? Theme.wash : Theme.sheet
        borderColor: Theme.edge
        borderWidth: Theme.control
        lip: root.down ? 0 : 3

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Image {
            x: 8
            y: 8
            width: parent.width - 16
            height: parent.height - caption.height - 20
            source: root.source
            sourceSize.width: 280
            asynchronous: true
            fillMode: Image.PreserveAspectFit
        }
        AppText {
            id: caption
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 6
            x: 8
            width: parent.width - 16
            text: root.text
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
}
