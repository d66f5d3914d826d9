pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 您是哪一位: the people of this tablet's villages, then a PIN. Everything that was typed before is saved.
Item {
    id: root

    required property Application app

    signal opened(string route, string household)

    readonly property bool choosing: signIn.step === SignInViewModel.ChoosePerson

    SignInViewModel {
        id: signIn
        app: root.app
        onStepChanged: pin.clear()
    }

    Item {
        id: names
        width: Theme.narrow ? parent.width : Math.round(parent.width * 0.5)
        height: parent.height
        visible: !Theme.narrow || root.choosing

        Column {
            id: title
            x: Theme.margin
            y: 40
            width: parent.width - 2 * Theme.margin
            spacing: 6

            PageTitle {
                width: parent.width
                text: qsTr("您是哪一位？")
            }
            AppText {
                width: parent.width
                text: Theme.listed([root.app.township, root.app.deviceName], "\u2003")
                color: Theme.ink2
            }
            Item {
                width: 1
                height: 8
            }
            Rule {
                width: parent.width
                heading: true
            }
        }
        ListView {
            anchors.top: title.bottom
            anchors.bottom: foot.top
            anchors.bottomMargin: 12
            anchors.left: title.left
            width: Theme.narrow ? title.width : names.width - Theme.margin
            model: signIn.people
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            delegate: ListRow {
                required property string staff
                required property string role
                required property string villages
                required property bool last
                required name

                width: title.width
                line: Theme.listed([role, villages, last ? qsTr("上次是您用的") : ""], "\u2003")
                joinWidth: Theme.narrow ? 0 : Theme.margin
                chosen: !root.choosing && staff === signIn.staffId
                onClicked: signIn.choose(staff)
            }
        }
        ListStates {
            anchors.top: title.bottom
            anchors.topMargin: 24
            anchors.left: title.left
            width: title.width
            visible: signIn.people.count === 0
            phase: ListStates.Empty
            title: qsTr("还没有人员名单")
            text: qsTr("名单在乡镇的电脑上。连上网，同步一次就有。")
            actionText: qsTr("同步")
            actionIcon: "sync"
            onAction: root.opened("sync", "")
        }
        LanguageChips {
            id: foot
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 24
            x: Theme.margin
            language: root.app.language
            onPicked: language => root.app.language = language
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: Theme.narrow ? parent.width : parent.width - names.width
        height: parent.height
        visible: !Theme.narrow || !root.choosing
        color: Theme.sheet

        Rectangle {
            width: Theme.hairline
            height: parent.height
            visible: !Theme.narrow
            color: Theme.rule
        }
        Column {
            anchors.centerIn: parent
            width: Math.min(parent.width - 64, Theme.px(420))
            visible: root.choosing
            spacing: 12

            AppText {
                width: parent.width
                text: qsTr("点自己的名字")
                size: Theme.sectionTitleSize
                bold: true
                serif: true
            }
            AppText {
                width: parent.width
                text: qsTr("填过的都存好了，谁接着用都不会丢。")
                color: Theme.ink2
                running: true
            }
        }
        PinPad {
            id: pin
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(24, (parent.height - height) / 2)
            width: Math.min(parent.width - 2 * Theme.margin, Theme.px(380))
            visible: !root.choosing
            signIn: signIn
        }
    }
}
