pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A picture that answers a question: kept as soon as it is taken, and shown as it is kept; one that could not be saved
// stays here until it can.
Column {
    id: root

    required property var question
    readonly property var content: question.value

    spacing: Theme.answerGap
    onContentChanged: photo.clear()

    PhotoViewModel {
        id: photo
        app: root.question.visit.app
        onTaken: root.question.visit.attachPhoto(root.question.ref, photo)
    }
    PictureFrame {
        id: kept
        room: parent.width
        visible: shown && !photo.there
        // Read again when the answer changes.
        source: (root.content, root.question.visit.picture(root.question.ref))
        name: root.question.label
    }
    AppText {
        width: parent.width
        visible: photo.there
        text: qsTr("这张还没存上")
        bold: true
        color: Theme.amber
    }
    AppText {
        width: parent.width
        visible: root.question.asked && !kept.shown && !photo.there
        text: qsTr("照片在别的平板上，还没传到这里")
        size: Theme.secondarySize
        color: Theme.ink2
    }
    PhotoField {
        width: parent.width
        photo: photo
        takeText: root.question.asked ? qsTr("重拍") : qsTr("拍照")

        AppButton {
            visible: kept.shown && !photo.there
            iconName: "search"
            text: qsTr("看大图")
            onClicked: large.open()
        }
        AppButton {
            visible: root.question.asked || photo.there
            kind: AppButton.Quiet
            iconName: "undo"
            text: qsTr("不用这张")
            onClicked: {
                photo.clear();
                root.question.visit.takeBack(root.question.ref);
            }
        }
    }
    LargePicture {
        id: large
        source: kept.source
        name: root.question.label
    }
}
