pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What is still to do, by section: a list that can be tapped, never a refusal.
Item {
    id: root

    required property VisitViewModel visit

    PageTitle {
        id: title
        width: parent.width
        text: root.visit.missingCount > 0 ? qsTr("还差%1处").arg(root.visit.missingCount) : qsTr("都填齐了")
        facts: [root.visit.missingCount > 0 ? qsTr("点一行就到那一题；都齐了才能签") : qsTr("念给这家人听，就可以签字")]
    }
    ListView {
        anchors.top: title.bottom
        anchors.topMargin: 14
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.visit.missing

        delegate: Loader {
            id: entry
            required property var modelData

            width: ListView.view.width
            source: modelData.heading !== "" ? "VisitMissingHeading.qml" : "VisitMissingRow.qml"
            onLoaded: {
                item.entry = modelData;
                if (modelData.heading === "")
                    item.clicked.connect(() => root.visit.goTo(modelData.section, modelData.target));
            }
        }
    }
}
