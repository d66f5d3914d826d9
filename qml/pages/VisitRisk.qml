pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A flag of the risk rules and what the visitors say to it: 属实, 不属实 or 说不清, the first two with a sentence. Where
// data is lacking there is nothing to say: what is missing stands there.
Column {
    id: root

    required property VisitViewModel visit
    required property var risk
    property bool marked: false

    spacing: 10

    Item {
        width: parent.width
        height: words.height

        Rectangle {
            x: -14
            width: 4
            height: parent.height
            visible: root.marked
            color: Theme.pine
        }
        Column {
            id: words
            width: parent.width
            spacing: 4

            AppText {
                width: parent.width
                text: root.risk.title
                size: Theme.questionSize
                bold: true
            }
            FactLine {
                width: parent.width
                facts: root.risk.lacking !== "" ? [qsTr("缺：%1").arg(root.risk.lacking)] : [root.risk.why, root.risk.inputs]
            }
        }
    }
    Row {
        visible: root.risk.lacking === ""
        spacing: Theme.answerGap

        Repeater {
            model: [["1", qsTr("属实")], ["2", qsTr("不属实")], ["3", qsTr("说不清")]]

            Chip {
                required property var modelData

                text: modelData[1]
                chosen: root.risk.response === modelData[0]
                onClicked: root.visit.answer(root.risk.ref, modelData[0])
            }
        }
    }
    TextFieldRow {
        width: parent.width
        visible: root.risk.response === "1" || root.risk.response === "2"
        text: root.risk.note
        placeholder: qsTr("写一句怎么看")
        onEdited: text => root.visit.write(root.risk.noteRef, text)
    }
    Rule {
        width: parent.width
    }
}
