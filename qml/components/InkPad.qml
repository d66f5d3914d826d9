pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// The paper for one signature: the words that are signed, the empty room, the line and whose it is, 撤一笔 and 重签 below.
// `inkMl` is the stored ink; inkEdited(inkMl) after each stroke asks the page to keep it, half-made or not. `signature` says
// whether it can be one.
Column {
    id: root

    property string statement: ""
    property var facts: []
    property string lineText: ""
    property string checkText: ""
    property alias inkMl: ink.inkMl
    readonly property alias signature: ink.signature
    readonly property alias empty: ink.empty
    property bool buttonsVisible: true

    readonly property bool low: height < Theme.px(200)

    signal inkEdited(string inkMl)

    function undo() {
        ink.undo();
    }

    function clear() {
        ink.clear();
    }

    spacing: 20

    FrameItem {
        width: parent.width
        height: root.height - (buttons.visible ? buttons.height + root.spacing : 0)
        radius: Theme.radius
        color: Theme.sheet
        borderColor: Theme.edge
        borderWidth: Theme.control

        AppText {
            id: statementText
            x: 28
            y: 20
            width: parent.width - 56
            visible: text !== ""
            text: root.statement
            // Low paper leaves its height to the hand: smaller words, and day and place stay in what is sealed.
            size: root.low ? Theme.secondarySize : Theme.sectionTitleSize
            serif: true
        }
        FactLine {
            anchors.top: statementText.bottom
            x: 28
            width: parent.width - 56
            visible: !root.low && text !== ""
            facts: root.facts
        }
        Rectangle {
            id: line
            x: 48
            y: parent.height - Theme.grow(82)
            width: parent.width - 96
            height: Theme.heading
            color: Theme.edge
        }
        AppText {
            id: whose
            anchors.top: line.bottom
            anchors.topMargin: 14
            anchors.left: line.left
            text: root.lineText
            size: Theme.secondarySize
            color: Theme.ink2
        }
        AppText {
            anchors.top: line.bottom
            anchors.topMargin: 14
            anchors.left: whose.right
            anchors.leftMargin: 16
            anchors.right: line.right
            text: root.checkText
            size: Theme.secondarySize
            color: Theme.ink2
            horizontalAlignment: Text.AlignRight
            // The beginning of the code, as much as there is room for.
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        InkItem {
            id: ink
            anchors.fill: parent
            anchors.margins: 2
            color: Theme.pen
            onEdited: root.inkEdited(inkMl)

            Accessible.role: Accessible.Canvas
            Accessible.name: root.lineText

            // Pen events reach items as mouse events without their pressure; a handler still sees it, and first.
            PointHandler {
                acceptedDevices: PointerDevice.Stylus
                onActiveChanged: ink.penPressure = active ? point.pressure : -1
                onPointChanged: {
                    if (active)
                        ink.penPressure = point.pressure;
                }
            }
        }
    }
    Row {
        id: buttons
        visible: root.buttonsVisible
        spacing: 12

        AppButton {
            enabled: !ink.empty
            iconName: "undo"
            text: qsTr("撤一笔")
            onClicked: root.undo()
        }
        AppButton {
            enabled: !ink.empty
            iconName: "erase"
            text: qsTr("重签")
            onClicked: root.clear()
        }
        AppText {
            height: parent.height
            visible: ink.empty
            text: qsTr("还没写字")
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
}
