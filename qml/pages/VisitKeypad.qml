pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// The keypad beside the figure that is asked: what it is, last year's, the keys.
Column {
    id: root

    required property VisitFigure figure
    property bool closable: false

    spacing: 10

    Item {
        width: parent.width
        height: Math.max(titles.height, closeButton.visible ? closeButton.height : 0)

        Column {
            id: titles
            width: parent.width - (closeButton.visible ? closeButton.width + 8 : 0)

            AppText {
                width: parent.width
                text: root.figure.label
                size: Theme.questionSize
                bold: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: root.figure.lastText !== "" ? qsTr("去年%1%2").arg(Theme.grouped(root.figure.lastText)).arg(root.figure.unit) : ""
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
        AppButton {
            id: closeButton
            anchors.right: parent.right
            visible: root.closable
            kind: AppButton.Quiet
            text: qsTr("收起")
            chevron: "down"
            onClicked: root.figure.leave()
        }
    }
    Keypad {
        width: parent.width
        text: root.figure.text
        unknown: root.figure.unknown
        estimated: root.figure.estimate
        unit: root.figure.unit
        decimal: root.figure.kind === "area" || root.figure.kind === "decimal"
        asksCertainty: root.figure.kind === "money"
        onEdited: text => root.figure.write(text)
        onUnknownPicked: root.figure.setUnknown()
        onEstimatedPicked: estimated => root.figure.setEstimate(estimated)
        onDone: root.figure.next()
    }
    AppButton {
        objectName: "nextFigure"
        width: parent.width
        kind: AppButton.Primary
        chevron: "down"
        text: qsTr("下一项")
        onClicked: root.figure.next()
    }
}
