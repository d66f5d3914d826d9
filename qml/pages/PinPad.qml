pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The PIN of the chosen person on our own keys: dots, never figures. At first use it asks for a PIN of one's own, twice.
FocusScope {
    id: root
    objectName: "pinPad"

    required property SignInViewModel signIn
    property string typed: ""

    readonly property bool ready: typed.length >= signIn.minPin && !signIn.checking && signIn.waitSeconds === 0 && signIn.problem !== SignInViewModel.NoPin

    function clear() {
        typed = "";
    }

    function press(key: string) {
        if (typed.length < signIn.maxPin && !signIn.checking)
            typed += key;
    }

    function submit() {
        if (!ready)
            return;
        const pin = typed;
        typed = "";
        signIn.submit(pin);
    }

    function question(): string {
        switch (signIn.step) {
        case SignInViewModel.TypeNewPin:
            return qsTr("第一次用，请换成自己的密码");
        case SignInViewModel.RepeatNewPin:
            return qsTr("再输一遍新密码");
        default:
            return qsTr("请输密码");
        }
    }

    function message(): string {
        if (signIn.waitSeconds > 0)
            return qsTr("输错几次了，等%1秒再输。忘了密码，请乡镇办事员重设。").arg(signIn.waitSeconds);
        switch (signIn.problem) {
        case SignInViewModel.WrongPin:
            return qsTr("密码不对，再输一次。");
        case SignInViewModel.NoPin:
            return qsTr("这台平板上还没有您的密码。请乡镇办事员设好，再同步一次。");
        case SignInViewModel.NotTheSame:
            return qsTr("两遍不一样，请重新定一个。");
        case SignInViewModel.SameAsBefore:
            return qsTr("和原来的一样，请换一个。");
        case SignInViewModel.NotSaved:
            return qsTr("没存上，请再定一次。");
        default:
            return "";
        }
    }

    implicitHeight: column.implicitHeight
    focus: visible
    onVisibleChanged: if (visible)
        forceActiveFocus()

    Keys.onPressed: event => {
        event.accepted = true;
        if (/^[0-9]$/.test(event.text))
            root.press(event.text);
        else if (event.key === Qt.Key_Backspace)
            root.typed = root.typed.slice(0, -1);
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.submit();
        else if (event.key === Qt.Key_Escape)
            root.signIn.back();
        else
            event.accepted = false;
    }

    Column {
        id: column
        width: parent.width
        spacing: 14

        AppButton {
            kind: AppButton.Quiet
            leftPadding: 0
            visible: Theme.narrow
            iconName: "back"
            text: qsTr("换个人")
            onClicked: root.signIn.back()
        }
        PageTitle {
            width: parent.width
            text: root.signIn.staffName
            size: 34
        }
        AppText {
            width: parent.width
            text: root.question()
            color: Theme.ink2
        }
        FieldFrame {
            width: parent.width
            implicitHeight: Theme.grow(62)
            active: root.activeFocus
            answer: root.signIn.problem === SignInViewModel.NoProblem ? Answer.Open : Answer.ToMend
            Accessible.role: Accessible.EditableText
            Accessible.passwordEdit: true
            Accessible.name: root.question()

            Row {
                anchors.centerIn: parent
                spacing: 16

                Repeater {
                    model: Math.max(root.typed.length, root.signIn.minPin)

                    Rectangle {
                        required property int index

                        width: Theme.px(16)
                        height: width
                        radius: width / 2
                        color: index < root.typed.length ? Theme.ink : Theme.clear
                        border.width: Theme.control
                        border.color: index < root.typed.length ? Theme.ink : Theme.edge
                    }
                }
            }
        }
        FieldMessage {
            width: parent.width
            answer: Answer.ToMend
            text: root.message()
        }
        Grid {
            id: keys
            width: parent.width
            columns: 3
            spacing: 10

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

                Key {
                    required property string modelData

                    width: (keys.width - 2 * keys.spacing) / 3
                    text: modelData
                    onClicked: root.press(modelData)
                }
            }
            Item {
                width: (keys.width - 2 * keys.spacing) / 3
                height: 1
            }
            Key {
                width: (keys.width - 2 * keys.spacing) / 3
                text: "0"
                onClicked: root.press("0")
            }
            Key {
                width: (keys.width - 2 * keys.spacing) / 3
                iconName: "del"
                text: qsTr("退一格")
                onClicked: root.typed = root.typed.slice(0, -1)
            }
        }
        AppButton {
            width: parent.width
            kind: AppButton.Primary
            enabled: root.ready
            text: root.signIn.checking ? qsTr("正在核对") : root.signIn.step === SignInViewModel.TypePin ? qsTr("进入") : root.signIn.step === SignInViewModel.TypeNewPin ? qsTr("就用这个") : qsTr("记住新密码")
            reason: root.signIn.checking || root.signIn.waitSeconds > 0 || root.signIn.problem === SignInViewModel.NoPin ? "" : qsTr("密码%1到%2位数字").arg(root.signIn.minPin).arg(root.signIn.maxPin)
            onClicked: root.submit()
        }
    }
}
