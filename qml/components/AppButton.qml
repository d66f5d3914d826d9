pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// A button. Primary: one a screen, names its object. Quiet: bold pine text. Grave: ink edge; the page asks first.
// Disabled: dashed and legible, with `reason` below.
Pressable {
    id: root

    enum Kind { Secondary, Primary, Quiet, Grave }

    property int kind: AppButton.Secondary
    property string iconName: ""
    // "right", "down", "up" or "": what a press leads to.
    property string chevron: ""
    property string reason: ""

    readonly property bool flat: kind === AppButton.Quiet
    readonly property bool primary: kind === AppButton.Primary
    readonly property color wordColor: !enabled ? Theme.ink2 : primary ? Theme.sheet : kind === AppButton.Grave ? Theme.ink : Theme.pine
    readonly property real reasonHeight: reasonText.visible ? reasonText.height + 6 : 0
    readonly property real faceHeight: Theme.grow(primary ? Theme.primaryHeight : Theme.controlHeight)

    implicitWidth: Math.max((words.visible ? words.implicitWidth : -row.spacing) + row.around + leftPadding + rightPadding, faceHeight)
    implicitHeight: Math.max(faceHeight, words.implicitHeight + 16) + reasonHeight
    leftPadding: flat ? 8 : Theme.largeText ? 20 : primary ? 28 : 22
    rightPadding: leftPadding
    bottomPadding: reasonHeight + (down || !enabled || flat ? 0 : Theme.lip - 1)
    topPadding: down && !flat ? Theme.lip - 1 : 0

    background: Item {
        FrameItem {
            readonly property color ownColor: root.primary ? Theme.pineDown : root.kind === AppButton.Grave ? Theme.ink : Theme.pine

            anchors.fill: parent
            anchors.topMargin: root.down ? Theme.lip - 1 : 0
            anchors.bottomMargin: root.reasonHeight
            visible: !root.flat
            radius: Theme.radius
            dashed: !root.enabled
            color: !root.enabled ? Theme.clear : root.primary ? (root.down ? Theme.pineDown : Theme.pine) : root.down ? Theme.wash : Theme.sheet
            borderColor: root.enabled ? ownColor : Theme.edge
            borderWidth: Theme.control
            lip: root.enabled && !root.down ? Theme.lip : 0

            FocusRing {
                shown: root.visualFocus
            }
        }
        FocusRing {
            shown: root.flat && root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 12

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                size: 22
                color: root.wordColor
            }
            AppText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(root.availableWidth - row.around, 40))
                visible: text !== ""
                text: root.text
                size: root.primary ? Theme.primarySize : Theme.bodySize
                bold: true
                color: root.wordColor
                font.underline: root.flat && root.down
                horizontalAlignment: Text.AlignHCenter
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.chevron
                size: 20
                color: root.wordColor
            }

            readonly property real around: (root.iconName !== "" ? Theme.iconPx(22) + spacing : 0) + (root.chevron !== "" ? Theme.iconPx(20) + spacing : 0)
        }
    }

    Accessible.description: enabled ? "" : reason

    AppText {
        id: reasonText
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.enabled && root.reason !== ""
        text: root.reason
        size: Theme.secondarySize
        color: Theme.ink2
    }
}
