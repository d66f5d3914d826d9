pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What it adds up to so far, and what to check face to face; at the foot what is missing.
Item {
    id: root

    required property VisitViewModel visit
    readonly property var income: visit.income

    ResultPanel {
        id: result
        width: parent.width
        label: root.income.asked ? qsTr("人均纯收入") : qsTr("人均纯收入（算到现在）")
        figure: root.income.perNet || "—"
        unit: root.income.perNet ? qsTr("元") : ""
        value: root.income.perNetValue ?? 0
        line: root.income.line ?? 0
        lineText: root.income.lineText ?? ""
        verdict: root.income.asked || !root.income.perNet ? root.income.verdict : ""
        low: root.income.low ?? false
        change: root.income.asked ? root.income.change : ""
    }
    Rule {
        id: rule
        anchors.top: result.bottom
        anchors.topMargin: 20
        width: parent.width
        heading: true
    }
    Item {
        id: heading
        anchors.top: rule.bottom
        width: parent.width
        height: Theme.grow(48)

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("请当面核对")
            size: 22
            bold: true
            serif: true
        }
        AppText {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.visit.risks.count > 0
            text: qsTr("%1条").arg(root.visit.risks.count)
            size: Theme.secondarySize
            color: Theme.ink2
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        anchors.top: heading.bottom
        anchors.bottom: missingButton.top
        anchors.bottomMargin: 12
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.visit.risks

        delegate: CheckItem {
            required property var risk

            width: ListView.view.width
            text: risk.title
            why: risk.why
            status: risk.status
            settled: risk.settled
            onClicked: root.visit.goTo("conclusion", risk.ref)
        }
        AppText {
            y: 14
            width: parent.width
            visible: root.visit.risks.count === 0
            text: root.income.asked ? qsTr("没有要特别核对的") : qsTr("收入问齐了再看")
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    AppButton {
        id: missingButton
        objectName: "visitMissing"
        anchors.bottom: parent.bottom
        width: parent.width
        iconName: root.visit.missingCount > 0 ? "list" : "check"
        text: root.visit.missingCount > 0 ? qsTr("还差%1处").arg(root.visit.missingCount) : qsTr("都填齐了")
        onClicked: root.visit.openSection("missing")
    }
}
