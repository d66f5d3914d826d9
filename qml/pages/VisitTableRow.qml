pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A row of the income table: a group with its sum, or one figure.
Item {
    id: root

    required property VisitViewModel visit
    required property VisitFigure figure
    required property real fieldWidth
    required property real sureWidth
    required property bool lastShown
    required property int index
    required property string ref
    required property string kind
    required property string label
    required property string text
    required property string lastText
    required property bool asked
    required property bool unknown
    required property bool estimate
    required property bool open
    required property string message

    readonly property bool isGroup: kind === "group"
    readonly property bool mine: figure.ref === ref && !isGroup

    readonly property bool zeroes: isGroup && open
    // The name of a group, what fills its rest with 0, and its sum do not always fit beside each other.
    readonly property bool stacked: zeroes && name.implicitWidth + zeroButton.implicitWidth + amount.implicitWidth + root.sureWidth + 70 > width
    readonly property real firstLine: isGroup ? Math.max(Theme.grow(47, 22), name.height + 10, zeroes && !stacked ? zeroButton.height : 0) : Math.max(Theme.grow(60, 24), name.height + (mending.visible ? mending.height : 0) + 12)

    implicitHeight: firstLine + (stacked ? zeroButton.height : 0)
    objectName: ref

    Rectangle {
        anchors.fill: parent
        visible: root.isGroup
        color: Theme.sunk
    }
    AppText {
        id: name
        x: 12
        y: Math.round((root.firstLine - height - (mending.visible ? mending.height : 0)) / 2)
        width: Math.min(implicitWidth, root.isGroup ? parent.width - root.sureWidth - amount.implicitWidth - 50 : parent.width - root.fieldWidth - root.sureWidth - (root.lastShown ? Theme.px(110) : 30))
        text: root.label
        size: root.isGroup ? 19 : Theme.bodySize
        bold: root.isGroup
    }
    // What does not add up is said where it was written.
    AppText {
        id: mending
        x: 12
        anchors.top: name.bottom
        width: parent.width - root.fieldWidth - root.sureWidth - 36
        visible: text !== ""
        text: root.isGroup ? "" : root.message
        size: Theme.secondarySize
        bold: true
        color: Theme.amber
    }
    AppButton {
        id: zeroButton
        x: root.stacked ? 4 : name.x + name.width + 8
        y: root.stacked ? root.firstLine - 8 : Math.round((root.firstLine - height) / 2)
        visible: root.zeroes
        height: Theme.grow(48)
        kind: AppButton.Quiet
        text: qsTr("其余没有，填\u20600")
        onClicked: root.visit.zeroRest(root.ref)
    }
    AppText {
        id: amount
        anchors.right: parent.right
        anchors.rightMargin: root.sureWidth + 26
        y: Math.round((root.firstLine - height) / 2)
        visible: root.isGroup
        text: root.isGroup ? root.text : ""
        bold: true
        wrapMode: Text.NoWrap
    }
    AppText {
        anchors.right: parent.right
        anchors.rightMargin: root.fieldWidth + root.sureWidth + 40
        anchors.verticalCenter: parent.verticalCenter
        visible: root.lastShown && !root.isGroup
        text: root.lastText !== "" ? Theme.grouped(root.lastText) : "—"
        color: Theme.ink2
    }
    FieldBox {
        anchors.right: parent.right
        anchors.rightMargin: root.sureWidth + 12
        anchors.verticalCenter: parent.verticalCenter
        width: root.fieldWidth
        implicitHeight: Theme.grow(52)
        visible: !root.isGroup
        answer: root.message !== "" ? Answer.ToMend : Answer.Open
        active: root.mine
        caret: root.mine
        alignRight: true
        valueText: {
            const unknown = root.mine ? root.figure.unknown : root.unknown;
            return unknown ? qsTr("不知道") : Theme.grouped(root.mine ? root.figure.text : root.text);
        }
        placeholder: root.mine ? "" : qsTr("点此输入")
        onClicked: root.figure.open(root.visit.questions.get(root.index))
        Accessible.name: root.label + " " + valueText
    }
    AppText {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: root.sureWidth
        visible: !root.isGroup && root.asked && !root.unknown
        text: root.estimate ? qsTr("估算") : qsTr("实数")
        size: Theme.secondarySize
        bold: root.estimate
        color: root.estimate ? Theme.amber : Theme.ink2
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.isGroup
    }
}
