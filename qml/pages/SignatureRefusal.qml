pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 不肯签: why, and a cadre of the village who saw it and signs so. The household stays to do.
Column {
    id: root

    required property ConfirmationViewModel confirmation

    spacing: 12

    AppText {
        text: qsTr("为什么不肯签")
        bold: true
    }
    Flow {
        width: parent.width
        spacing: 9

        Repeater {
            model: [["content", qsTr("说内容不对")], ["policy", qsTr("对政策有意见")], ["distrust", qsTr("信不过、怕惹麻烦")], ["unwilling", qsTr("不愿接受入户")], ["other", qsTr("其他")]]

            Chip {
                required property var modelData

                text: modelData[1]
                chosen: root.confirmation.reason === modelData[0]
                onClicked: root.confirmation.reason = modelData[0]
            }
        }
    }
    SignatureWitness {
        width: parent.width
        confirmation: root.confirmation
    }
    AppText {
        width: parent.width
        text: qsTr("这户先不算完成，乡镇再派人上门。")
        size: Theme.secondarySize
        color: Theme.ink2
    }
}
