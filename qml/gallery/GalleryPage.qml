pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// Every component in every state; look at it after each change of one. Not part of the program's own pages.
Rectangle {
    id: root

    color: Theme.paper

    Flickable {
        anchors.fill: parent
        contentHeight: column.height + 2 * Theme.margin

        Column {
            id: column
            x: Theme.narrow ? Theme.margin : 40
            y: 28
            width: parent.width - 2 * x
            spacing: 26

            PageTitle {
                width: parent.width
                text: "入户 组件一览"
                facts: ["纸与墨：绿是能按的，墨是办完的，黄是还要办的，朱只给逾期和印"]
            }
            GalleryColours {
                width: parent.width
            }
            GalleryType {
                width: parent.width
            }
            GalleryButtons {
                width: parent.width
            }
            GalleryChips {
                width: parent.width
            }
            GalleryFields {
                width: parent.width
            }
            GalleryDoor {
                width: parent.width
            }
            GalleryBanners {
                width: parent.width
            }
            GalleryLists {
                width: parent.width
            }
            GalleryPieces {
                width: parent.width
            }
            GalleryIcons {
                width: parent.width
            }
            GalleryShell {
                width: parent.width
            }
            GalleryEntry {
                width: parent.width
            }
        }
    }
}
