pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What can be done with a sealed visit: see it as printed, or begin the next version.
Column {
    id: root

    required property SealedViewModel sealed

    signal amendRequested
    signal resumed
    signal printRequested
    signal signRequested
    signal acceptRequested

    topPadding: Theme.largeText ? 12 : 28
    bottomPadding: Theme.largeText ? 8 : 0
    spacing: 12

    AppButton {
        objectName: "acceptRefusal"
        width: parent.width
        visible: root.sealed.canAccept
        iconName: "office"
        text: qsTr("乡镇认可，算完成")
        onClicked: root.acceptRequested()
    }
    AppButton {
        objectName: "signAgain"
        width: parent.width
        visible: (root.sealed.standing === "remote" || root.sealed.standing === "refused") && !root.sealed.amending
        iconName: "pen"
        text: root.sealed.standing === "refused" ? qsTr("肯签了，来补签") : qsTr("人回来了，来补签")
        onClicked: root.signRequested()
    }
    AppButton {
        objectName: "showPrint"
        width: parent.width
        iconName: "print"
        text: qsTr("看打印样")
        onClicked: root.printRequested()
    }
    AppButton {
        objectName: "amend"
        width: parent.width
        iconName: "pen"
        text: root.sealed.amending ? qsTr("接着填第%1版").arg(root.sealed.version + 1) : Theme.largeText ? qsTr("另立第%1版").arg(root.sealed.version + 1) : qsTr("要更正，另立第%1版").arg(root.sealed.version + 1)
        onClicked: {
            if (root.sealed.amending)
                root.resumed();
            else
                root.amendRequested();
        }
    }
}
