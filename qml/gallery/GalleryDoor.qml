pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// What another year's form may ask: a time, a ranking, a yes or no beside its question.
GallerySection {
    id: root

    readonly property var wishes: [
        {
            value: "house",
            text: "修房"
        },
        {
            value: "doctor",
            text: "看病"
        },
        {
            value: "school",
            text: "孩子上学的路费和住宿，能不能有人管"
        }
    ]

    title: "别的年份可能问的"

    Repeater {
        model: [{
                name: "时间，没问"
            }, {
                name: "时间，打开",
                value: "09:30",
                open: true
            }, {
                name: "时间，要改的",
                value: "13:05",
                answer: Answer.ToMend,
                message: "要在中午以前"
            }]

        Column {
            id: time

            required property var modelData

            width: root.width
            spacing: 8

            AppText {
                text: time.modelData.name
                size: Theme.secondarySize
                color: Theme.ink2
            }
            TimeField {
                width: parent.width
                value: time.modelData.value ?? ""
                open: time.modelData.open ?? false
                answer: time.modelData.answer ?? Answer.Open
                message: time.modelData.message ?? ""
            }
        }
    }
    Repeater {
        model: [{
                name: "先后，没问"
            }, {
                name: "先后，答了",
                asked: true
            }, {
                name: "先后，要改的",
                asked: true,
                answer: Answer.ToMend,
                message: "看病要排在前两样"
            }]

        Column {
            id: rank

            required property var modelData

            width: root.width
            spacing: 8

            AppText {
                text: rank.modelData.name
                size: Theme.secondarySize
                color: Theme.ink2
            }
            RankField {
                width: parent.width
                options: root.wishes
                asked: rank.modelData.asked ?? false
                answer: rank.modelData.answer ?? Answer.Open
                message: rank.modelData.message ?? ""
            }
        }
    }
    Repeater {
        model: [undefined, true, false]

        YesNoField {
            required property var modelData

            width: Theme.px(192)
            filling: true
            value: modelData
        }
    }
}
