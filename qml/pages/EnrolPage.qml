pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// First start: the address of the township's central store and the one-time code that the office gave out. `again`:
// the township does not know this tablet any more; who it is and what is saved on it stays.
Item {
    id: root

    required property Application app
    property bool again: false
    property string typedAddress: again ? enrolment.knownAddress : ""
    property string typedCode: ""

    signal back
    signal finished

    function enrol() {
        if (typedAddress.trim() === "")
            address.focusField();
        else if (typedCode.trim() === "")
            code.focusField();
        else
            enrolment.enrol(typedAddress, typedCode);
    }

    // Which of the two fields an error is about.
    readonly property bool addressWrong: enrolment.error === "bad_address" || enrolment.error === "not_central"
    readonly property bool codeWrong: enrolment.error === "bad_code" || enrolment.error.startsWith("code_")

    EnrolmentViewModel {
        id: enrolment
        app: root.app
        onEnrolled: root.finished()
    }
    SyncWords {
        id: words
    }
    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, column.height + 64)
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(32, (parent.height - height) * 0.36)
            width: Math.min(parent.width - 2 * Theme.margin, Theme.px(620))
            spacing: 20

            AppButton {
                visible: root.again
                kind: AppButton.Quiet
                leftPadding: 0
                iconName: "back"
                text: qsTr("先不登记")
                onClicked: root.back()
            }
            AppText {
                text: root.again ? qsTr("重新登记") : qsTr("入户")
                size: root.again ? Theme.pageTitleSize : 60
                bold: true
                serif: true
                lineHeight: 1
            }
            AppText {
                width: parent.width
                text: root.again ? qsTr("填的都在本机，一处不丢。请办事员给一个新的登记码，写在下面。") : qsTr("第一次使用，先登记这台平板。地址和登记码由乡镇办事员给。")
                running: true
                color: Theme.ink2
            }
            Rule {
                width: parent.width
                heading: true
            }
            Column {
                width: parent.width
                spacing: 8

                AppText {
                    text: qsTr("乡镇地址")
                    size: Theme.questionSize
                    bold: true
                }
                TextFieldRow {
                    id: address
                    width: parent.width
                    text: root.typedAddress
                    placeholder: qsTr("例如 192.168.1.10")
                    clearable: true
                    maximumLength: 200
                    inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
                    answer: root.addressWrong ? Answer.ToMend : Answer.Open
                    message: root.addressWrong ? words.why(enrolment.error) : ""
                    onEdited: text => root.typedAddress = text
                    onAccepted: code.focusField()
                }
            }
            Column {
                width: parent.width
                spacing: 8

                AppText {
                    text: qsTr("登记码")
                    size: Theme.questionSize
                    bold: true
                }
                TextFieldRow {
                    id: code
                    width: parent.width
                    text: root.typedCode
                    placeholder: qsTr("例如 K7QM-3WXA-9HTC")
                    clearable: true
                    maximumLength: 40
                    inputMethodHints: Qt.ImhPreferUppercase | Qt.ImhNoPredictiveText
                    answer: root.codeWrong ? Answer.ToMend : Answer.Open
                    message: root.codeWrong ? words.why(enrolment.error) + (enrolment.error === "bad_code" ? "" : qsTr("请办事员再给一个。")) : ""
                    onEdited: text => root.typedCode = text
                    onAccepted: root.enrol()
                }
            }
            Banner {
                width: parent.width
                visible: enrolment.error !== "" && !root.addressWrong && !root.codeWrong
                kind: Banner.Todo
                iconName: "warn"
                text: enrolment.error === "" ? "" : words.why(enrolment.error) + (enrolment.error === "unreachable" || enrolment.error === "timeout" ? qsTr("看看无线网连上没有、地址对不对，再点一次。") : qsTr("请找乡镇办事员（代号 %1）。").arg(enrolment.error))
            }
            AppButton {
                width: parent.width
                kind: AppButton.Primary
                enabled: !enrolment.running
                text: enrolment.running ? qsTr("正在登记") : qsTr("登记这台平板")
                reason: qsTr("正在找乡镇的电脑，最多一分钟。")
                onClicked: root.enrol()
            }
            LanguageChips {
                visible: !root.again
                language: root.app.language
                onPicked: language => root.app.language = language
            }
        }
    }
}
