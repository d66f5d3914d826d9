pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 是不是同一个人: two records side by side, with what they do not agree in, and which of them stays.
Item {
    id: root

    required property Application app
    required property string householdId

    signal back

    readonly property bool stacked: width < 780 * Theme.scale

    MergeViewModel {
        id: merge
        app: root.app
        householdId: root.householdId
        onChanged: {
            if (count === 0)
                root.back();
        }
    }

    function why(): string {
        const alike = [qsTr("身份证号一样。"), qsTr("姓名和出生日期一样。"), qsTr("在同一户，出生日期一样，有一份没有身份证号。")][merge.likeness];
        return merge.count > 1 ? alike + qsTr("还有%1对要看。").arg(merge.count - 1) : alike;
    }

    function mishap(code: string): string {
        if (code === "sealed")
            return qsTr("另一份已经写进签好的排查表：改留那一份，或者先更正那张表。");
        return qsTr("没存上，什么都没动。再点一次；还不行就退出再进（代号 %1）。").arg(code);
    }

    Flickable {
        id: page
        anchors.fill: parent
        anchors.bottomMargin: actions.height + 44
        contentHeight: column.height + 44
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            x: Theme.margin
            y: 20
            width: parent.width - 2 * Theme.margin
            spacing: 16

            Row {
                spacing: 12

                AppButton {
                    id: backButton
                    kind: AppButton.Quiet
                    iconName: "back"
                    Accessible.name: qsTr("回去")
                    onClicked: root.back()
                }
                PageTitle {
                    width: column.width - backButton.width - 12
                    topPadding: Math.max(0, (backButton.height - Theme.px(42)) / 2)
                    text: qsTr("是不是同一个人？")
                }
            }
            AppText {
                width: parent.width
                text: root.why()
                color: Theme.ink2
            }
            Grid {
                id: sides
                width: parent.width
                columns: root.stacked ? 1 : 2
                spacing: 24

                Repeater {
                    model: [merge.one, merge.other]

                    MergeCard {
                        required property var modelData
                        required property int index

                        width: root.stacked ? sides.width : (sides.width - sides.spacing) / 2
                        side: modelData
                        pair: merge
                        first: index === 0
                        chosen: merge.choice === index + 1
                        possible: merge.possible
                        onPicked: merge.choice = index + 1
                    }
                }
            }
            AppText {
                width: parent.width
                text: merge.possible ? qsTr("另一份并进来，走访和电话记录都留着。一份有、一份没有的补上；两份不一样的进待办，由您定。") : qsTr("两份在不同的村，请乡镇来并。")
                size: Theme.secondarySize
                color: Theme.ink2
                running: true
            }
            Banner {
                width: parent.width
                visible: merge.error !== ""
                kind: Banner.Todo
                iconName: "warn"
                text: root.mishap(merge.error)
            }
        }
    }
    Rule {
        x: Theme.margin
        anchors.bottom: page.bottom
        width: page.width - 2 * Theme.margin
        visible: !page.atYEnd
    }
    Flow {
        id: actions
        x: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: parent.width - 2 * Theme.margin
        spacing: 14

        AppButton {
            height: Theme.grow(Theme.primaryHeight)
            visible: merge.choice > 0
            kind: AppButton.Primary
            text: qsTr("并成一个人")
            onClicked: merge.merge()
        }
        AppButton {
            height: Theme.grow(Theme.primaryHeight)
            text: qsTr("不是同一个人")
            onClicked: merge.tellApart()
        }
    }
}
