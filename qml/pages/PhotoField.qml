pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One picture: taken, or chosen among the newest on the device; as it will be kept.
Column {
    id: root

    required property PhotoViewModel photo
    property string takeText: qsTr("拍照")
    property bool choosing: false
    // Further buttons beside its own.
    default property alias buttons: row.data

    spacing: Theme.answerGap

    PictureFrame {
        room: parent.width
        visible: root.photo.there
        source: root.photo.source
        name: qsTr("拍下的照片")
    }
    Flow {
        id: row
        width: parent.width
        spacing: Theme.answerGap

        AppButton {
            visible: root.photo.canTake
            iconName: "camera"
            text: root.photo.there ? qsTr("重拍") : root.takeText
            onClicked: root.photo.take()
        }
        AppButton {
            iconName: "doc"
            text: root.photo.there ? qsTr("换一张") : qsTr("选照片")
            onClicked: {
                root.photo.look();
                root.choosing = !root.choosing;
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: Answer.ToMend
        text: root.errorText(root.photo.error)
    }
    AppText {
        width: parent.width
        visible: root.choosing && root.photo.pictures.length === 0
        text: qsTr("这台平板上没有照片。拍好放进“图片”文件夹，再来选。")
        size: Theme.secondarySize
        color: Theme.ink2
        running: true
    }
    Flow {
        width: parent.width
        visible: root.choosing
        spacing: Theme.answerGap

        Repeater {
            model: root.choosing ? root.photo.pictures : []

            PhotoThumbnail {
                required property var modelData

                text: modelData.moment
                source: modelData.source
                onClicked: {
                    root.photo.choose(modelData.file);
                    root.choosing = false;
                }
            }
        }
    }

    function errorText(code: string): string {
        switch (code) {
        case "":
            return "";
        case "photo_too_large":
            return qsTr("照片太大，最大40兆，没有用。请用小一档的尺寸重拍，或另选一张");
        case "photo_missing":
            return qsTr("找不到这张照片，请换一张");
        default:
            return qsTr("这张照片打不开：不是照片，或没存完整。请重拍，或另选一张");
        }
    }
}
