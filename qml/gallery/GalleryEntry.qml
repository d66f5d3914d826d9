pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    id: root

    property string figure: "420"
    property bool unknown: false
    property bool estimated: false
    property string ink: ""

    title: "键盘与签字"

    Flow {
        width: parent.width
        spacing: 32

        Keypad {
            width: Math.max(280, Theme.px(280))
            text: root.figure
            unknown: root.unknown
            estimated: root.estimated
            onEdited: text => {
                root.figure = text;
                root.unknown = false;
            }
            onUnknownPicked: {
                root.figure = "";
                root.unknown = true;
            }
            onEstimatedPicked: estimated => root.estimated = estimated
        }
        InkPad {
            width: Math.min(parent.width, 680)
            height: 620
            statement: "以上内容已念给我听，属实。"
            facts: ["2026年5月24日", "白家岭村阳坡 3号"]
            lineText: "户主签名"
            checkText: "校验码 7F3A 91C2 4E08 …"
            inkMl: root.ink
            onInkEdited: inkMl => root.ink = inkMl
        }
    }
}
