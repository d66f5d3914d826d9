pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One review item: the question, both sides, and what can be done with them.
Item {
    id: root

    required property ReviewViewModel review
    property bool backVisible: false

    signal back
    signal opened(string route, string household)

    readonly property real side: Theme.narrow ? 24 : 36
    readonly property bool stackedSides: width < 620 * Theme.scale

    readonly property bool canSettle: !review.aboutValues || review.choice > 0

    function settle() {
        if (review.aboutValues)
            review.settle();
        else
            review.leaveAsItIs();
    }

    function question(): string {
        const who = review.person !== "" ? review.person : review.headName !== "" ? qsTr("%1户").arg(review.headName) : "";
        if (review.kind === "revived")
            return qsTr("%1：删了以后又有人改，已经恢复").arg(who === "" ? review.subject : who);
        if (review.kind === "kept")
            return qsTr("%1：有人要删，有人刚改过，没有删").arg(who === "" ? review.subject : who);
        if (review.kind === "late")
            return qsTr("%1：交接以后才送到的改动").arg(review.village);
        if (review.field === "work_months")
            return qsTr("%1一年务工几个月？").arg(who);
        if (review.field === "whereabouts")
            return qsTr("%1现在在哪里？").arg(who);
        if (review.field === "phone")
            return qsTr("%1的电话是哪个？").arg(who);
        return who === "" ? qsTr("%1，以哪个为准？").arg(review.subject) : qsTr("%1：%2，以哪个为准？").arg(who).arg(review.subject);
    }

    function explanation(): string {
        if (review.kind === "revived")
            return qsTr("有人把它删了，同时有人改了它。系统按改的留下，没有丢。要删，请乡镇在名册里办。");
        if (review.kind === "kept")
            return qsTr("有人要删它，同时有人改了它。系统没有删，改的都在。要删，请乡镇在名册里办。");
        if (review.kind === "late")
            return qsTr("这台平板的任务已经交接，改动才送到。改动已经存进去，请看一遍对不对。");
        if (review.kind === "sealed" && !review.otherPossible)
            return qsTr("签字以后又送到一个不一样的，没有写进签好的表。");
        return qsTr("两个人各填了一个，请您定哪个对。");
    }

    function note(): string {
        if (!review.otherPossible)
            return qsTr("这份表已经签字封存，改要另立一版、重新签字。");
        return review.countsForIncome ? qsTr("没选的那个也留着，以后查得到。选了会重算人均纯收入。") : qsTr("没选的那个也留着，以后查得到。");
    }

    // What a side shows: a value, or what was done to the record.
    function cardText(side: var, index: int): string {
        if (review.aboutValues)
            return valueText(side);
        if (index === 0)
            return review.kind === "late" ? qsTr("已经存进去") : qsTr("改了，留着");
        const done = review.kind === "kept" ? qsTr("要删") : qsTr("删过");
        return side.figure === undefined || side.figure === "" ? done : qsTr("%1：%2").arg(done).arg(side.figure);
    }

    function valueText(side: var): string {
        return side.figure === undefined || side.figure === "" ? qsTr("空着") : Theme.joined(side.figure, side.unit);
    }

    Flickable {
        anchors.fill: parent
        anchors.bottomMargin: actions.height + 44
        contentHeight: column.height + 60
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            x: root.side
            y: root.backVisible ? 8 : 28
            width: parent.width - 2 * root.side
            spacing: 14

            AppButton {
                visible: root.backVisible
                kind: AppButton.Quiet
                iconName: "back"
                text: qsTr("回到待办")
                leftPadding: 0
                onClicked: root.back()
            }
            PageTitle {
                width: parent.width
                text: root.question()
                size: 34
            }
            AppText {
                width: parent.width
                text: Theme.listed([root.review.person !== "" && root.review.headName !== "" ? qsTr("%1。").arg(Theme.listed([qsTr("%1户").arg(root.review.headName), root.review.relation], qsTr("，"))) : "", root.explanation()], "")
                color: Theme.ink2
            }
            Grid {
                id: sides
                width: parent.width
                columns: root.stackedSides ? 1 : 2
                spacing: 24

                Repeater {
                    model: root.review.kind === "late" ? [root.review.kept] : [root.review.kept, root.review.other]

                    ReviewSideCard {
                        id: card

                        required property var modelData
                        required property int index

                        width: root.stackedSides ? sides.width : (sides.width - sides.spacing) / 2
                        side: modelData
                        valueText: root.cardText(modelData, index)
                        doing: root.review.aboutValues ? ReviewSideCard.Filled : index === 0 ? ReviewSideCard.Changed : ReviewSideCard.Deleted
                        chosen: root.review.choice === index + 1
                        possible: index === 0 || root.review.otherPossible
                        onPicked: root.review.choice = index + 1
                    }
                }
            }
            AppButton {
                visible: root.review.masked
                kind: AppButton.Quiet
                leftPadding: 0
                iconName: "eye"
                text: qsTr("显示两个号码")
                onClicked: root.review.reveal()
            }
            Row {
                width: parent.width
                spacing: 12
                visible: root.review.aboutValues

                Icon {
                    y: 4
                    name: root.review.otherPossible ? "doc" : "lock"
                    color: Theme.ink2
                }
                AppText {
                    width: parent.width - Theme.iconPx(24) - 12
                    text: root.note()
                    size: 19
                    color: Theme.ink2
                }
            }
            Banner {
                width: parent.width
                visible: root.review.error !== ""
                kind: Banner.Todo
                iconName: "warn"
                text: qsTr("没存上，什么都没动。再点一次；还不行就退出再进（代号 %1）。").arg(root.review.error)
            }
        }
    }
    Item {
        id: actions
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        x: root.side
        width: parent.width - 2 * root.side
        height: flow.height

        Flow {
            id: flow
            width: parent.width - (settle.visible && !root.stackedSides ? settle.width + 16 : 0)
            spacing: 12

            AppButton {
                height: Theme.grow(Theme.primaryHeight)
                text: root.review.aboutValues ? qsTr("两个都留，交乡镇定") : qsTr("交乡镇定")
                onClicked: root.review.leaveToTownship()
            }
            AppButton {
                height: Theme.grow(Theme.primaryHeight)
                visible: root.review.household !== ""
                text: root.review.aboutValues ? qsTr("再问一遍") : qsTr("看这一户")
                onClicked: root.opened("household", root.review.household)
            }
            AppButton {
                visible: root.stackedSides && root.canSettle
                width: flow.width
                kind: AppButton.Primary
                text: settle.text
                onClicked: root.settle()
            }
        }
        AppButton {
            id: settle
            anchors.right: parent.right
            visible: !root.stackedSides && root.canSettle
            kind: AppButton.Primary
            text: root.review.aboutValues ? qsTr("定为%1").arg(root.valueText(root.review.choice === 2 ? root.review.other : root.review.kept)) : qsTr("看过了，就这样")
            onClicked: root.settle()
        }
    }
}
