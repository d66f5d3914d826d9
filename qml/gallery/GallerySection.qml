pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Components

// A titled part of the gallery.
Column {
    id: root

    property string title: ""
    property string note: ""
    default property alias content: holder.data

    spacing: 16

    SectionTitle {
        width: parent.width
        text: root.title
        note: root.note
        noteBeside: true
    }
    Column {
        id: holder
        width: parent.width
        spacing: 14
    }
}
