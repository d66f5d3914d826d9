pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 本轮: what is left. The eye falls on signed / all and on the holes among the cells; the primary goes on.
Item {
    id: root

    required property Application app
    property bool showsVillages: false

    signal opened(string route, string household)
    signal listAsked(int filter)

    readonly property bool sideBySide: !Theme.narrow
    readonly property real paneWidth: Math.min(Theme.grow(372, 130), width * 0.36)

    RoundViewModel {
        id: round
        app: root.app
    }

    Flickable {
        id: progress
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: root.sideBySide ? pane.left : parent.right
        anchors.bottom: root.sideBySide || !pane.visible ? parent.bottom : pane.top
        contentHeight: column.height + 40
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            x: Theme.margin
            y: 24
            width: parent.width - 2 * Theme.margin
            spacing: 0

            Item {
                width: parent.width
                height: Math.max(hero.implicitHeight, villagesButton.visible ? villagesButton.height : 0)

                BigFigure {
                    id: hero
                    label: qsTr("已签")
                    figure: round.finished
                    after: "/ " + Theme.grouped(round.total) + " " + qsTr("户")
                }
                AppButton {
                    id: villagesButton
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: root.app.villageCount > 1
                    kind: AppButton.Quiet
                    iconName: root.showsVillages ? "left" : "list"
                    text: root.showsVillages ? qsTr("看各自然村") : qsTr("看全乡、换村")
                    onClicked: root.showsVillages = !root.showsVillages
                }
            }
            Item {
                width: 1
                height: 10
            }
            ProgressBar {
                width: parent.width
                done: round.finished
                todo: round.awaiting
                total: Math.max(1, round.total)
            }
            Item {
                width: 1
                height: 16
            }
            Flow {
                width: parent.width
                spacing: 10

                AppText {
                    text: root.paceSentence()
                    wrapMode: Text.Wrap
                    width: Math.min(implicitWidth, column.width)
                }
                AppText {
                    visible: text !== "" && !Theme.largeText
                    text: round.dueText === "" ? "" : qsTr("入户截止 %1").arg(round.dueText)
                    color: Theme.ink2
                }
            }
            Item {
                width: 1
                height: 16
            }
            Rule {
                width: parent.width
                heading: true
            }
            ListStates {
                width: parent.width
                visible: phase !== ListStates.Content
                phase: round.total > 0 ? ListStates.Content : ListStates.Empty
                title: qsTr("还没有名册")
                text: qsTr("连上乡镇的网络，点“同步”，名册就到这台平板上。")
                actionText: qsTr("去同步")
                actionIcon: "sync"
                onAction: root.opened("sync", "")
            }
            Repeater {
                model: root.showsVillages ? null : round.hamlets

                HamletRow {
                    required property int index

                    width: column.width
                    onOpened: cell => root.opened("household", round.householdAt(index, cell))
                    onListAsked: root.listAsked(HouseholdListViewModel.Unvisited)
                }
            }
            Repeater {
                model: root.showsVillages ? round.villages : null

                VillageRow {
                    width: column.width
                    onClicked: {
                        root.app.villageCode = code;
                        root.showsVillages = false;
                    }
                }
            }
            Item {
                width: 1
                height: 18
            }
            CellLegend {
                width: parent.width
                visible: round.total > 0 && !root.showsVillages
                items: [{
                        cell: CellGridItem.Done,
                        text: qsTr("已签")
                    }, {
                        cell: CellGridItem.Half,
                        text: qsTr("填了一半")
                    }, {
                        cell: CellGridItem.Todo,
                        text: qsTr("待补签")
                    }, {
                        cell: CellGridItem.Next,
                        text: qsTr("下一户")
                    }, {
                        cell: CellGridItem.Open,
                        text: qsTr("未排查")
                    }]
            }
            AppText {
                topPadding: 8
                visible: round.total > 0 && !root.showsVillages && !Theme.narrow
                text: qsTr("一格一户，按走访顺序")
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
    }

    TodayPane {
        id: pane
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: root.sideBySide ? root.paneWidth : parent.width - 2 * Theme.margin
        height: root.sideBySide ? parent.height - 48 : implicitHeight
        visible: round.total > 0
        compact: !root.sideBySide
        round: round
        hereOnly: root.app.unsentHouseholds
        onOpened: (route, household) => root.opened(route, household)
        onListAsked: filter => root.listAsked(filter)
    }

    // 还有85户、9天，每天10户可按时完成
    function paceSentence(): string {
        if (round.total === 0)
            return "";
        if (round.left === 0)
            return qsTr("这个村全部签完了");
        if (!round.hasPace)
            return qsTr("还有%1户").arg(round.left);
        if (round.daysLeft <= 0)
            return qsTr("还有%1户，入户截止日期已过").arg(round.left);
        return qsTr("还有%1户、%2天，每天%3户可按时完成").arg(round.left).arg(round.daysLeft).arg(round.perDay);
    }
}
