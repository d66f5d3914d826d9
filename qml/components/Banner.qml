pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// One sentence and at most one action; stays until it is no longer true.
FrameItem {
    id: root

    enum Kind { Info, Todo, Overdue, Locked }

    property int kind: Banner.Info
    property string iconName: ["check", "tablet", "warn", "lock"][kind]
    property string text: ""
    property string actionText: ""

    signal action

    readonly property color wordColor: kind === Banner.Todo ? Theme.amber : kind === Banner.Overdue ? Theme.cinnabar : Theme.ink
    readonly property bool stacked: button.visible && width - button.implicitWidth - 80 < Theme.px(160)

    implicitHeight: Math.max(Theme.grow(64), words.implicitHeight + 24 + (stacked ? button.height : 0))
    implicitWidth: 400
    radius: Theme.radius
    color: [Theme.sheet, Theme.amberWash, Theme.redWash, Theme.sunk][kind]
    borderColor: [Theme.edge, Theme.amberMark, Theme.cinnabar, Theme.edge][kind]
    borderWidth: Theme.control

    Icon {
        id: icon
        x: 18
        y: words.y + Math.round((Math.min(words.height, Theme.px(34)) - height) / 2)
        name: root.iconName
        color: root.wordColor
    }
    AppText {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: 14
        y: root.stacked ? 12 : Math.round((parent.height - height) / 2)
        width: parent.width - x - 18 - (root.stacked || !button.visible ? 0 : button.width)
        text: root.text
        color: root.wordColor
    }
    AppButton {
        id: button
        anchors.right: parent.right
        anchors.rightMargin: 10
        y: root.stacked ? parent.height - height - 4 : Math.round((parent.height - height) / 2)
        height: Theme.grow(52)
        visible: root.actionText !== ""
        kind: AppButton.Quiet
        text: root.actionText
        chevron: "right"
        onClicked: root.action()
    }

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
