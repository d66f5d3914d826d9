pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Who is called: number, the two ways to call, what has been tried and what the rule still asks, what came of this try.
Flickable {
    id: root

    required property FollowUpViewModel calls
    property bool backVisible: false

    signal back
    signal opened(string route, string household)

    readonly property var person: calls.person
    readonly property bool signs: person.sign ?? false

    contentHeight: column.height + 56
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    Connections {
        target: root.calls
        function onChosenChanged() {
            root.contentY = 0;
            result.reset();
        }
    }
    Column {
        id: column
        x: Theme.margin
        y: root.backVisible ? 12 : 28
        width: parent.width - 2 * Theme.margin
        spacing: 14

        AppButton {
            visible: root.backVisible
            kind: AppButton.Quiet
            iconName: "back"
            text: qsTr("回到名单")
            onClicked: root.back()
        }
        PageTitle {
            width: parent.width
            text: root.person.name ?? ""
            facts: root.person.facts ?? []
        }
        Flow {
            width: parent.width
            spacing: 12

            AppText {
                height: showButton.visible ? showButton.height : implicitHeight
                text: root.person.number ? root.person.number : qsTr("没有电话号码")
                size: root.person.numberShown ? 32 : Theme.questionSize
                bold: true
            }
            AppButton {
                id: showButton
                visible: (root.person.number ?? "") !== "" && !root.person.numberShown
                height: Theme.grow(50)
                kind: AppButton.Quiet
                iconName: "eye"
                text: qsTr("显示")
                onClicked: root.calls.call(root.calls.channel)
            }
        }
        Flow {
            id: ways
            width: parent.width
            spacing: 12

            AppButton {
                width: Theme.narrow || Theme.largeText ? ways.width : (ways.width - ways.spacing) * 0.56
                kind: AppButton.Primary
                iconName: "phone"
                text: qsTr("拨打电话")
                onClicked: root.calls.call("phone")
            }
            AppButton {
                width: Theme.narrow || Theme.largeText ? ways.width : (ways.width - ways.spacing) * 0.44
                height: Theme.grow(Theme.primaryHeight)
                iconName: "chat"
                text: qsTr("微信视频")
                onClicked: root.calls.call("wechat_video")
            }
        }
        AppText {
            width: parent.width
            visible: root.person.numberShown ?? false
            text: root.calls.channel === "phone" ? qsTr("用自己的手机拨这个号，打完回到这里点一下。") : qsTr("用自己的微信找这个号，打完回到这里点一下。")
            size: Theme.secondarySize
            color: Theme.ink2
            running: true
        }
        Banner {
            width: parent.width
            visible: root.signs
            kind: Banner.Todo
            iconName: "clock"
            text: qsTr("等回家补签，最迟 %1").arg(root.person.due ?? "")
            actionText: qsTr("去补签")
            onAction: root.opened("household", root.person.household)
        }
        Item {
            width: 1
            height: 2
        }
        SectionTitle {
            width: parent.width
            text: qsTr("打过几次")
            note: root.person.bestTime ? qsTr("方便的时间：%1").arg(root.person.bestTime) : ""
        }
        Column {
            width: parent.width

            Repeater {
                model: root.calls.attempts

                FollowUpAttempt {
                    width: column.width
                }
            }
            AppText {
                width: parent.width
                topPadding: 10
                visible: root.calls.attempts.count === 0
                text: qsTr("还没打过。")
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
        Row {
            width: parent.width
            visible: (root.person.rule ?? "") !== "" && root.calls.attempts.count > 0
            spacing: 12

            Icon {
                id: ruleIcon
                anchors.verticalCenter: parent.verticalCenter
                name: root.person.enough ? "check" : "clock"
                size: 22
                color: root.person.enough ? Theme.ink : Theme.amber
            }
            AppText {
                width: parent.width - ruleIcon.width - 12
                text: root.person.rule ?? ""
                size: 19
                color: root.person.enough ? Theme.ink : Theme.amber
            }
        }
        FollowUpResult {
            id: result
            width: parent.width
            visible: !root.signs
            calls: root.calls
        }
    }
}
