pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Many options behind one box: shows what is chosen; pressed, it opens a search and the list below it.
Column {
    id: root

    required property var options
    // function(value): bool
    required property var chosen
    property bool multi: false
    property int answer: Answer.Open
    property var lastValue: undefined
    property bool open: false

    signal picked(var value)

    readonly property var chosenTexts: options.filter(option => chosen(option.value)).map(option => option.text)
    readonly property string lastText: options.find(option => option.value === lastValue)?.text ?? ""
    readonly property var found: search.text === "" ? options : options.filter(option => option.text.includes(search.text) || (option.find ?? "").startsWith(search.text.toLowerCase()))

    spacing: 8

    FieldBox {
        id: box
        width: parent.width
        answer: root.answer
        active: root.open
        valueText: root.chosenTexts.join("、") || (root.answer === Answer.LastYear ? root.lastText : "")
        placeholder: qsTr("点此选择")
        chevron: root.open ? "up" : "down"
        onClicked: root.open = !root.open
    }
    Panel {
        width: parent.width
        height: visible ? Math.min(list.contentHeight, 5 * Theme.grow(Theme.denseRowHeight)) + searchField.height + 24 : 0
        visible: root.open && root.answer !== Answer.NotNeeded
        border.color: Theme.edge

        TextFieldRow {
            id: searchField
            x: 8
            y: 8
            width: parent.width - 16
            iconName: "search"
            placeholder: qsTr("写几个字来找")
            text: search.text
            onEdited: text => search.text = text
        }
        ListView {
            id: list
            anchors.fill: parent
            anchors.topMargin: searchField.height + 16
            anchors.leftMargin: 8
            anchors.rightMargin: 8
            anchors.bottomMargin: 8
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.found
            delegate: ListRow {
                required property var modelData

                width: ListView.view.width
                dense: true
                opens: false
                name: modelData.text
                chosen: root.chosen(modelData.value)
                note: chosen ? qsTr("已选") : ""
                noteColor: Theme.pine
                noteBold: true
                onClicked: {
                    root.picked(modelData.value);
                    if (!root.multi)
                        root.open = false;
                }
            }
        }
        AppText {
            anchors.centerIn: list
            visible: root.found.length === 0
            text: qsTr("没有找到，换个写法")
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    QtObject {
        id: search

        property string text: ""
    }
}
