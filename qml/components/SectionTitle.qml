pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The title of a section, a note at its right or beside it, and the ink rule below. An action may be put at the right.
Item {
    id: root

    property string text: ""
    property string note: ""
    property bool noteBeside: false
    property string actionText: ""

    signal action

    implicitWidth: title.implicitWidth + noteText.implicitWidth + 24
    implicitHeight: title.implicitHeight + (apart ? noteText.implicitHeight : 0) + 8 + Theme.heading

    readonly property bool apart: note !== "" && title.implicitWidth + noteText.implicitWidth + 24 > width && width > 0

    AppText {
        id: title
        width: Math.min(implicitWidth, root.width)
        text: root.text
        size: Theme.sectionTitleSize
        bold: true
        serif: true
        lineHeight: 1
    }
    AppText {
        id: noteText
        x: root.apart ? 0 : root.noteBeside ? title.width + 14 : root.width - width
        y: root.apart ? title.height : title.baselineOffset - baselineOffset
        width: Math.min(implicitWidth, root.width)
        visible: root.note !== ""
        text: root.note
        size: Theme.secondarySize
        color: Theme.ink2
        lineHeight: 1
    }
    AppButton {
        anchors.right: parent.right
        anchors.bottom: rule.top
        visible: root.actionText !== ""
        height: Theme.grow(44)
        kind: AppButton.Quiet
        text: root.actionText
        onClicked: root.action()
    }
    Rule {
        id: rule
        anchors.bottom: parent.bottom
        width: parent.width
        heading: true
    }
}
