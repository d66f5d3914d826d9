pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Know them before knocking: members, what was found before, one thing to do.
Item {
    id: root

    required property Application app
    property string householdId: ""

    signal opened(string route, string household)
    signal back

    readonly property bool sideBySide: !Theme.narrow && !Theme.largeText
    readonly property bool amended: household.sealedVersion > 0 && household.version > household.sealedVersion

    HouseholdViewModel {
        id: household
        app: root.app
        householdId: root.householdId
    }

    Flickable {
        id: page
        anchors.fill: parent
        anchors.bottomMargin: Theme.narrow ? bottom.height + 32 : 0
        contentHeight: (root.sideBySide ? Math.max(people.y + people.height, past.y + past.height) : past.y + past.height) + 24
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        visible: household.found

        AppButton {
            id: backButton
            x: Theme.margin - 8
            y: 20
            kind: AppButton.Quiet
            iconName: "back"
            Accessible.name: qsTr("回去")
            onClicked: root.back()
        }
        Column {
            id: titles
            x: backButton.x + backButton.width + 12
            y: 28
            width: parent.width - x - Theme.margin - (start.visible ? start.width + 24 : 0)
            spacing: 10

            PageTitle {
                width: parent.width
                text: household.name
                suffix: qsTr("户")
            }
            HouseholdBadges {
                width: parent.width
                household: household
            }
            Flow {
                width: parent.width
                spacing: 18

                FactLine {
                    height: Theme.grow(50)
                    facts: [household.address !== "" ? household.address : household.hamlet, household.nationalNo === "" ? "" : qsTr("户编号 %1").arg(household.nationalNo), household.phone === "" ? qsTr("没有电话") : qsTr("电话 %1").arg(household.phone)]
                }
                AppButton {
                    height: Theme.grow(50)
                    visible: household.phone !== "" && !household.phoneShown
                    kind: AppButton.Quiet
                    iconName: "eye"
                    text: qsTr("显示")
                    onClicked: household.revealPhone()
                }
                AppButton {
                    height: Theme.grow(50)
                    visible: household.phone !== "" && household.phoneShown
                    kind: AppButton.Quiet
                    iconName: "phone"
                    text: qsTr("打电话")
                    onClicked: phoneDialog.open()
                }
            }
        }
        VisitButton {
            id: start
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            y: 20
            visible: !Theme.narrow
            stage: household.stage
            amended: root.amended
            sealed: household.sealedVersion > 0
            onOpened: route => root.opened(route, root.householdId)
        }
        AppButton {
            anchors.right: start.right
            anchors.top: start.bottom
            anchors.topMargin: 2
            visible: start.visible && household.stage === 3
            kind: AppButton.Quiet
            iconName: "pen"
            text: qsTr("要更正")
            onClicked: root.opened("sealed", root.householdId)
        }
        Column {
            id: people
            x: Theme.margin
            y: titles.y + titles.height + 22
            width: root.sideBySide ? parent.width - 2 * Theme.margin - past.width - 40 : parent.width - 2 * Theme.margin

            SectionTitle {
                width: parent.width
                text: qsTr("家庭成员")
                note: household.away > 0 ? qsTr("户籍%1人，%2人不在家").arg(household.registered).arg(household.away) : qsTr("户籍%1人").arg(household.registered)
            }
            Banner {
                width: parent.width
                visible: household.doubled > 0
                kind: Banner.Todo
                iconName: "users"
                text: household.doubled > 1 ? qsTr("%1等%2人可能登记了两份").arg(household.doubledName).arg(household.doubled) : qsTr("%1可能登记了两份").arg(household.doubledName)
                actionText: qsTr("看一看")
                onAction: root.opened("merge", root.householdId)
            }
            Repeater {
                model: household.members

                MemberRow {
                    width: people.width
                    onRevealed: field => household.revealMember(person, field)
                }
            }
            AppButton {
                leftPadding: 4
                kind: AppButton.Quiet
                iconName: "users"
                text: qsTr("家里有变动")
                onClicked: root.opened("change", root.householdId)
            }
        }
        Panel {
            id: past
            x: root.sideBySide ? parent.width - Theme.margin - width : Theme.margin
            y: root.sideBySide ? people.y - 8 : people.y + people.height + 28
            width: root.sideBySide ? Math.min(Theme.grow(372, 130), parent.width * 0.36) : parent.width - 2 * Theme.margin
            height: Math.max(history.height + 44, root.sideBySide ? page.height - y - 24 : 0)

            Column {
                id: history
                x: 24
                y: 20
                width: parent.width - 48

                SectionTitle {
                    width: parent.width
                    text: qsTr("历次排查")
                }
                Repeater {
                    model: household.rounds

                    RoundRow {
                        width: history.width
                        onOpened: root.opened(stage === 3 ? "sealed" : "visit", root.householdId)
                    }
                }
                FactLine {
                    width: parent.width
                    topPadding: 14
                    visible: household.lastYearIncome !== ""
                    facts: [qsTr("名册上年人均%1").arg(household.lastYearIncome)]
                }
                Column {
                    width: parent.width
                    topPadding: 18
                    spacing: 6
                    visible: household.lastNote !== ""

                    AppText {
                        text: qsTr("上轮留下的话")
                        size: Theme.secondarySize
                        color: Theme.ink2
                    }
                    AppText {
                        width: parent.width
                        text: household.lastNote
                        running: true
                    }
                    AppText {
                        text: household.lastNoteBy
                        size: Theme.secondarySize
                        color: Theme.ink2
                    }
                }
            }
        }
    }
    Rectangle {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? bottomColumn.height + 32 : 0
        visible: Theme.narrow && household.found
        color: Theme.paper

        Rule {
            width: parent.width
        }
        Column {
            id: bottomColumn
            x: Theme.margin
            y: 16
            width: parent.width - 2 * Theme.margin
            spacing: 6

            VisitButton {
                width: parent.width
                stage: household.stage
                amended: root.amended
                sealed: household.sealedVersion > 0
                onOpened: route => root.opened(route, root.householdId)
            }
            AppButton {
                visible: household.stage === 3
                kind: AppButton.Quiet
                iconName: "pen"
                text: qsTr("要更正")
                onClicked: root.opened("sealed", root.householdId)
            }
        }
    }
    ListStates {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 560)
        phase: household.found ? ListStates.Content : ListStates.Empty
        visible: !household.found
        title: qsTr("这户不在这台平板上")
        text: qsTr("可能已经交给别的平板，或名册里没有了。")
        actionText: qsTr("回去")
        actionIcon: "back"
        onAction: root.back()
    }
    PhoneDialog {
        id: phoneDialog
        household: household
    }
}
