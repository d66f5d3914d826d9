import QtQuick
import Ruhu.Theme
import Ruhu.Components

// The tablet's data cannot be opened, or was damaged and has been salvaged: what is safe, what happened, what to
// do. Nothing here can make it worse.
Window {
    id: root

    required property string code

    readonly property var words: ({
            "disk_full": [qsTr("平板的存储满了"), qsTr("填过的都在。请删掉些照片、视频，腾出地方，再打开入户。")],
            "read_only": [qsTr("这里写不进去"), qsTr("填过的都在。请重开平板再试；还不行，把平板交给乡镇办事员。")],
            "too_new": [qsTr("这台平板上的入户太旧了"), qsTr("填过的都在，只是这一版打不开。请找乡镇装新版的入户。")],
            "corrupt": [qsTr("本机的数据打不开"), qsTr("已经送到乡镇的都在乡镇。这台平板先别再用，也别重装，交给乡镇办事员取出没送的。")],
            "salvaged": [qsTr("本机的数据坏了，已经救出来"), qsTr("填过的都在。坏的文件另外存着，没有删。请到有网的地方同步一次，再接着入户。")],
            "salvaged_part": [qsTr("本机的数据坏了，救出来一部分"), qsTr("坏的文件另外存着，没有删。请到有网的地方同步一次，看看最近填的在不在；缺了，把平板交给乡镇办事员取。")],
            "salvaged_nothing": [qsTr("本机的数据坏了"), qsTr("已经送到乡镇的都在乡镇；没送的在另外存着的坏文件里，没有删。请把平板交给乡镇办事员取出来，再领新的登记码。")],
            "busy": [qsTr("入户正开着"), qsTr("填过的都在。请回到已经打开的那个窗口，或关掉它再打开。")]
        })
    readonly property var told: words[code] ?? [qsTr("本机的数据打不开"), qsTr("填过的没有动。请重开平板再试；还不行，把平板交给乡镇办事员。")]

    width: 1280
    height: 800
    visible: true
    title: qsTr("入户")
    color: Theme.paper

    Binding {
        target: Theme
        property: "windowWidth"
        value: root.width
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 620)
        spacing: 20

        PageTitle {
            width: parent.width
            text: root.told[0]
        }
        AppText {
            width: parent.width
            running: true
            text: root.told[1]
        }
        AppText {
            width: parent.width
            size: Theme.secondarySize
            color: Theme.ink2
            text: qsTr("给办事员看的代号：%1").arg(root.code)
        }
        AppButton {
            kind: AppButton.Primary
            text: root.code.startsWith("salvaged") ? qsTr("知道了") : qsTr("关掉")
            onClicked: Qt.quit()
        }
    }
}
