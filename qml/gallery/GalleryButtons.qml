pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    id: root

    property int count: 11

    title: "按钮"
    note: "下沿厚的能按；按下去就平了"

    Flow {
        width: parent.width
        spacing: 20

        Repeater {
            model: [{
                    name: "平时"
                }, {
                    name: "按下",
                    down: true
                }, {
                    name: "选中框",
                    focus: true
                }, {
                    name: "不能按",
                    off: true
                }]

            Column {
                id: pair

                required property var modelData

                spacing: 10

                AppText {
                    text: pair.modelData.name
                    size: Theme.secondarySize
                    color: Theme.ink2
                }
                AppButton {
                    kind: AppButton.Primary
                    leftPadding: 22
                    text: "开始入户"
                    down: pair.modelData.down === true ? true : undefined
                    enabled: pair.modelData.off !== true
                    Component.onCompleted: {
                        if (pair.modelData.focus === true)
                            Qt.callLater(() => forceActiveFocus(Qt.TabFocusReason));
                    }
                }
                AppButton {
                    iconName: "phone"
                    text: "打电话"
                    down: pair.modelData.down === true ? true : undefined
                    enabled: pair.modelData.off !== true
                    reason: "还没有号码"
                }
            }
        }
        Column {
            spacing: 10

            AppText {
                text: "慎重"
                size: Theme.secondarySize
                color: Theme.ink2
            }
            AppButton {
                height: Theme.grow(Theme.primaryHeight)
                kind: AppButton.Grave
                text: "作废这一版"
            }
            AppButton {
                kind: AppButton.Quiet
                iconName: "back"
                text: "先放下"
            }
        }
        Column {
            spacing: 10

            AppText {
                text: "计数"
                size: Theme.secondarySize
                color: Theme.ink2
            }
            Stepper {
                value: root.count
                maximum: 12
                unit: "个月"
                message: "不能按时，下面写明缺什么"
                maximumText: "务工月数最多12"
                onStepped: value => root.count = value
            }
        }
    }
}
