pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// Each kind of question in its five states.
Rectangle {
    id: root

    component Line: Item {
        id: line

        property string name: ""
        default property alias cells: grid.data

        width: column.width
        height: grid.height + 30

        AppText {
            y: 14
            text: line.name
            bold: true
        }
        Grid {
            id: grid
            x: 120
            y: 14
            columns: Math.max(1, Math.floor((line.width - 120) / 216))
            spacing: 16
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    readonly property real cellWidth: 205
    readonly property var whereabouts: [{
            value: "1",
            text: "在家"
        }, {
            value: "2",
            text: "务工"
        }]

    color: Theme.paper

    Flickable {
        anchors.fill: parent
        contentHeight: column.height + 60

        Column {
            id: column
            x: Theme.narrow ? Theme.margin : 36
            y: 28
            width: parent.width - 2 * x

            PageTitle {
                width: parent.width
                text: "题型与状态"
                facts: ["每一种题，五种样子；颜色之外总有字、有形"]
            }
            Rule {
                width: parent.width
                heading: true
            }
            Line {
                Repeater {
                    model: ["没问", "问过了", "去年的，待确认", "要改的", "这户不用填"]

                    AppText {
                        required property string modelData

                        width: root.cellWidth
                        text: modelData
                        bold: true
                    }
                }
            }
            Line {
                name: "单选"

                ChoiceField {
                    width: root.cellWidth
                    options: root.whereabouts.concat([{
                                value: "3",
                                text: "上学"
                            }])
                }
                ChoiceField {
                    width: root.cellWidth
                    options: root.whereabouts
                    value: "2"
                }
                ChoiceField {
                    width: root.cellWidth
                    options: root.whereabouts
                    answer: Answer.LastYear
                    lastValue: "2"
                    message: "去年是务工"
                }
                ChoiceField {
                    width: root.cellWidth
                    options: root.whereabouts
                    answer: Answer.ToMend
                    message: "请选去向"
                }
                ChoiceField {
                    width: root.cellWidth
                    options: root.whereabouts
                    answer: Answer.NotNeeded
                    message: "已记为死亡"
                }
            }
            Line {
                name: "是否"

                YesNoField {
                    width: root.cellWidth
                }
                YesNoField {
                    width: root.cellWidth
                    value: true
                }
                YesNoField {
                    width: root.cellWidth
                    answer: Answer.LastYear
                    lastValue: true
                    message: "去年答是"
                }
                YesNoField {
                    width: root.cellWidth
                    answer: Answer.ToMend
                    message: "请问清是否参保"
                }
                YesNoField {
                    width: root.cellWidth
                    answer: Answer.NotNeeded
                    message: "没有学龄孩子"
                }
            }
            Line {
                name: "数字"

                NumberField {
                    width: root.cellWidth
                }
                NumberField {
                    width: root.cellWidth
                    text: "33000"
                }
                NumberField {
                    width: root.cellWidth
                    text: "30000"
                    answer: Answer.LastYear
                    message: "去年数，请再问"
                }
                NumberField {
                    width: root.cellWidth
                    text: "14"
                    unit: "个月"
                    answer: Answer.ToMend
                    message: "务工月数最多 12"
                }
                NumberField {
                    width: root.cellWidth
                    answer: Answer.NotNeeded
                    message: "没有务工"
                }
            }
            Line {
                name: "多选"

                ChoiceField {
                    width: root.cellWidth
                    multi: true
                    stacked: true
                    options: [{
                            value: "a",
                            text: "长期慢性病"
                        }, {
                            value: "b",
                            text: "患有大病"
                        }]
                }
                ChoiceField {
                    width: root.cellWidth
                    multi: true
                    stacked: true
                    values: ["a"]
                    options: [{
                            value: "a",
                            text: "长期慢性病"
                        }, {
                            value: "b",
                            text: "患有大病"
                        }]
                }
                ChoiceField {
                    width: root.cellWidth
                    multi: true
                    stacked: true
                    lastValue: ["a"]
                    answer: Answer.LastYear
                    message: "去年勾过"
                    options: [{
                            value: "a",
                            text: "长期慢性病"
                        }]
                }
                ChoiceField {
                    width: root.cellWidth
                    multi: true
                    stacked: true
                    answer: Answer.ToMend
                    message: "与病不能同选"
                    options: [{
                            value: "a",
                            text: "健康"
                        }]
                }
                ChoiceField {
                    width: root.cellWidth
                    multi: true
                    stacked: true
                    answer: Answer.NotNeeded
                    message: "由残联数据带入"
                    options: [{
                            value: "a",
                            text: "长期慢性病"
                        }]
                }
            }
            Line {
                name: "日期"

                DateField {
                    width: root.cellWidth
                }
                DateField {
                    width: root.cellWidth
                    value: "2026-03-08"
                }
                DateField {
                    width: root.cellWidth
                    value: "2019-09-01"
                    answer: Answer.LastYear
                    message: "去年填的"
                }
                DateField {
                    width: root.cellWidth
                    value: "2027-03-08"
                    answer: Answer.ToMend
                    message: "日期还没到"
                }
                DateField {
                    width: root.cellWidth
                    value: "2016-04-09"
                    answer: Answer.NotNeeded
                    message: "由身份证算出"
                }
            }
            Line {
                name: "文字"

                TextFieldRow {
                    width: root.cellWidth
                }
                TextFieldRow {
                    width: root.cellWidth
                    text: "想学电焊"
                    message: "写一字，存一字"
                    Component.onCompleted: focusField()
                }
                TextFieldRow {
                    width: root.cellWidth
                    text: "想养两头牛"
                    answer: Answer.LastYear
                    message: "去年的话"
                }
                TextFieldRow {
                    width: root.cellWidth
                    answer: Answer.ToMend
                    message: "“其他”要写明"
                }
                TextFieldRow {
                    width: root.cellWidth
                    answer: Answer.NotNeeded
                    message: "前一题答“否”"
                }
            }
            Line {
                name: "长单"

                ChoiceField {
                    id: longList
                    width: root.cellWidth
                    options: Array.from("在家、务工、上学、随迁投亲、住院或养老、服兵役、失联、死亡".split("、"), (text, i) => ({
                                value: String(i + 1),
                                text: text
                            }))
                    onPicked: value => longList.value = value
                }
                DayPicker {
                    width: 440
                    value: "2026-03-08"
                    minimum: "1900-01-01"
                    maximum: "2026-05-24"
                    today: "2026-05-24"
                }
            }
        }
    }
}
