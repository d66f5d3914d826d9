pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// The sum spelled out: 工资 ＋ 经营 ＋ 财产 ＋ 转移 ＝ 全家, and what it makes a person.
Rectangle {
    id: root

    required property var income
    // False where the strip below says what it makes a person.
    property bool whole: true

    readonly property var parts: [[qsTr("工资"), income.wage, ""], [qsTr("经营"), income.business, "＋"], [qsTr("财产"), income.property, "＋"], [qsTr("转移"), income.transfer, "＋"], [qsTr("全家"), income.net, "＝"]]

    implicitHeight: column.height + 26
    color: Theme.sheet

    Rule {
        width: parent.width
        heading: true
    }
    Column {
        id: column
        x: Theme.visitMargin
        y: 14
        width: parent.width - 2 * x
        spacing: 10

        Row {
            id: partsRow
            width: parent.width

            Repeater {
                model: root.parts

                Column {
                    id: part
                    required property var modelData
                    required property int index

                    width: partsRow.width / 5
                    spacing: 2

                    AppText {
                        x: sign.width
                        text: part.modelData[0]
                        size: Theme.secondarySize
                        color: Theme.ink2
                    }
                    Row {
                        AppText {
                            id: sign
                            width: text === "" ? 0 : Theme.px(28)
                            text: part.modelData[2]
                            size: 22
                            color: Theme.ink2
                        }
                        AppText {
                            text: part.modelData[1] ?? ""
                            size: Theme.narrow && Theme.largeText ? 18 : 22
                            bold: true
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }
        }
        Rule {
            width: parent.width
            visible: root.whole
        }
        Flow {
            width: parent.width
            visible: root.whole
            spacing: 12

            AppText {
                height: per.height
                text: root.income.perNet ? qsTr("%1元 ÷ %2人 ＝ 人均").arg(root.income.net).arg(root.income.counted) : root.income.verdict
                color: Theme.ink2
                lineHeight: 1
            }
            AppText {
                id: per
                visible: text !== ""
                text: root.income.perNet ?? ""
                size: 36
                bold: true
                serif: true
                lineHeight: 1
            }
            AppText {
                height: per.height
                visible: root.income.perNet !== ""
                text: qsTr("元")
                lineHeight: 1
            }
            AppText {
                height: per.height
                visible: root.income.perNet !== "" && root.income.asked === true
                text: root.income.verdict
                color: root.income.low ? Theme.amber : Theme.ink
                bold: root.income.low === true
                lineHeight: 1
            }
        }
    }
}
