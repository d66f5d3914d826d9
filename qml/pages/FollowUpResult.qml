pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 这次结果: one press where nothing more is to say; who answered and what was confirmed where somebody did; when to call
// again; and 未联系上 once the rule is met.
Column {
    id: root

    required property FollowUpViewModel calls
    // "", "verified", "call_back" or "unreachable": what is being told in more words.
    property string telling: ""
    readonly property var person: calls.person

    function reset() {
        telling = "";
        informant.clear();
    }

    spacing: 14

    SectionTitle {
        width: parent.width
        text: qsTr("这次结果")
    }
    Flow {
        width: parent.width
        spacing: Theme.answerGap

        Repeater {
            model: [["verified", qsTr("接通，已核实")], ["no_answer", qsTr("无人接听")], ["dead_number", qsTr("停机空号")], ["refused", qsTr("不肯答")], ["wrong_number", qsTr("号码不对")], ["call_back", qsTr("约好再打")]]

            Chip {
                required property var modelData
                readonly property bool more: modelData[0] === "verified" || modelData[0] === "call_back"

                text: modelData[1]
                chosen: root.telling === modelData[0]
                onClicked: {
                    if (more)
                        root.telling = root.telling === modelData[0] ? "" : modelData[0];
                    else if (root.calls.log(modelData[0]))
                        root.telling = "";
                }
            }
        }
        Chip {
            visible: root.person.enough ?? false
            text: qsTr("记“未联系上”")
            chosen: root.telling === "unreachable"
            onClicked: root.telling = root.telling === "unreachable" ? "" : "unreachable"
        }
    }
    Column {
        width: parent.width
        visible: root.telling === "verified"
        spacing: 12

        AppText {
            text: qsTr("谁接的")
            bold: true
        }
        Flow {
            width: parent.width
            spacing: Theme.answerGap

            Repeater {
                model: root.calls.answerers.length

                Chip {
                    required property int index
                    readonly property var answerer: root.calls.answerers[index] ?? ({})

                    width: Math.min(implicitWidth, root.width)
                    text: answerer.text ?? ""
                    chosen: root.calls.answeredBy === answerer.name || (root.calls.answeredBy === "" && index === 0)
                    onClicked: root.calls.answeredBy = answerer.name
                }
            }
        }
        AppText {
            text: qsTr("核实了什么")
            bold: true
        }
        TextFieldRow {
            width: parent.width
            text: root.calls.facts
            placeholder: qsTr("在哪里、做什么、挣多少")
            maximumLength: 300
            onEdited: text => root.calls.facts = text
        }
        Chip {
            multi: true
            width: Math.min(implicitWidth, root.width)
            text: qsTr("告诉对方了，截图会留存")
            chosen: root.calls.noticeGiven
            onClicked: root.calls.noticeGiven = !root.calls.noticeGiven
        }
        PhotoField {
            width: parent.width
            visible: root.calls.noticeGiven
            photo: root.calls.photo
            takeText: qsTr("拍下通话页")
        }
        AppButton {
            height: Theme.grow(Theme.primaryHeight)
            iconName: "check"
            text: qsTr("记下，已核实")
            onClicked: {
                if (root.calls.log("verified"))
                    root.telling = "";
            }
        }
    }
    Column {
        width: parent.width
        visible: root.telling === "call_back"
        spacing: 12

        AppText {
            text: qsTr("什么时候再打")
            bold: true
        }
        Flow {
            width: parent.width
            spacing: Theme.answerGap

            Repeater {
                model: root.telling === "call_back" ? root.calls.times : []

                AppButton {
                    required property var modelData

                    text: modelData.text
                    onClicked: {
                        if (root.calls.log("call_back", modelData.at))
                            root.telling = "";
                    }
                }
            }
        }
        AppText {
            text: qsTr("平时什么时候方便")
            bold: true
        }
        TextFieldRow {
            width: parent.width
            text: root.person.bestTime ?? ""
            placeholder: qsTr("例如 午饭时接")
            maximumLength: 40
            onEdited: text => root.calls.noteBestTime(text)
        }
    }
    Column {
        width: parent.width
        visible: root.telling === "unreachable"
        spacing: 12

        AppText {
            width: parent.width
            text: qsTr("谁知道他的情况，怎么说的")
            bold: true
        }
        TextFieldRow {
            id: informant
            width: parent.width
            placeholder: qsTr("例如 邻居贺振海：两年没回来")
            maximumLength: 120
        }
        AppButton {
            height: Theme.grow(Theme.primaryHeight)
            enabled: informant.currentText.trim() !== ""
            reason: qsTr("要有人说明情况")
            text: qsTr("记下“未联系上”")
            onClicked: {
                if (root.calls.markUnreachable(informant.currentText))
                    root.telling = "";
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: Answer.ToMend
        text: root.calls.error === "" ? "" : qsTr("刚才没记上，请再点一次（%1）").arg(root.calls.error)
    }
    AppText {
        width: parent.width
        text: qsTr("打完回到这里点一下。截图、录音要先告诉对方。")
        size: Theme.secondarySize
        color: Theme.ink2
        running: true
    }
}
