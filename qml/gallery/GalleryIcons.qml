pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    title: "图标"
    note: "线宽 2，圆头，24 格"

    Flow {
        width: parent.width
        spacing: 22

        Repeater {
            model: Object.keys(Icons.paths)

            Icon {
                required property string modelData

                name: modelData
                size: 30
            }
        }
    }
}
