pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    id: root

    title: "填写"

    Flow {
        id: flow
        width: parent.width
        spacing: 18

        Repeater {
            model: [{
                    name: "没问"
                }, {
                    name: "正在填",
                    text: "420",
                    active: true
                }, {
                    name: "填了0",
                    text: "0"
                }, {
                    name: "不知道",
                    unknown: true
                }, {
                    name: "去年的，待确认",
                    text: "3600",
                    answer: Answer.LastYear,
                    message: "去年数，请再问"
                }, {
                    name: "要改的",
                    text: "14",
                    unit: "个月",
                    answer: Answer.ToMend,
                    message: "务工月数最多12"
                }, {
                    name: "不用填",
                    answer: Answer.NotNeeded,
                    message: "没有务工"
                }]

            Column {
                id: entry

                required property var modelData

                spacing: 8
                width: Math.max(Theme.px(200), (flow.width - 4 * flow.spacing) / 5)

                AppText {
                    text: entry.modelData.name
                    size: Theme.secondarySize
                    color: Theme.ink2
                }
                NumberField {
                    width: parent.width
                    text: entry.modelData.text ?? ""
                    unit: entry.modelData.unit ?? "元"
                    active: entry.modelData.active ?? false
                    unknown: entry.modelData.unknown ?? false
                    answer: entry.modelData.answer ?? Answer.Open
                    message: entry.modelData.message ?? ""
                }
            }
        }
    }
    LastYearField {
        width: parent.width
        value: "山西省太原市"
    }
}
