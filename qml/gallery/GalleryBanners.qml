pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    title: "提示条"

    Flow {
        id: flow

        readonly property real half: Theme.narrow ? width : (width - spacing) / 2

        width: parent.width
        spacing: 16

        Banner {
            width: flow.half
            text: "已保存 10:42。断电也在。"
        }
        Banner {
            width: flow.half
            kind: Banner.Todo
            text: "12户只在本机，到乡镇再传。"
            actionText: "去同步"
        }
        Banner {
            width: flow.half
            kind: Banner.Overdue
            text: "预警 2026-031 逾期2天。"
            actionText: "去核实"
        }
        Banner {
            width: flow.half
            kind: Banner.Locked
            text: "这一版已封存，只能看。"
            actionText: "另立一版"
        }
    }
}
