pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The questions of a section, one below the other; the one that was asked for is brought into view and marked. `header`
// stands above them.
Flickable {
    id: root

    required property VisitViewModel visit
    required property VisitFigure figure
    property string title: ""
    property alias header: headerSlot.data
    property bool marking: visit.focusRef !== ""
    property var wanted: null

    clip: true
    contentWidth: width
    contentHeight: column.height + 24
    boundsBehavior: Flickable.StopAtBounds

    onContentHeightChanged: soon.restart()
    onMovementStarted: wanted = null

    // Another member's questions begin with the first.
    Connections {
        target: root.visit
        function onPlaceChanged() {
            root.wanted = null;
            root.contentY = 0;
        }
    }
    Timer {
        id: soon
        interval: 0
        onTriggered: root.show()
    }
    Timer {
        id: following
        interval: 400
        onTriggered: root.wanted = null
    }
    Column {
        id: column
        width: parent.width
        spacing: Theme.questionGap

        SectionTitle {
            width: parent.width
            visible: root.title !== ""
            text: root.title
        }
        Column {
            id: headerSlot
            width: parent.width
            visible: children.length > 0
        }
        AppButton {
            objectName: "seenAtHome"
            visible: root.visit.maybeAtHome
            iconName: "eye"
            text: qsTr("在家，见到本人")
            onClicked: root.visit.seenAtHome(false)
        }
        Repeater {
            id: repeater
            model: root.visit.questions

            VisitQuestion {
                required property int index

                width: column.width
                visit: root.visit
                figure: root.figure
                marked: root.marking && ref === root.visit.focusRef
                onMarkedChanged: root.follow(this)
                Component.onCompleted: root.follow(this)
            }
        }
        // One by one they stand above, each with its value: one tap for all of them, and never without it.
        AppButton {
            objectName: "seenAndKept"
            width: Math.min(implicitWidth, parent.width)
            visible: root.visit.maybeAtHome && root.visit.waitingBesides > 0
            text: qsTr("在家，见到本人；以上去年的%1项没变").arg(root.visit.waitingBesides)
            onClicked: root.visit.seenAtHome(true)
        }
        AppButton {
            objectName: "keepAllLast"
            visible: root.visit.waiting > 1
            text: qsTr("以上去年的%1项，都没变").arg(root.visit.waiting)
            onClicked: root.visit.keepAllLast()
        }
    }

    // A new page gets its heights bit by bit: what was asked for is followed until they stand, or a finger takes over.
    function follow(item: var) {
        if (!item.marked)
            return;
        wanted = item;
        following.restart();
        soon.restart();
    }

    function show() {
        if (!wanted)
            return;
        const top = wanted.mapToItem(column, 0, 0).y;
        contentY = Math.max(0, Math.min(top - 20, contentHeight - height));
    }
}
