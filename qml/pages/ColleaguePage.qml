pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Two tablets on one hotspot: this one leaves its work with a colleague who goes to the office, or takes along
// that of others.
CarryPage {
    id: root

    required property Application app
    property bool carries: false
    property string typed: ""

    readonly property bool asksAddress: carry.gateway === "" || carry.error !== "" || typed !== ""

    title: carries ? qsTr("帮同事捎") : carry.done ? qsTr("交给同事了") : qsTr("请同事捎去乡镇")
    text: carries ? qsTr("同事的东西是封好的，您看不到，也改不了。下次同步时自动交给乡镇。") : carry.done ? qsTr("本机的一份还在，收条回来才算送到。") : qsTr("东西封好了交过去，同事看不到，也改不了。")

    CarryViewModel {
        id: carry
        app: root.app
        watching: root.visible
    }
    Flow {
        width: parent.width
        spacing: Theme.answerGap
        visible: !carry.done && !carry.lending

        Chip {
            text: qsTr("请同事捎")
            chosen: !root.carries
            onClicked: root.carries = false
        }
        Chip {
            text: qsTr("我来捎")
            chosen: root.carries
            onClicked: root.carries = true
        }
    }
    CarryOutcome {
        width: parent.width
        visible: carry.done && !root.carries
        carry: carry
        whereabouts: qsTr("在同事的平板上了")
        next: qsTr("同事从乡镇回来后，再连一次、再点一次，取收条")
    }
    Column {
        width: parent.width
        visible: !root.carries && !carry.done

        CarryStep {
            width: parent.width
            iconName: "user"
            text: qsTr("请同事点“同步”“帮同事捎”“我来捎”“开始收”")
        }
        CarryStep {
            width: parent.width
            iconName: "wifi"
            text: qsTr("连上他的热点，或者两台连同一个无线网")
        }
        Column {
            width: parent.width
            topPadding: 16
            spacing: 8
            visible: root.asksAddress

            AppText {
                width: parent.width
                text: qsTr("同事平板上显示的号码")
                size: Theme.questionSize
                bold: true
            }
            TextFieldRow {
                width: Math.min(parent.width, Theme.px(420))
                text: root.typed
                placeholder: qsTr("例如 192.168.43.1")
                maximumLength: 15
                clearable: true
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                answer: carry.error === "bad_address" ? Answer.ToMend : Answer.Open
                message: carry.error === "bad_address" ? qsTr("号码是四段数字，照着同事的平板写") : ""
                onEdited: text => root.typed = text
            }
        }
    }
    Column {
        width: parent.width
        visible: root.carries

        CarryStep {
            width: parent.width
            visible: !carry.lending
            iconName: "wifi"
            text: qsTr("打开本机的热点，或者两台连同一个无线网")
        }
        CarryStep {
            width: parent.width
            visible: carry.lending
            iconName: "wifi"
            strong: true
            text: carry.addresses === "" ? qsTr("还没连网：打开热点，或者连上无线网") : qsTr("正在收，本机的号码是 %1").arg(carry.addresses)
        }
        CarryStep {
            width: parent.width
            iconName: "inbox"
            strong: carry.carried > 0
            text: carry.carried > 0 ? qsTr("捎着同事的%1份，下次同步时自动交给乡镇").arg(carry.carried) : qsTr("现在没有捎着的")
        }
    }
    Banner {
        width: parent.width
        visible: carry.error !== "" && carry.error !== "bad_address"
        kind: Banner.Todo
        iconName: "warn"
        text: root.why(carry.error)
    }
    actions: [
        AppButton {
            visible: !root.carries && !carry.done
            width: Math.min(parent?.width ?? 0, Theme.narrow ? 10000 : Theme.px(380))
            kind: AppButton.Primary
            iconName: "tablet"
            enabled: !carry.running && (carry.gateway !== "" || root.typed.trim() !== "")
            reason: carry.running ? qsTr("正在交") : qsTr("先连上同事的热点，或者写上号码")
            text: carry.running ? qsTr("正在交") : qsTr("交给同事")
            onClicked: carry.toColleague(root.typed.trim() !== "" ? root.typed : carry.gateway)
        },
        AppButton {
            visible: root.carries
            width: Math.min(parent?.width ?? 0, Theme.narrow ? 10000 : Theme.px(380))
            kind: carry.lending ? AppButton.Secondary : AppButton.Primary
            text: carry.lending ? qsTr("不收了") : qsTr("开始收")
            onClicked: carry.lending ? carry.endLending() : carry.lend()
        },
        AppButton {
            visible: carry.done && !root.carries
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
        case "unreachable":
        case "timeout":
        case "cut_off":
        case "not_central":
            return qsTr("没找到同事的平板。东西都在本机；请他点了“开始收”，照他屏幕上的号码写，再点一次。");
        case "full":
            return qsTr("同事的平板捎满了。东西都在本机；请他先去乡镇交一次。");
        case "disk_full":
            return qsTr("同事的平板存满了。东西都在本机。");
        case "no_key":
            return qsTr("这台平板还没和乡镇同步过，不能请人捎。东西都在本机；先连乡镇的网络同步一次。");
        case "address_in_use":
            return qsTr("没开成：别的程序占着。关掉程序再开一次。");
        default:
            return qsTr("没交成（代号 %1），东西都在本机。").arg(code);
        }
    }
}
