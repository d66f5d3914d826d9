// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, so ids of the page look unqualified inside it.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 农户: find anyone in three letters; beside the list, who it is.
Item {
    id: root

    required property Application app
    property string chosen: ""

    signal opened(string route, string household)

    readonly property bool withPane: !Theme.narrow && !Theme.largeText
    readonly property real listWidth: withPane ? Math.round(width * 0.604) : width

    function showFilter(filter: int) {
        search.clear();
        list.filter = filter;
        chosen = "";
    }

    function focusSearch() {
        search.focusField();
    }

    HouseholdListViewModel {
        id: list
        app: root.app
        onCountChanged: root.keepChoice()
    }

    // The first row is shown beside the list as long as the chosen one is not in it.
    function keepChoice() {
        if (withPane && list.rowOf(chosen) < 0)
            chosen = list.householdAt(0);
    }

    Column {
        id: head
        x: Theme.margin
        y: 24
        width: root.listWidth - Theme.margin - (root.withPane ? 32 : Theme.margin)
        spacing: 14

        TextFieldRow {
            id: search
            objectName: "searchField"
            width: parent.width
            iconName: "search"
            placeholder: qsTr("姓名、拼音首字母、编号、证件末四位")
            hint: qsTr("姓名、拼音首字母、编号、证件末四位")
            clearable: true
            maximumLength: 60
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onEdited: text => list.text = text
        }
        EvenFlow {
            room: parent.width
            spacing: 8

            Repeater {
                model: [qsTr("全部"), qsTr("未排查"), qsTr("待补签"), qsTr("监测户"), qsTr("脱贫户"), qsTr("冲突")]

                FilterChip {
                    required property string modelData
                    required property int index

                    leftPadding: 9
                    rightPadding: 9
                    text: modelData
                    count: index === 0 || list.counts.length <= index ? "" : list.counts[index]
                    chosen: list.filter === index
                    onClicked: list.filter = index
                }
            }
            FilterChip {
                visible: root.app.villageCount > 1
                text: qsTr("各村都找")
                multi: true
                chosen: list.allVillages
                onClicked: list.allVillages = !list.allVillages
            }
        }
        Item {
            width: parent.width
            height: Math.max(found.implicitHeight, orderButton.implicitHeight - 14)

            AppText {
                id: found
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 2
                text: list.loading ? "" : qsTr("找到%1户").arg(list.count)
                size: Theme.secondarySize
                color: Theme.ink2
            }
            AppButton {
                id: orderButton
                anchors.right: parent.right
                anchors.rightMargin: -8
                anchors.bottom: parent.bottom
                anchors.bottomMargin: -8
                kind: AppButton.Quiet
                height: Theme.grow(48)
                text: list.byName ? qsTr("按姓名") : qsTr("按走访顺序")
                Accessible.description: qsTr("点一下换个顺序")
                onClicked: list.byName = !list.byName
            }
        }
    }
    Rule {
        id: rule
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: head.bottom
        anchors.topMargin: 8
        heading: true
    }
    ListView {
        id: view
        anchors.top: rule.bottom
        anchors.bottom: parent.bottom
        anchors.left: head.left
        width: root.withPane ? root.listWidth - Theme.margin : head.width
        model: list
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        cacheBuffer: 400
        keyNavigationEnabled: true

        delegate: HouseholdRow {
            id: row

            width: head.width
            joinWidth: root.withPane ? 32 : 0
            chosen: root.withPane && household === root.chosen
            withVillage: list.allVillages
            onClicked: {
                if (root.withPane && root.chosen !== household)
                    root.chosen = household;
                else
                    root.opened("household", household);
            }
        }
    }
    ListStates {
        anchors.top: rule.bottom
        anchors.topMargin: 28
        anchors.left: head.left
        anchors.right: head.right
        visible: phase !== ListStates.Content
        phase: list.loading ? ListStates.Loading : list.count === 0 ? ListStates.Empty : ListStates.Content
        title: list.needsMoreDigits ? qsTr("再输几位") : list.text !== "" ? qsTr("没找到“%1”").arg(list.text) : qsTr("这里没有户")
        text: list.needsMoreDigits ? qsTr("证件、电话、户编号从末四位找起。") : list.text !== "" ? qsTr("换个字、拼音首字母，或证件末四位再试；也可能在别的村。") : qsTr("换一个条件看看。")
        actionText: list.needsMoreDigits ? "" : list.text !== "" || list.filter !== 0 ? qsTr("看全部农户") : ""
        actionIcon: "list"
        onAction: root.showFilter(HouseholdListViewModel.All)
    }
    Rectangle {
        anchors.right: parent.right
        width: parent.width - root.listWidth
        height: parent.height
        visible: root.withPane
        color: Theme.sheet

        Rectangle {
            width: Theme.hairline
            height: parent.height
            color: Theme.rule
        }
        Loader {
            anchors.fill: parent
            anchors.leftMargin: Theme.hairline
            active: root.withPane
            sourceComponent: HouseholdPane {
                app: root.app
                householdId: root.chosen
                onOpened: (route, household) => root.opened(route, household)
            }
        }
    }
}
