pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 今天: the next households of the hamlet where the team works, what else waits, and the one primary button.
Panel {
    id: root

    required property RoundViewModel round
    property bool compact: false
    property int hereOnly: 0

    signal opened(string route, string household)
    signal listAsked(int filter)

    implicitHeight: column.height + primary.height + 48 + (column.height > 0 ? 14 : 0)

    Column {
        id: column
        x: 24
        y: 20
        width: parent.width - 48

        SectionTitle {
            width: parent.width
            text: qsTr("今天")
            note: root.round.todayHamlet === "" || Theme.largeText ? "" : qsTr("%1，剩%2户").arg(root.round.todayHamlet).arg(root.round.todayLeft)
        }
        AppText {
            width: parent.width
            topPadding: 16
            visible: root.round.today.count === 0
            text: root.round.awaiting > 0 ? qsTr("家家都走到了，只差补签。") : qsTr("这个村的户都签完了。")
        }
        Repeater {
            model: root.round.today

            ListRow {
                id: row

                required property int index
                required property string household
                required property int persons
                required property string category
                required property int stage
                required property bool next
                // `name` comes from the model too.
                required name

                readonly property real bottomEdge: (index + 1) * implicitHeight

                width: column.width
                dense: true
                opens: false
                // As many as there is room for above the rows of what else waits.
                visible: root.compact ? index === 0 : index === 0 || column.y + 50 + bottomEdge < others.y - 8
                height: visible ? implicitHeight : 0
                line: Theme.listed([qsTr("%1人").arg(persons), category], qsTr("，"))
                note: next ? qsTr("下一户") : stage === 1 ? qsTr("填了一半") : ""
                noteBold: next
                noteColor: next ? Theme.pine : Theme.amber
                onClicked: root.opened("household", household)
            }
        }
    }
    Column {
        id: others
        anchors.bottom: primary.top
        anchors.bottomMargin: 20
        x: 24
        width: parent.width - 48
        visible: !root.compact

        PaneLine {
            width: parent.width
            visible: root.round.awaiting > 0
            iconName: root.round.signOverdueDays > 0 ? "warn" : "clock"
            overdue: root.round.signOverdueDays > 0
            text: root.round.signOverdueDays > 0 ? qsTr("%1户补签，逾期%2天").arg(root.round.awaiting).arg(root.round.signOverdueDays) : root.round.signDueText !== "" ? qsTr("%1户补签，最迟 %2").arg(root.round.awaiting).arg(root.round.signDueText) : qsTr("%1户补签").arg(root.round.awaiting)
            onClicked: root.listAsked(HouseholdListViewModel.AwaitingSignature)
        }
        PaneLine {
            width: parent.width
            visible: root.hereOnly > 0
            iconName: "tablet"
            text: qsTr("%1户只在本机，等上交").arg(root.hereOnly)
            onClicked: root.opened("sync", "")
        }
    }
    AppButton {
        id: primary

        // A name that would fill the pane stands whole in the row above.
        readonly property bool named: !Theme.largeText || root.compact || root.round.nextName.length < 16

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        x: 24
        width: parent.width - 48
        kind: AppButton.Primary
        chevron: "right"
        text: root.round.nextHousehold !== "" ? (named ? qsTr("去下一户：%1").arg(root.round.nextName) : qsTr("去下一户")) : root.round.awaiting > 0 ? qsTr("去补签") : qsTr("去同步")
        onClicked: {
            if (root.round.nextHousehold !== "")
                root.opened("household", root.round.nextHousehold);
            else if (root.round.awaiting > 0)
                root.listAsked(HouseholdListViewModel.AwaitingSignature);
            else
                root.opened("sync", "");
        }
    }
}
