pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What the household says in its own voice: only after it has been told that the recording is kept, and has agreed.
Column {
    id: root

    required property var question
    property bool agreed: false

    spacing: Theme.answerGap

    AudioViewModel {
        id: audio
        app: root.question.visit.app
        onTaken: root.question.visit.attachAudio(root.question.ref, audio)
    }
    AppText {
        width: parent.width
        visible: root.question.asked && !audio.recording
        text: qsTr("录好了，已存本机")
        bold: true
    }
    AppText {
        width: parent.width
        visible: !root.question.asked || audio.recording
        text: qsTr("先念给对方听：“下面的话要录下来，跟这张表一起存，只有乡镇和村里办这件事的人能听。不愿意录，就不录。”")
        running: true
    }
    Chip {
        visible: !root.question.asked && !audio.recording
        multi: true
        chosen: root.agreed
        text: qsTr("念过了，对方同意录")
        onClicked: root.agreed = !root.agreed
    }
    AppText {
        width: parent.width
        visible: !audio.canRecord
        text: qsTr("这台平板录不了音：没有话筒，或话筒没装好。")
        size: Theme.secondarySize
        color: Theme.ink2
    }
    Flow {
        width: parent.width
        spacing: Theme.answerGap

        AppButton {
            visible: audio.canRecord && !audio.recording && root.agreed && !root.question.asked
            iconName: "mic"
            text: qsTr("开始录")
            onClicked: audio.start()
        }
        AppButton {
            visible: audio.recording
            iconName: "check"
            text: qsTr("录完了，存下（%1秒）").arg(audio.seconds)
            onClicked: audio.stop()
        }
        AppButton {
            visible: root.question.asked && !audio.recording
            kind: AppButton.Quiet
            iconName: "undo"
            text: qsTr("不用这段")
            onClicked: {
                root.agreed = false;
                root.question.visit.takeBack(root.question.ref);
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: Answer.ToMend
        text: audio.error === "" ? "" : audio.error === "audio_empty" ? qsTr("没有录到声音，请再录一次") : audio.error === "audio_too_large" ? qsTr("录得太长，请分开录") : qsTr("话筒正忙，请再试一次")
    }
}
