import QtQuick
import QtTest
import Ruhu.Theme
import Ruhu.Components

TestCase {
    id: root

    name: "Buttons"
    when: windowShown
    width: 600
    height: 400
    visible: true

    Component {
        id: buttonMaker

        AppButton {
            text: "去下一户：张守田"
        }
    }
    Component {
        id: dialogMaker

        AppDialog {
            title: "另立第2版？"
            confirmText: "另立一版"
        }
    }
    SignalSpy {
        id: clicked
        signalName: "clicked"
    }
    SignalSpy {
        id: confirmed
        signalName: "confirmed"
    }
    SignalSpy {
        id: cancelled
        signalName: "cancelled"
    }

    function init() {
        Theme.scale = 1;
    }

    function test_pressAndKeyboard_data() {
        return [{
                tag: "primary",
                kind: AppButton.Primary
            }, {
                tag: "secondary",
                kind: AppButton.Secondary
            }, {
                tag: "quiet",
                kind: AppButton.Quiet
            }, {
                tag: "grave",
                kind: AppButton.Grave
            }];
    }

    function test_pressAndKeyboard(data) {
        const button = createTemporaryObject(buttonMaker, root, {
            kind: data.kind
        });
        clicked.target = button;
        clicked.clear();
        button.forceActiveFocus(Qt.TabFocusReason);
        verify(button.visualFocus);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Enter);
        compare(clicked.count, 3);
        mouseClick(button);
        compare(clicked.count, 4);
        verify(button.height >= 52);
    }

    function test_aDeadButtonSaysWhyAndIsNotPressed() {
        const button = createTemporaryObject(buttonMaker, root, {
            enabled: false
        });
        const without = button.height;
        button.reason = "还没有号码";
        verify(button.height > without, "room for the reason");
        compare(button.Accessible.description, "还没有号码");
        clicked.target = button;
        clicked.clear();
        mouseClick(button);
        compare(clicked.count, 0);
    }

    function test_growsWithText() {
        const button = createTemporaryObject(buttonMaker, root);
        const height = button.height;
        const width = button.width;
        Theme.scale = 1.5;
        verify(button.height > height);
        verify(button.width > width * 1.2);
    }

    function test_wordsStayInsideANarrowButton() {
        const button = createTemporaryObject(buttonMaker, root, {
            width: 120
        });
        verify(button.height > 70, "wraps instead of shortening");
    }

    function test_dialogStartsOnTheWayBack() {
        const dialog = createTemporaryObject(dialogMaker, root);
        confirmed.target = dialog;
        cancelled.target = dialog;
        dialog.open();
        tryCompare(dialog, "opened", true);
        keyClick(Qt.Key_Return);
        compare(confirmed.count, 0);
        compare(cancelled.count, 1);
        tryCompare(dialog, "opened", false);
        dialog.open();
        tryCompare(dialog, "opened", true);
        keyClick(Qt.Key_Escape);
        compare(cancelled.count, 2);
    }
}
