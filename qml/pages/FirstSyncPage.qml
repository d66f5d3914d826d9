pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// After enrolment the names and the roster come by themselves: nobody can sign in before. finished(): they are here.
Item {
    id: root

    required property Application app

    signal finished

    readonly property bool failed: !sync.running && sync.error !== ""

    Component.onCompleted: {
        if (!sync.running)
            sync.start();
    }

    SyncViewModel {
        id: sync
        app: root.app
        onChanged: {
            if (!running && error === "" && lastSuccess !== "")
                root.finished();
        }
    }
    SyncWords {
        id: words
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(32, (parent.height - height) * 0.36)
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(620))
        spacing: 20

        AppText {
            width: parent.width
            text: root.failed ? qsTr("没取成，登记还算数") : qsTr("正在取名册")
            size: Theme.pageTitleSize
            bold: true
            serif: true
        }
        AppText {
            width: parent.width
            text: root.failed ? words.why(sync.error) + (words.isNetwork(sync.error) ? qsTr("看看无线网连上没有，再试一次。") : qsTr("请找乡镇办事员（代号 %1）。").arg(sync.error)) : qsTr("从%1取人员名单和本村名册，取完就能用。").arg(root.app.township)
            running: true
            color: Theme.ink2
        }
        ProgressBar {
            width: parent.width
            done: sync.taken
            total: Math.max(1, sync.toTake)
        }
        AppText {
            width: parent.width
            visible: sync.toTake > 0
            text: qsTr("取到%1处，共%2处").arg(Theme.grouped(sync.taken)).arg(Theme.grouped(sync.toTake))
            size: Theme.secondarySize
            color: Theme.ink2
        }
        AppButton {
            width: parent.width
            visible: root.failed
            kind: AppButton.Primary
            iconName: "sync"
            text: qsTr("再试一次")
            onClicked: sync.start()
        }
    }
}
