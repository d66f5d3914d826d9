pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    title: "选项与标签"
    note: "选项能按，标签只看"

    Flow {
        width: parent.width
        spacing: Theme.answerGap

        Chip {
            text: "在家"
        }
        Chip {
            text: "务工"
            chosen: true
        }
        Chip {
            text: "上学，待确认"
            answer: Answer.LastYear
        }
        Chip {
            text: "投亲"
            answer: Answer.ToMend
        }
        Chip {
            text: "服役"
            answer: Answer.NotNeeded
        }
        Item {
            width: 20
            height: 1
        }
        Chip {
            text: "慢性病"
            multi: true
            chosen: true
        }
        Chip {
            text: "大病"
            multi: true
        }
        FilterChip {
            text: "未排查"
            count: "76"
        }
        Chip {
            text: "张海军"
            cell: 1
            chosen: true
        }
    }
    Flow {
        width: parent.width
        spacing: 10

        Badge {
            text: "未排查"
        }
        Badge {
            text: "填到“收入”"
            kind: Badge.Draft
        }
        Badge {
            text: "户主待补签"
            kind: Badge.Amber
        }
        Badge {
            text: "已签 5月14日"
            kind: Badge.Signed
        }
        Badge {
            text: "逾期2天"
            kind: Badge.Red
        }
        Badge {
            text: "脱贫户"
        }
    }
    // Too many for one line: the second is no orphan.
    EvenFlow {
        room: Theme.px(430)
        spacing: 8

        Repeater {
            model: ["手写", "代签", "按手印", "纸上签", "电话确认", "不肯签"]

            Chip {
                required property string modelData
                required property int index

                text: modelData
                chosen: index === 0
            }
        }
    }
    CellLegend {
        width: parent.width
        items: [{
                cell: 0,
                text: "未排查"
            }, {
                cell: 1,
                text: "填了一半"
            }, {
                cell: 2,
                text: "待补签"
            }, {
                cell: 3,
                text: "已签"
            }, {
                cell: 4,
                text: "下一户"
            }]
    }
    CellGrid {
        width: parent.width
        cells: Array.from({
            length: 253
        }, (_, i) => i < 168 ? (i % 57 === 30 ? 2 : 3) : i === 168 ? 4 : i < 171 ? 1 : 0)
    }
}
