pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// A file that answers a question: chosen on the tablet or a stick, kept as it is; one that could not be saved stays here
// until it can.
Column {
    id: root

    required property var question
    readonly property var content: question.value
    property bool choosing: false

    spacing: Theme.answerGap
    onContentChanged: handed.clear()

    FileViewModel {
        id: handed
        app: root.question.visit.app
        onTaken: root.question.visit.attachFile(root.question.ref, handed)
    }
    AppText {
        width: parent.width
        visible: text !== ""
        // Read again when the answer changes.
        text: handed.name !== "" ? qsTr("%1　还没存上").arg(handed.name) : root.question.asked ? (root.content, root.question.visit.mediaName(root.question.ref)) : ""
        bold: true
        color: handed.name !== "" ? Theme.amber : Theme.ink
    }
    Flow {
        width: parent.width
        spacing: Theme.answerGap

        AppButton {
            iconName: "doc"
            text: root.question.asked || handed.name !== "" ? qsTr("换一个") : qsTr("选文件")
            chevron: root.choosing ? "up" : "down"
            onClicked: {
                handed.look();
                root.choosing = !root.choosing;
            }
        }
        AppButton {
            visible: root.question.asked || handed.name !== ""
            kind: AppButton.Quiet
            iconName: "undo"
            text: qsTr("不用这个")
            onClicked: {
                handed.clear();
                root.question.visit.takeBack(root.question.ref);
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: Answer.ToMend
        text: root.errorText(handed.error)
    }
    AppText {
        width: parent.width
        visible: root.choosing && handed.files.length === 0
        text: qsTr("这台平板上没有文件。放进“文档”或“下载”文件夹，或插上U盘，再来选。")
        size: Theme.secondarySize
        color: Theme.ink2
        running: true
    }
    Column {
        width: parent.width
        visible: root.choosing

        Repeater {
            model: root.choosing ? handed.files : []

            ListRow {
                required property var modelData

                width: root.width
                name: modelData.name
                line: [modelData.size, modelData.moment, modelData.stick].filter(part => part !== "").join("　")
                onClicked: {
                    root.choosing = false;
                    handed.choose(modelData.file);
                }
            }
        }
    }

    function errorText(code: string): string {
        switch (code) {
        case "":
            return "";
        case "file_too_large":
            return qsTr("文件太大，最大10兆，没有用。请另选一个，或拍成照片");
        case "file_empty":
            return qsTr("这个文件是空的，请另选一个");
        default:
            return qsTr("找不到这个文件，U盘怕是拔了。请插好再选");
        }
    }
}
