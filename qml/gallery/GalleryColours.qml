pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    title: "颜色"

    Flow {
        id: flow
        width: parent.width
        spacing: 14

        Repeater {
            model: [["纸", Theme.paper, Theme.ink], ["页", Theme.sheet, Theme.ink], ["槽", Theme.sunk, Theme.ink], ["墨", Theme.ink, Theme.sheet], ["淡墨", Theme.ink2, Theme.sheet], ["松绿", Theme.pine, Theme.sheet], ["绿底", Theme.wash, Theme.ink], ["藤黄", Theme.amber, Theme.sheet], ["黄底", Theme.amberWash, Theme.ink], ["朱", Theme.cinnabar, Theme.sheet], ["印泥", Theme.seal, Theme.sheet]]

            Rectangle {
                id: swatch

                required property var modelData

                width: Math.max(Theme.px(90), (flow.width - 140) / 11)
                height: Theme.grow(92, 38)
                radius: Theme.radius
                color: modelData[1]
                border.color: Theme.edge
                border.width: Theme.hairline

                AppText {
                    x: 12
                    y: 6
                    text: swatch.modelData[0]
                    bold: true
                    color: swatch.modelData[2]
                }
                AppText {
                    x: 12
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 6
                    text: String(swatch.color).slice(1).toUpperCase()
                    size: 17
                    color: swatch.modelData[2]
                }
            }
        }
    }
}
