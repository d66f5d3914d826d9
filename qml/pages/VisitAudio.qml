pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// What the household says in its own voice: only after it has been told that the recording is kept, and has agreed. It
// can be heard again as it is kept.
Column {
    id: root

    required property var question
    property bool agreed: false
    // Recorded, and not saved yet: the visit tries again.
    property bool unsaved: false

    spacing: Theme.answerGap

    AudioViewModel {
        id: audio
        app: root.question.visit.app
        content: root.question.asked && typeof root.question.value === "string" ? root.question.value : ""
        onContentChanged: root.unsaved = false
        onTaken: {
            root.unsaved = true;
            root.question.visit.attachAudio(root.question.ref, audio);
        }
    }
    AppText {
        width: parent.width
        visible: root.question.asked && !audio.recording
        text: !audio.there ? qsTr("录音在别的平板上，还没传到这里") : audio.length > 0 ? qsTr("录好了，%1，已存本机").arg(root.spoken(audio.length)) : qsTr("录好了，已存本机")
        bold: true
    }
    AppText {
        width: parent.width
        visible: root.unsaved
        text: qsTr("这段还没存上")
        bold: true
        color: Theme.amber
    }
    AppText {
        width: parent.width
        visible: !root.question.asked && !root.unsaved || audio.recording
        text: qsTr("先念给对方听：“下面的话要录下来，跟这张表一起存，只有乡镇和村里办这件事的人能听。不愿意录，就不录。”")
        running: true
    }
    Chip {
        visible: !root.question.asked && !root.unsaved && !audio.recording
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
            visible: audio.canRecord && !audio.recording && root.agreed && !root.question.asked && !root.unsaved
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
            visible: audio.there && audio.canPlay && !audio.recording
            iconName: audio.playing ? "stop" : "play"
            text: audio.playing ? qsTr("停（%1秒）").arg(audio.seconds) : qsTr("听一遍")
            onClicked: audio.playing ? audio.silence() : audio.play()
        }
        AppButton {
            visible: (root.question.asked || root.unsaved) && !audio.recording
            kind: AppButton.Quiet
            iconName: "undo"
            text: qsTr("不用这段")
            onClicked: {
                audio.silence();
                root.agreed = false;
                root.unsaved = false;
                root.question.visit.takeBack(root.question.ref);
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: Answer.ToMend
        text: root.errorText(audio.error)
    }

    function spoken(seconds: int): string {
        return seconds < 60 ? qsTr("%1秒").arg(seconds) : qsTr("%1分%2秒").arg(Math.floor(seconds / 60)).arg(seconds % 60);
    }

    function errorText(code: string): string {
        switch (code) {
        case "":
            return "";
        case "audio_empty":
            return qsTr("没有录到声音，请再录一次");
        case "audio_too_large":
            return qsTr("录得太长，请分开录");
        case "audio_cut_off":
            return qsTr("没有录完整，怕是平板的存储满了。请删掉些照片、视频，再录一次");
        case "speaker_busy":
            return qsTr("放不出声音，请再试一次");
        default:
            return qsTr("话筒正忙，请再试一次");
        }
    }
}
