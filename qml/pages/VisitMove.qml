pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What would change if this draft went over to the newer questionnaire. The deed is the page's own primary.
Item {
    id: root

    required property VisitViewModel visit

    readonly property var rows: visit.moveRows

    PageTitle {
        id: title
        width: parent.width
        text: qsTr("换到新表样%1").arg(root.visit.newerForm)
        facts: [qsTr("答过的%1项照样留着").arg(root.visit.moveKept), root.rows.length > 0 ? qsTr("下面这些会变") : qsTr("没有别的变化")]
    }
    ListView {
        anchors.top: title.bottom
        anchors.topMargin: 14
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.rows

        delegate: Loader {
            id: entry
            required property var modelData

            width: ListView.view.width
            source: modelData.heading !== "" ? "VisitMissingHeading.qml" : "VisitMoveRow.qml"
            onLoaded: item.entry = modelData
        }
    }
}
