pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// One of the two values: the value large, then who, when, how sure and where.
Rectangle {
    id: root

    enum Doing {
        Filled,
        Changed,
        Deleted
    }

    // What the person named here did. Only of two values one can be chosen.
    property int doing: ReviewSideCard.Filled
    property var side: ({})
    property string valueText: ""
    property bool chosen: false
    property bool possible: true

    signal picked

    // A short value stands in the size of a figure, a sentence as text.
    readonly property bool brief: valueText.length <= 9
    readonly property real inner: width - 52

    implicitHeight: column.height + 48
    radius: Theme.radius
    color: chosen ? Theme.wash : Theme.paper
    border.color: chosen ? Theme.pine : Theme.edge
    border.width: chosen ? Theme.selected : Theme.control

    Column {
        id: column
        x: 26
        y: 24
        width: root.inner
        spacing: 0

        Item {
            width: parent.width
            height: Math.max(Theme.px(84), value.height + 16)

            BigFigure {
                visible: root.brief && root.side.unit !== undefined && root.side.unit !== "" && root.side.figure !== ""
                anchors.verticalCenter: parent.verticalCenter
                figure: root.side.figure ?? ""
                after: root.side.unit ?? ""
                size: 56
            }
            AppText {
                id: value
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: !root.brief || root.side.unit === undefined || root.side.unit === "" || root.side.figure === ""
                text: root.valueText
                size: root.brief ? 38 : 26
                bold: true
                serif: true
                color: root.side.figure === "" ? Theme.ink2 : Theme.ink
                lineHeight: 1.1
            }
        }
        Rule {
            width: parent.width
        }
        Repeater {
            model: [{
                    label: root.doing === ReviewSideCard.Changed ? qsTr("谁改的") : root.doing === ReviewSideCard.Deleted ? qsTr("谁删的") : qsTr("谁填的"),
                    text: Theme.listed([root.side.by !== "" ? root.side.by : qsTr("办公室"), root.side.role], qsTr("，"))
                }, {
                    label: qsTr("什么时候"),
                    text: root.side.moment ?? ""
                }, {
                    label: qsTr("怎么知道"),
                    text: root.side.how ?? ""
                }, {
                    label: qsTr("在哪台"),
                    text: root.side.device ?? ""
                }].filter(fact => fact.text !== "")

            KeyValueRow {
                required property var modelData
                required property int index

                width: root.inner
                label: modelData.label
                text: modelData.text
                labelWidth: Theme.px(100)
            }
        }
        Item {
            width: 1
            height: 22
            visible: choose.visible
        }
        AppButton {
            id: choose
            width: parent.width
            visible: root.doing === ReviewSideCard.Filled
            enabled: root.possible
            iconName: root.chosen ? "check" : ""
            text: root.chosen ? qsTr("选了这个") : qsTr("用这个")
            onClicked: root.picked()
        }
    }
}
