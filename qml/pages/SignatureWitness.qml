pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A cadre of the village who was by, or whose word it is.
Column {
    id: root

    required property ConfirmationViewModel confirmation
    property string title: qsTr("谁来见证")

    spacing: 12

    AppText {
        text: root.title
        bold: true
    }
    Flow {
        width: parent.width
        spacing: 9

        Repeater {
            model: root.confirmation.witnesses

            Chip {
                required property var modelData

                text: modelData.name
                chosen: root.confirmation.witness === modelData.id
                onClicked: root.confirmation.witness = modelData.id
            }
        }
        AppText {
            visible: root.confirmation.witnesses.length === 0
            text: qsTr("见证人要是村组干部，又不是核查人员；名单里还没有，请乡镇加上。")
            width: Math.min(implicitWidth, root.width)
            color: Theme.amber
        }
    }
}
