// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, and so the ids around it count as unqualified.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The form: sections at the left (on top in a narrow window), the questions, what they add up to at the right (a strip
// below in a narrow window or with large text), the way on below. The pane turns into the keypad while a figure is asked.
Item {
    id: root

    required property VisitViewModel visit
    required property Application app

    signal putAside
    signal personRequested
    signal durabilityRequested

    readonly property bool table: visit.table
    readonly property var income: visit.income
    // Large text drops the result, never the strip above: so the keypad keeps its pane.
    readonly property bool paned: !Theme.narrow && (!Theme.largeText || padOpen)
    readonly property bool padOpen: asked.ref !== ""

    VisitFigure {
        id: asked
        visit: root.visit
    }
    Connections {
        target: root.visit
        function onPlaceChanged() {
            asked.leave();
        }
        function onArrived() {
            if (root.table && root.paned)
                asked.openFirst(root.visit.focusRef);
        }
    }
    Component.onCompleted: {
        if (table && paned)
            asked.openFirst(visit.focusRef);
    }

    SectionRail {
        id: rail
        width: visible ? implicitWidth : 0
        height: parent.height
        visible: !Theme.narrow
        items: root.visit.sections
        current: root.visit.section === "missing" ? "conclusion" : root.visit.section
        onPicked: key => root.visit.openSection(key)
        onBack: root.leave()
    }
    TopStrip {
        id: strip
        anchors.left: rail.right
        anchors.right: parent.right
        title: root.visit.head
        suffix: qsTr("户")
        detail: root.visit.place
        person: root.app.staffName
        personOpens: false
        savedText: root.visit.savedAt !== "" ? qsTr("已保存 %1").arg(root.visit.savedAt) : ""
        backVisible: Theme.narrow
        local: root.app.savedHere
        township: root.app.received
        backup: root.app.backedUp
        onBack: root.leave()
        onPersonClicked: root.personRequested()
        onDurabilityClicked: root.durabilityRequested()
    }
    VisitSectionPicker {
        id: picker
        anchors.left: rail.right
        anchors.right: pane.left
        anchors.top: strip.bottom
        visible: Theme.narrow
        height: visible ? implicitHeight : 0
        visit: root.visit
    }
    Banner {
        id: trouble
        anchors.left: rail.right
        anchors.right: pane.left
        anchors.top: picker.bottom
        anchors.margins: visible ? Theme.visitMargin : 0
        visible: root.visit.error !== ""
        height: visible ? implicitHeight : 0
        kind: Banner.Todo
        iconName: "warn"
        text: root.visit.error === "disk_full" ? qsTr("以前填的都在，刚才的还没存上：平板的存储满了。请删掉些照片、视频，再存一次，先别关") : qsTr("刚才填的还没存上，先别关，再存一次（%1）").arg(root.visit.error)
        actionText: qsTr("再存一次")
        onAction: root.visit.save()
    }
    Banner {
        id: newer
        anchors.left: rail.right
        anchors.right: pane.left
        anchors.top: trouble.bottom
        anchors.margins: visible ? Theme.visitMargin : 0
        anchors.bottomMargin: 0
        visible: root.visit.newerForm !== "" && root.visit.section !== "move"
        height: visible ? implicitHeight : 0
        text: qsTr("表样有了新版%1，这一户还用原来的").arg(root.visit.newerForm)
        actionText: qsTr("看看变化")
        onAction: root.visit.openSection("move")
    }
    Loader {
        id: content
        anchors.left: rail.right
        anchors.leftMargin: Theme.visitMargin
        anchors.right: pane.left
        anchors.rightMargin: Theme.visitMargin
        anchors.top: newer.bottom
        anchors.topMargin: Theme.narrow ? 10 : 16
        anchors.bottom: resultStrip.top
        active: root.visit.ready
        sourceComponent: root.visit.section === "missing" ? missing : root.visit.section === "move" ? move : root.visit.section === "members" ? members : root.table ? table : root.visit.section === "conclusion" ? conclusion : questions
    }
    Component {
        id: missing
        VisitMissing {
            visit: root.visit
        }
    }
    Component {
        id: move
        VisitMove {
            visit: root.visit
        }
    }
    Component {
        id: members
        VisitMembers {
            visit: root.visit
            figure: asked
        }
    }
    Component {
        id: table
        VisitTable {
            visit: root.visit
            figure: asked
        }
    }
    Component {
        id: conclusion
        VisitConclusion {
            visit: root.visit
            figure: asked
        }
    }
    Component {
        id: questions
        VisitQuestions {
            visit: root.visit
            figure: asked
            title: root.visit.sectionText
        }
    }

    // The right pane: result, or keypad.
    Rectangle {
        id: pane
        anchors.right: parent.right
        anchors.top: strip.bottom
        anchors.bottom: parent.bottom
        width: root.paned ? (root.padOpen ? Math.min(320 * Theme.scale, 420) : 312) : 0
        visible: root.paned
        color: Theme.sheet

        Rectangle {
            width: Theme.hairline
            height: parent.height
            color: Theme.rule
        }
        Loader {
            anchors.fill: parent
            anchors.margins: 20
            anchors.leftMargin: root.padOpen ? 20 : 24
            anchors.rightMargin: root.padOpen ? 20 : 24
            active: root.paned
            sourceComponent: root.padOpen ? keypad : result
        }
    }
    Component {
        id: keypad
        VisitKeypad {
            figure: asked
        }
    }
    Component {
        id: result
        VisitResult {
            visit: root.visit
        }
    }

    // Without the pane: one line of result, the keypad as a sheet.
    Rectangle {
        id: resultStrip
        anchors.left: rail.right
        anchors.right: pane.left
        anchors.bottom: padSheet.top
        height: visible ? Theme.grow(80, 20) : 0
        visible: !root.paned && !root.padOpen && root.visit.section !== "missing" && root.visit.section !== "move"
        color: Theme.sheet

        Rule {
            width: parent.width
        }
        BigFigure {
            x: Theme.visitMargin
            anchors.verticalCenter: parent.verticalCenter
            label: qsTr("人均")
            figure: root.income.perNet ?? ""
            after: root.income.perNet ? qsTr("元") : ""
            size: 32
        }
        AppButton {
            anchors.right: parent.right
            anchors.rightMargin: Theme.visitMargin - 8
            anchors.verticalCenter: parent.verticalCenter
            kind: AppButton.Quiet
            text: root.visit.openRisks > 0 ? qsTr("待核%1条，还差%2处").arg(root.visit.openRisks).arg(root.visit.missingCount) : root.visit.missingCount > 0 ? qsTr("还差%1处").arg(root.visit.missingCount) : qsTr("都填齐了")
            chevron: "up"
            onClicked: root.visit.openSection("missing")
        }
    }
    Rectangle {
        id: padSheet
        anchors.left: rail.right
        anchors.right: pane.left
        anchors.bottom: actions.top
        height: visible ? sheetPad.height + 32 : 0
        visible: !root.paned && root.padOpen
        color: Theme.sheet

        Rule {
            width: parent.width
            heading: true
        }
        Loader {
            id: sheetPad
            anchors.horizontalCenter: parent.horizontalCenter
            y: 16
            width: Math.min(parent.width - 2 * Theme.visitMargin, 520)
            active: padSheet.visible
            sourceComponent: VisitKeypad {
                figure: asked
                closable: true
            }
        }
    }
    Rectangle {
        id: actions
        anchors.left: rail.right
        anchors.right: pane.left
        anchors.bottom: parent.bottom
        height: visible ? nextButton.height + (Theme.narrow ? 32 : 26) : 0
        visible: !(root.padOpen && (root.table || !root.paned))
        color: Theme.paper

        Rule {
            width: parent.width
        }
        AppButton {
            id: previousButton
            x: Theme.visitMargin
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - nextButton.width - 2 * Theme.visitMargin - 12)
            height: nextButton.height - 2
            visible: text !== ""
            iconName: "left"
            text: root.visit.previousText
            onClicked: root.visit.previous()
        }
        AppButton {
            id: nextButton
            objectName: "visitNext"
            anchors.right: parent.right
            anchors.rightMargin: Theme.visitMargin
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.68)
            kind: AppButton.Primary
            chevron: "right"
            text: root.visit.nextText
            onClicked: root.visit.next()
        }
    }

    function leave() {
        if (root.visit.save())
            root.putAside();
    }
}
