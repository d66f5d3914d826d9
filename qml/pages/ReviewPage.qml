pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 待办: the question in words, two values alike in size, who, when and where. Both may stay for the township to decide.
Item {
    id: root

    required property Application app
    // In a narrow window the list and the question take turns.
    property bool asking: false

    signal opened(string route, string household)

    readonly property bool sideBySide: !Theme.narrow && !Theme.largeText
    readonly property real listWidth: sideBySide ? Math.round(Math.max(300, width * 0.306)) : width

    ReviewViewModel {
        id: review
        app: root.app
        onItemChanged: {
            if (itemId === "")
                root.asking = false;
        }
    }

    Column {
        id: head
        x: Theme.margin
        y: 28
        width: root.listWidth - Theme.margin - (root.sideBySide ? 28 : Theme.margin)
        spacing: 22
        visible: root.sideBySide || !root.asking

        PageTitle {
            width: parent.width
            text: qsTr("待办")
        }
    }
    ListView {
        anchors.top: head.bottom
        anchors.topMargin: 10
        anchors.bottom: parent.bottom
        anchors.left: head.left
        width: root.sideBySide ? root.listWidth - Theme.margin : head.width
        visible: head.visible && review.items.count > 0
        model: review.items
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        delegate: ReviewRow {
            width: head.width
            joinWidth: root.sideBySide ? 28 : 0
            chosen: root.sideBySide && item === review.itemId
            onClicked: {
                if (kind === "refusal")
                    return root.opened("sealed", household);
                review.itemId = item;
                root.asking = true;
            }
        }
    }
    ListStates {
        anchors.top: head.bottom
        anchors.topMargin: 16
        anchors.left: head.left
        width: Math.min(head.width, 560)
        visible: review.items.count === 0 && head.visible
        phase: ListStates.Empty
        title: qsTr("没有要定的事")
        text: qsTr("两个人把同一处填得不一样时，会在这里请您定哪个对。")
    }
    Rectangle {
        anchors.right: parent.right
        width: root.sideBySide ? parent.width - root.listWidth : parent.width
        height: parent.height
        visible: review.itemId !== "" && (root.sideBySide || root.asking)
        color: Theme.sheet

        Rectangle {
            width: Theme.hairline
            height: parent.height
            visible: root.sideBySide
            color: Theme.rule
        }
        ReviewQuestion {
            anchors.fill: parent
            anchors.leftMargin: root.sideBySide ? Theme.hairline : 0
            review: review
            backVisible: !root.sideBySide
            onBack: root.asking = false
            onOpened: (route, household) => root.opened(route, household)
        }
    }
}
