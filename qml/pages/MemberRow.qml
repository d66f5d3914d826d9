pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// A member of the household. Pressed, it opens to the numbers behind it, which stay masked until each is asked for.
Column {
    id: root

    required property string person
    required property string name
    required property string relation
    required property string gender
    required property int age
    required property string condition
    required property string whereabouts
    required property string place
    required property string idNo
    required property bool idShown
    required property string phone
    required property bool phoneShown
    property bool open: false

    signal revealed(string field)

    readonly property bool stacked: Theme.narrow || Theme.largeText || nameText.implicitWidth > Theme.px(100)

    Pressable {
        id: row
        width: parent.width
        implicitHeight: Math.max(Theme.grow(66), words.height + 20)
        text: root.name
        Accessible.description: Theme.listed([root.relation, root.gender, root.condition, root.whereabouts], qsTr("，"))
        onClicked: root.open = !root.open
        background: Rectangle {
            color: row.down ? Theme.wash : Theme.clear

            FocusRing {
                anchors.margins: 2
                shown: row.visualFocus
            }
        }
        contentItem: Item {
            Item {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 34
                height: root.stacked ? facts.y + facts.height : Math.max(nameText.height, facts.height, conditionText.height, where.height)

                AppText {
                    id: nameText
                    width: root.stacked ? Math.min(implicitWidth, parent.width - (where.width + 16)) : Theme.px(104)
                    text: root.name
                    size: Theme.questionSize
                    bold: true
                    lineHeight: 1.05
                }
                FactLine {
                    id: facts
                    x: root.stacked ? 0 : Theme.px(110)
                    y: root.stacked ? nameText.height + 2 : Math.round((parent.height - height) / 2)
                    width: root.stacked ? parent.width : Theme.px(190)
                    facts: [root.relation, root.gender, root.age >= 0 ? qsTr("%1岁").arg(root.age) : "", root.stacked ? root.condition : ""]
                }
                AppText {
                    id: conditionText
                    x: Theme.px(304)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(0, where.x - x - 12)
                    visible: !root.stacked
                    text: root.condition
                    size: 19
                }
                AppText {
                    id: where
                    anchors.right: parent.right
                    y: root.stacked ? Math.round((nameText.height - height) / 2) : Math.round((parent.height - height) / 2)
                    width: Math.min(implicitWidth, parent.width * 0.36)
                    text: Theme.listed([root.whereabouts, root.place], "\u2003")
                    size: 19
                    horizontalAlignment: Text.AlignRight
                }
            }
            Icon {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: root.open ? "up" : "down"
                size: 22
                color: Theme.pine
            }
        }
    }
    Flow {
        width: parent.width
        visible: root.open
        leftPadding: 4
        bottomPadding: 12
        spacing: 16

        Repeater {
            model: [{
                    field: "id_no",
                    label: qsTr("证件号码"),
                    value: root.idNo,
                    shown: root.idShown
                }, {
                    field: "phone",
                    label: qsTr("电话"),
                    value: root.phone,
                    shown: root.phoneShown
                }]

            Row {
                id: number

                required property var modelData

                spacing: 10

                AppText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: number.modelData.label
                    size: Theme.secondarySize
                    color: Theme.ink2
                }
                AppText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: number.modelData.value === "" ? qsTr("没有") : number.modelData.value
                    bold: number.modelData.shown
                }
                AppButton {
                    anchors.verticalCenter: parent.verticalCenter
                    height: Theme.grow(52)
                    visible: number.modelData.value !== "" && !number.modelData.shown
                    kind: AppButton.Quiet
                    iconName: "eye"
                    text: qsTr("显示")
                    onClicked: root.revealed(number.modelData.field)
                }
            }
        }
    }
    Rule {
        width: parent.width
    }
}
