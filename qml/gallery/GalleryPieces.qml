pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    title: "对话框、进度、印与笔迹"

    Flow {
        width: parent.width
        spacing: 24

        DialogPanel {
            width: Math.min(parent.width, 540)
            title: "另立第2版？"
            text: "第1版和三个签名照旧留着。第2版改完，三个人要重新签。"
            confirmText: "另立一版"
            cancelText: "不改了"
        }
        Column {
            spacing: 12
            width: Math.min(parent.width, Theme.grow(330, 300))

            AppText {
                text: "进度 168 / 253户"
                size: Theme.secondarySize
                color: Theme.ink2
            }
            ProgressBar {
                width: parent.width
                done: 168
                total: 253
            }
            AppText {
                text: "含待补签3户"
                size: Theme.secondarySize
                color: Theme.ink2
            }
            ProgressBar {
                width: parent.width
                done: 165
                todo: 6
                total: 253
                mark: 190
            }
            DurabilityStrip {
                local: 168
                township: 156
                backup: 156
                labels: false
            }
            DurabilityStrip {
                local: 168
                township: 168
                backup: 168
                labels: false
            }
            ResultPanel {
                width: parent.width
                label: "人均纯收入（算到现在）"
                figure: "10,560"
                unit: "元"
                value: 10560
                line: 6000
                lineText: "收入线 6,000"
                verdict: "高于收入线4,560元"
                change: "去年8,410元，多2,150元"
            }
        }
        Panel {
            width: 280
            height: Math.max(Theme.grow(266), stamp.height + 140)

            SealStamp {
                id: stamp
                anchors.right: parent.right
                anchors.rightMargin: 20
                y: 14
                implicitWidth: 60
            }
            GallerySignature {
                x: 14
                y: stamp.y + stamp.height + 8
                width: parent.width - 28
            }
            FactLine {
                x: 18
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 12
                facts: ["王建国", "11:29"]
                color: Theme.ink
            }
        }
    }
}
