pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// A row of 待办; the first of its kind stands under the kind's heading.
Column {
    id: root

    required property string item
    required property string name
    required property string subject
    required property string kind
    required property string household
    required property string heading
    property bool chosen: false
    property real joinWidth: 0

    signal clicked

    AppText {
        width: parent.width
        visible: root.heading !== ""
        topPadding: 12
        bottomPadding: 6
        text: root.heading
        size: 19
        bold: true
        color: Theme.ink2
    }
    Rule {
        width: parent.width
        visible: root.heading !== ""
        heading: true
    }
    ListRow {
        width: parent.width
        name: root.name
        line: root.subject
        joinWidth: root.joinWidth
        chosen: root.chosen
        onClicked: root.clicked()
    }
}
