pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One of those who sign: signed with ink and time, on turn, or still to come.
Item {
    id: root

    required property var signer
    // Cards side by side in a narrow window.
    property bool card: false

    readonly property bool onTurn: signer.current && !signer.done

    implicitHeight: card ? Math.max(Theme.grow(186, 70), heading.height + status.height + 80) : signer.done ? heading.height + ink.height + 22 : Math.max(Theme.largeText ? 96 : 112, heading.height + 28)

    FrameItem {
        anchors.fill: parent
        visible: root.card || root.onTurn
        radius: Theme.radius
        color: root.onTurn ? Theme.wash : Theme.sheet
        borderColor: root.onTurn ? Theme.pine : Theme.rule
        borderWidth: root.onTurn ? Theme.selected : Theme.hairline
    }
    Flow {
        id: heading
        x: root.card || root.onTurn ? 18 : 0
        y: root.card ? 14 : root.signer.done ? 10 : Math.round((parent.height - height) / 2)
        width: parent.width - 2 * x - (root.card ? 0 : status.width + 10)
        spacing: 10

        AppText {
            id: name
            width: Math.min(implicitWidth, parent.width)
            text: root.signer.name
            size: Theme.questionSize
            bold: true
            color: root.onTurn ? Theme.pine : Theme.ink
        }
        AppText {
            width: Math.min(implicitWidth, parent.width)
            height: root.card || name.lineCount > 1 ? implicitHeight : name.height
            text: root.signer.roleText
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    Row {
        id: status
        x: root.card ? 18 : parent.width - width - (root.onTurn ? 18 : 0)
        y: root.card ? parent.height - height - 12 : root.signer.done ? 12 : Math.round((parent.height - height) / 2)
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.signer.done ? "check" : ""
            size: 20
        }
        AppText {
            text: root.signer.done ? root.signer.time : root.onTurn ? root.signer.call : qsTr("等着签")
            size: Theme.secondarySize
            bold: root.onTurn
            color: root.onTurn ? Theme.pine : root.signer.done ? Theme.ink : Theme.ink2
        }
    }
    InkView {
        id: ink
        x: root.card ? 18 : 16
        y: heading.y + heading.height + 4
        width: parent.width - 2 * x
        height: root.card ? status.y - y - 4 : Theme.largeText ? 62 : 96
        visible: root.signer.done
        inkMl: root.signer.ink
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !root.card && root.signer.done
    }
}
