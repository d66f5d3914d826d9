pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Where the sealed visit is by now, and the way to another version.
Column {
    id: root

    required property SealedViewModel sealed

    signal amendRequested
    signal resumed
    signal printRequested
    signal signRequested
    signal acceptRequested

    readonly property var places: [
        {
            icon: "tablet",
            name: qsTr("本机"),
            there: true,
            text: sealed.savedText
        },
        {
            icon: "office",
            name: qsTr("乡镇"),
            there: sealed.received,
            text: sealed.received ? qsTr("已收到") : qsTr("还没收到")
        },
        {
            icon: "vault",
            name: qsTr("备份"),
            there: sealed.backedUp,
            text: sealed.backedUp ? qsTr("已备份") : sealed.received ? qsTr("等下一次备份") : qsTr("乡镇收到后自动备份")
        }
    ]

    spacing: 0

    AppText {
        width: parent.width
        text: root.sealed.amending ? qsTr("第%1版已签，第%2版还没签").arg(root.sealed.version).arg(root.sealed.version + 1) : root.sealed.standing === "remote" ? qsTr("电话确认过，还没签") : root.sealed.standing === "refused" ? qsTr("不肯签，已记下") : root.sealed.standing === "accepted" ? qsTr("不肯签，乡镇已认可") : qsTr("已签，已封存")
        size: 34
        bold: true
        serif: true
    }
    AppText {
        width: parent.width
        text: root.sealed.standing === "signed" ? qsTr("%1个签名齐全").arg(root.sealed.signatures.length) : root.sealed.standing === "accepted" ? root.sealed.acceptedText : root.sealed.standing === "remote" ? qsTr("人回来了补签，最迟 %1").arg(root.sealed.dueText) : qsTr("乡镇认可了才算完成。最迟 %1 再上门").arg(root.sealed.dueText)
        color: root.sealed.standing === "signed" || root.sealed.standing === "accepted" ? Theme.ink2 : Theme.amber
        bottomPadding: 14
    }
    Rule {
        width: parent.width
        heading: true
    }
    // Large text in a low window would hide what can be done below where it lies: then it comes first.
    SealedDeeds {
        width: parent.width
        visible: Theme.largeText
        sealed: root.sealed
        onAmendRequested: root.amendRequested()
        onResumed: root.resumed()
        onPrintRequested: root.printRequested()
        onSignRequested: root.signRequested()
        onAcceptRequested: root.acceptRequested()
    }
    Repeater {
        model: root.places

        Item {
            id: place
            required property var modelData
            readonly property color wordColor: modelData.there ? Theme.ink : Theme.amber

            width: root.width
            height: Math.max(Theme.largeText ? 64 : 68, state_.height + 16)

            Icon {
                id: icon
                anchors.verticalCenter: parent.verticalCenter
                name: place.modelData.icon
                size: 26
                color: place.wordColor
            }
            AppText {
                id: name
                anchors.left: icon.right
                anchors.leftMargin: 16
                anchors.verticalCenter: parent.verticalCenter
                text: place.modelData.name
                bold: true
                color: place.wordColor
            }
            AppText {
                id: state_
                anchors.left: name.right
                anchors.leftMargin: 24
                anchors.right: check.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: place.modelData.text
                size: Theme.secondarySize
                color: place.modelData.there ? Theme.ink2 : Theme.amber
            }
            Icon {
                id: check
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: place.modelData.there ? "check" : ""
                size: 22
            }
            Rule {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
    SealedDeeds {
        width: parent.width
        visible: !Theme.largeText
        sealed: root.sealed
        onAmendRequested: root.amendRequested()
        onResumed: root.resumed()
        onPrintRequested: root.printRequested()
        onSignRequested: root.signRequested()
        onAcceptRequested: root.acceptRequested()
    }
    AppText {
        width: parent.width
        topPadding: 24
        visible: !Theme.largeText
        text: qsTr("第%1版会一直留着，谁也改不了。").arg(root.sealed.version)
        size: Theme.secondarySize
        color: Theme.ink2
        running: true
    }
}
