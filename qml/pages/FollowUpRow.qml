pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// A row of 回访: a heading of a group, or one to be reached.
Item {
    id: root

    required property string heading
    required property string key
    required property string name
    required property string line
    required property string note
    required property bool todo
    property bool chosen: false
    property real joinWidth: 0

    signal clicked

    implicitHeight: heading !== "" ? title.height + 22 : row.implicitHeight

    AppText {
        id: title
        y: 12
        visible: root.heading !== ""
        text: root.heading
        size: 19
        bold: true
        color: Theme.ink2
    }
    Rule {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.heading !== ""
        heading: true
    }
    ListRow {
        id: row
        width: parent.width
        visible: root.heading === ""
        name: root.name
        line: root.line
        note: root.note
        noteColor: root.todo ? Theme.amber : Theme.ink
        chosen: root.chosen
        joinWidth: root.joinWidth
        onClicked: root.clicked()
    }
}
