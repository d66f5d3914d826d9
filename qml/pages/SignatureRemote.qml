pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 电话确认: nobody can sign today, so it is read to one of the household by phone. It is no signature, and says so: the
// household signs when it is back.
Column {
    id: root

    required property ConfirmationViewModel confirmation

    spacing: 14

    Banner {
        width: parent.width
        iconName: "phone"
        text: qsTr("电话确认不算签字。人回来了，还要补签。")
    }
    AppText {
        text: qsTr("打给谁")
        bold: true
    }
    Flow {
        width: parent.width
        spacing: 9

        Repeater {
            model: root.confirmation.callees

            Chip {
                required property var modelData

                width: Math.min(implicitWidth, root.width)
                text: modelData.text
                chosen: root.confirmation.callee === modelData.person
                onClicked: root.confirmation.callee = modelData.person
            }
        }
    }
    Row {
        spacing: 12

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.confirmation.number !== "" ? root.confirmation.number : qsTr("没有电话号码")
            size: root.confirmation.numberShown ? 32 : Theme.questionSize
            bold: true
        }
        AppButton {
            visible: root.confirmation.number !== "" && !root.confirmation.numberShown
            kind: AppButton.Quiet
            iconName: "eye"
            text: qsTr("显示")
            onClicked: root.confirmation.revealNumber()
        }
    }
    Flow {
        width: parent.width
        spacing: 9

        Repeater {
            model: [["phone", qsTr("电话")], ["wechat_voice", qsTr("微信语音")], ["wechat_video", qsTr("微信视频")]]

            Chip {
                required property var modelData

                text: modelData[1]
                chosen: root.confirmation.channel === modelData[0]
                onClicked: root.confirmation.channel = modelData[0]
            }
        }
    }
    Rule {
        width: parent.width
    }
    Chip {
        multi: true
        width: Math.min(implicitWidth, root.width)
        text: qsTr("一句句念给对方听了，对方说属实")
        chosen: root.confirmation.agreed
        onClicked: root.confirmation.agreed = !root.confirmation.agreed
    }
    AppText {
        width: parent.width
        text: qsTr("要留截图，先告诉对方。")
        size: Theme.secondarySize
        color: Theme.ink2
    }
    Chip {
        multi: true
        width: Math.min(implicitWidth, root.width)
        text: qsTr("告诉对方了，截图会留存")
        chosen: root.confirmation.noticeGiven
        onClicked: root.confirmation.noticeGiven = !root.confirmation.noticeGiven
    }
    PhotoField {
        width: parent.width
        visible: root.confirmation.noticeGiven
        photo: root.confirmation.photo
        takeText: qsTr("拍下通话页")
    }
}
