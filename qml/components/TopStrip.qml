pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Always in sight: where (village, or the household with `suffix` 户), who, and how far the work has come. Two lines in a
// narrow window. From 130 % text the lesser facts (`detail`, role) go first.
Rectangle {
    id: root

    property string title: ""
    property string suffix: ""
    property string detail: ""
    property string person: ""
    property string role: ""
    property string savedText: ""
    property string verifiedText: ""
    property bool personOpens: true
    property bool backVisible: false
    property int local: 0
    property int township: 0
    property int backup: 0
    property bool showLocal: true

    signal back
    signal personClicked
    signal durabilityClicked

    readonly property int titleSize: suffix === "" ? 24 : 26
    readonly property bool wide: !Theme.narrow
    readonly property real side: Theme.narrow ? 24 : 28
    readonly property real firstLine: wide ? height : Theme.grow(64, 30)

    implicitHeight: Theme.stripHeight
    color: Theme.sheet

    AppButton {
        id: backButton
        x: root.side - 16
        width: visible ? Theme.grow(52) : 16
        height: Theme.grow(52)
        y: Math.round((root.firstLine - height) / 2)
        leftPadding: 0
        visible: root.backVisible
        kind: AppButton.Quiet
        iconName: "back"
        Accessible.name: qsTr("回去")
        onClicked: root.back()
    }
    // Measured apart from what is shown, whose place follows from it.
    TextMetrics {
        id: full
        text: root.title
        font.family: Theme.serif
        font.pixelSize: Theme.px(root.titleSize)
        font.bold: true
    }
    AppText {
        id: titleText

        // A long name takes two small lines rather than the place of what stands beside it.
        readonly property real room: Math.max(Theme.px(80), personButton.x - x - suffixText.width - (root.wide ? durability.implicitWidth + 40 : 24))
        readonly property int longSize: 19
        readonly property bool long_: full.advanceWidth > room

        anchors.left: backButton.right
        y: Math.round((root.firstLine - height) / 2)
        width: Math.min(Math.ceil(full.advanceWidth * (long_ ? longSize / root.titleSize : 1)) + 4, room)
        text: root.title
        size: long_ ? longSize : root.titleSize
        maximumLineCount: 2
        elide: Text.ElideRight
        bold: true
        serif: true
        lineHeight: 1
    }
    AppText {
        id: suffixText
        anchors.left: titleText.right
        anchors.leftMargin: visible ? 12 : 0
        y: titleText.y + titleText.baselineOffset - baselineOffset
        width: visible ? implicitWidth : 0
        visible: root.suffix !== ""
        text: root.suffix
        size: 20
        serif: true
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
    AppText {
        id: detailText
        anchors.left: suffixText.right
        anchors.leftMargin: 14
        y: titleText.y + titleText.baselineOffset - baselineOffset
        visible: root.detail !== "" && !Theme.largeText && x + implicitWidth + 20 < (root.wide ? durability.x : personButton.x)
        text: root.detail
        size: Theme.secondarySize
        color: Theme.ink2
        lineHeight: 1
        wrapMode: Text.NoWrap
    }
    Pressable {
        id: durability
        readonly property real after: (detailText.visible ? detailText.x + detailText.implicitWidth : suffixText.x + suffixText.width) + 24

        // In the middle between title and person, but never over either.
        x: root.wide ? Math.max(titleText.x + titleText.width + suffixText.width + 26, Math.min((root.width - width) / 2 + 12, root.rightEdge - width - 16)) : root.side - 4
        y: root.wide ? Math.round((root.height - height) / 2) : root.firstLine - 4 + Math.round((root.height - root.firstLine - height) / 2)
        height: Theme.grow(50)
        text: strip.Accessible.name
        onClicked: root.durabilityClicked()
        contentItem: Item {
            implicitWidth: strip.implicitWidth + (verified.visible ? verified.implicitWidth + 20 : 0)

            DurabilityStrip {
                id: strip
                anchors.verticalCenter: parent.verticalCenter
                local: root.local
                township: root.township
                backup: root.backup
                showLocal: root.showLocal
            }
            AppText {
                id: verified
                anchors.verticalCenter: parent.verticalCenter
                x: strip.width + 20
                visible: root.verifiedText !== "" && !Theme.largeText
                text: root.verifiedText
                size: Theme.secondarySize
                color: Theme.ink2
                wrapMode: Text.NoWrap
            }
        }
        background: FocusRing {
            anchors.margins: 0
            shown: durability.visualFocus
        }
    }
    readonly property real rightEdge: saved.visible && wide ? saved.x : personButton.x
    // A row that is hidden has no width of its own to ask for.
    readonly property real savedWidth: savedMetrics.advanceWidth + Theme.iconPx(20) + saved.spacing

    TextMetrics {
        id: savedMetrics
        text: root.savedText
        font.family: Theme.sans
        font.pixelSize: Theme.px(Theme.secondarySize)
    }
    Row {
        id: saved
        x: root.wide ? personButton.x - width - 14 : root.width - width - root.side
        y: root.wide ? Math.round((root.height - height) / 2) : Math.round(durability.y + (durability.height - height) / 2)
        visible: root.savedText !== "" && (root.wide ? durability.implicitWidth + titleText.x + titleText.width + suffixText.width + root.savedWidth + personButton.width + 56 < root.width : durability.implicitWidth + root.savedWidth + 16 < root.width - 2 * root.side)
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "check"
            size: 20
        }
        AppText {
            text: root.savedText
            size: Theme.secondarySize
            wrapMode: Text.NoWrap
        }
    }
    Pressable {
        id: personButton
        x: root.width - width - root.side + 8
        y: Math.round((root.firstLine - height) / 2)
        height: Theme.grow(52)
        leftPadding: 8
        rightPadding: 8
        visible: root.person !== ""
        text: root.person
        Accessible.description: root.role
        onClicked: root.personClicked()
        contentItem: Row {
            spacing: 10

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "user"
                size: 24
                color: Theme.pine
            }
            AppText {
                id: personText
                anchors.verticalCenter: parent.verticalCenter
                text: root.person
                size: Theme.bodySize
                bold: true
                color: Theme.pine
                wrapMode: Text.NoWrap
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.role !== "" && !Theme.largeText
                text: root.role
                size: Theme.secondarySize
                color: Theme.ink2
                wrapMode: Text.NoWrap
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.personOpens ? "down" : ""
                size: 20
                color: Theme.pine
            }
        }
        background: FocusRing {
            anchors.margins: 0
            shown: personButton.visualFocus
        }
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
