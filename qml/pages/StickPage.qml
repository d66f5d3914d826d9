pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 用U盘带走: what waits is written to a stick, sealed to the office; a receipt that lies on it is taken.
CarryPage {
    id: root

    required property Application app
    property int chosen: 0

    readonly property bool written: carry.done && (carry.changes > 0 || carry.pictures > 0)

    title: carry.done ? (written ? qsTr("写好了，可以拔U盘") : qsTr("U盘看过了")) : qsTr("用U盘带走")
    text: carry.done ? qsTr("本机的一份还在，收条回来才算送到。") : qsTr("写到U盘里的是封好的，只有乡镇的电脑打得开，丢了也看不了。")

    CarryViewModel {
        id: carry
        app: root.app
        watching: root.visible
    }
    CarryOutcome {
        width: parent.width
        carry: carry
        whereabouts: qsTr("写到U盘里了")
        next: qsTr("交给乡镇办事员，办公室电脑一插就收；U盘拿回来再插一次，取收条")
    }
    Column {
        width: parent.width
        visible: !carry.done

        CarryStep {
            width: parent.width
            iconName: "usb"
            text: carry.sticks.length === 0 ? qsTr("插上U盘，等几秒") : carry.sticks.length === 1 ? qsTr("看到U盘了：%1").arg(carry.sticks[0]) : qsTr("插着%1个，用哪一个？").arg(carry.sticks.length)
            strong: carry.sticks.length > 0
        }
        Flow {
            width: parent.width
            topPadding: 14
            spacing: Theme.answerGap
            visible: carry.sticks.length > 1

            Repeater {
                model: carry.sticks

                Chip {
                    required property string modelData
                    required property int index

                    text: modelData
                    chosen: root.chosen === index
                    onClicked: root.chosen = index
                }
            }
        }
    }
    Banner {
        width: parent.width
        visible: carry.error !== ""
        kind: Banner.Todo
        iconName: "warn"
        text: root.why(carry.error)
    }
    actions: [
        AppButton {
            visible: !carry.done
            width: Math.min(parent?.width ?? 0, Theme.narrow ? 10000 : Theme.px(380))
            kind: AppButton.Primary
            iconName: "usb"
            enabled: carry.sticks.length > 0 && !carry.running
            reason: carry.running ? qsTr("正在写，先别拔") : qsTr("还没看到U盘")
            text: carry.running ? qsTr("正在写") : qsTr("写到U盘")
            onClicked: carry.toStick(Math.min(root.chosen, carry.sticks.length - 1))
        },
        AppButton {
            visible: carry.done
            width: Math.min(parent?.width ?? 0, Theme.narrow ? 10000 : Theme.px(380))
            kind: AppButton.Primary
            text: qsTr("好，回去接着入户")
            onClicked: root.back()
        }
    ]

    function why(code: string): string {
        switch (code) {
        case "":
            return "";
        case "disk_full":
            return qsTr("U盘满了。东西都在本机；换一个U盘，或者腾出地方再写。");
        case "read_only":
            return qsTr("这个U盘写不进去。东西都在本机；看看U盘上的锁，或者换一个。");
        case "no_stick":
        case "not_found":
        case "io":
            return qsTr("没写成，U盘好像拔了。东西都在本机；插好再点一次。");
        case "no_key":
            return qsTr("这台平板还没和乡镇同步过，不能用U盘带。东西都在本机；先连乡镇的网络同步一次。");
        default:
            return qsTr("没写成（代号 %1），东西都在本机。").arg(code);
        }
    }
}
