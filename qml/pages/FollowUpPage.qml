pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 回访: whom to reach now. The eye falls on the first row and the button to call; beside them what the rule still asks.
Item {
    id: root

    required property Application app
    // In a narrow window the list and the person take turns.
    property bool asking: false

    signal opened(string route, string household)

    readonly property bool sideBySide: !Theme.narrow && !Theme.largeText
    readonly property real listWidth: sideBySide ? Math.round(width * 0.495) : width

    readonly property var person: calls.person

    FollowUpViewModel {
        id: calls
        app: root.app
    }

    Item {
        id: head
        x: Theme.margin
        y: 28
        width: root.listWidth - Theme.margin - (root.sideBySide ? 32 : Theme.margin)
        height: Math.max(title.height, leftText.height) + 18
        visible: root.sideBySide || !root.asking

        PageTitle {
            id: title
            width: parent.width - leftText.width - 16
            text: qsTr("回访")
        }
        AppText {
            id: leftText
            anchors.right: parent.right
            y: title.height - height
            visible: calls.left > 0
            text: qsTr("还有%1人没联系上").arg(calls.left)
            color: Theme.ink2
        }
    }
    ListView {
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: head.left
        width: root.sideBySide ? root.listWidth - Theme.margin : head.width
        visible: head.visible
        model: calls.rows
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: FollowUpRow {
            width: head.width
            joinWidth: root.sideBySide ? 32 : 0
            chosen: root.sideBySide && key !== "" && key === calls.chosen
            onClicked: {
                calls.chosen = key;
                root.asking = true;
            }
        }
    }
    ListStates {
        anchors.top: head.bottom
        anchors.left: head.left
        width: Math.min(head.width, 560)
        visible: calls.rows.count === 0 && head.visible
        phase: ListStates.Empty
        title: qsTr("没有要回访的人")
        text: qsTr("入户时不在家、还没核实的人，和等回家补签的户，会在这里。")
    }
    Rectangle {
        anchors.right: parent.right
        width: root.sideBySide ? parent.width - root.listWidth : parent.width
        height: parent.height
        visible: root.person.name !== undefined && (root.sideBySide || root.asking)
        color: Theme.sheet

        Rectangle {
            width: Theme.hairline
            height: parent.height
            visible: root.sideBySide
            color: Theme.rule
        }
        FollowUpPerson {
            anchors.fill: parent
            anchors.leftMargin: root.sideBySide ? Theme.hairline : 0
            calls: calls
            backVisible: !root.sideBySide
            onBack: root.asking = false
            onOpened: (route, household) => root.opened(route, household)
        }
    }
}
