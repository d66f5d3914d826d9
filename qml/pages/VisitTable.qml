// Not `Bound`: in Qt 6.4 a list cannot make a bound footer, and so the ids around it count as unqualified.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Income or expenses: one row a question, last year beside this year, how sure; the sum spelled out below, live.
Item {
    id: root

    required property VisitViewModel visit
    required property VisitFigure figure

    readonly property bool ofIncome: visit.section === "income"
    // A column of dashes says nothing: last year's is there only when some row has it.
    readonly property bool hasLast: {
        for (let i = 0; i < visit.questions.count; ++i)
            if (visit.questions.get(i).lastText)
                return true;
        return false;
    }
    readonly property real fieldWidth: Math.min(230 * Theme.scale, width * 0.38)
    readonly property real sureWidth: Theme.px(58)

    SectionTitle {
        id: title
        width: parent.width
        text: root.visit.sectionText
        note: qsTr("%1，全家").arg(root.visit.period)
        noteBeside: true
    }
    Item {
        id: heads
        anchors.top: title.bottom
        width: parent.width
        height: Theme.grow(42)

        AppText {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("项目")
            size: Theme.secondarySize
            color: Theme.ink2
        }
        AppText {
            anchors.right: parent.right
            anchors.rightMargin: root.fieldWidth + root.sureWidth + 40
            anchors.verticalCenter: parent.verticalCenter
            visible: root.hasLast
            text: qsTr("去年")
            size: Theme.secondarySize
            color: Theme.ink2
        }
        AppText {
            anchors.right: parent.right
            anchors.rightMargin: root.sureWidth + 28
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("今年（元）")
            size: Theme.secondarySize
            color: Theme.ink2
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        id: list
        anchors.top: heads.bottom
        anchors.bottom: sum.top
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.visit.questions

        delegate: VisitTableRow {
            width: ListView.view.width
            visit: root.visit
            figure: root.figure
            fieldWidth: root.fieldWidth
            sureWidth: root.sureWidth
            lastShown: root.hasLast
        }
        // Below all the rows that they speak of: one tap for what last year was, each in its column, and one
        // for whatever nobody has named.
        footer: Flow {
            width: ListView.view.width
            topPadding: 12
            bottomPadding: 12
            spacing: Theme.answerGap

            AppButton {
                objectName: "keepAllLast"
                visible: root.visit.waiting > 1
                text: qsTr("以上去年的%1项，都没变").arg(root.visit.waiting)
                onClicked: root.visit.keepAllLast()
            }
            TextFieldRow {
                width: parent.width
                visible: root.visit.estimates > 0
                text: root.visit.estimateBasis
                placeholder: qsTr("估算的依据，比如：按几亩地、几头羊、一天多少钱")
                onEdited: text => root.visit.write("answer/income_basis", text)
            }
            AppButton {
                visible: root.visit.openFigures > 0
                text: qsTr("其余都没有，填\u20600")
                onClicked: root.visit.zeroRest("")
            }
        }

        function follow() {
            forceLayout();
            for (let i = 0; i < root.visit.questions.count; ++i)
                if (root.visit.questions.get(i).ref === root.figure.ref) {
                    positionViewAtIndex(i, ListView.Contain);
                    // A row below keeps the next one in sight.
                    if (i + 1 < root.visit.questions.count)
                        positionViewAtIndex(i + 1, ListView.Contain);
                    positionViewAtIndex(i, ListView.Contain);
                }
        }
    }
    Connections {
        target: root.figure
        function onRefChanged() {
            list.follow();
        }
    }
    Component.onCompleted: list.follow()

    VisitSumLine {
        id: sum
        anchors.bottom: parent.bottom
        x: -Theme.visitMargin
        width: parent.width + 2 * Theme.visitMargin
        height: visible ? implicitHeight : 0
        visible: root.ofIncome && (whole || (Theme.narrow && root.figure.ref === ""))
        income: root.visit.income
        whole: !Theme.narrow && !Theme.largeText
    }
}
