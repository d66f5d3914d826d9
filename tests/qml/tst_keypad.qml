import QtQuick
import QtTest
import Ruhu.Components

TestCase {
    id: root

    name: "Keypad"
    when: windowShown
    width: 400
    height: 800
    visible: true

    Component {
        id: maker

        // What a page does: keep what the keypad asks to keep.
        Keypad {
            width: 280
            focus: true
            onEdited: figure => {
                text = figure;
                unknown = false;
            }
            onUnknownPicked: {
                text = "";
                unknown = true;
            }
            onEstimatedPicked: picked => estimated = picked
        }
    }
    SignalSpy {
        id: done
        signalName: "done"
    }

    function make(properties) {
        const pad = createTemporaryObject(maker, root, properties ?? {});
        pad.forceActiveFocus();
        return pad;
    }

    function key(item, text) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (child.visible && child.clicked && child.text === text)
                return child;
            const found = key(child, text);
            if (found)
                return found;
        }
        return null;
    }

    function typed(pad, keys) {
        for (const name of keys)
            mouseClick(key(pad, name));
        return pad.text;
    }

    function test_typing_data() {
        return [{
                tag: "figures",
                keys: ["4", "2", "0"],
                result: "420"
            }, {
                tag: "no leading zero",
                keys: ["0", "0", "7"],
                result: "7"
            }, {
                tag: "00 on nothing is 0",
                keys: ["00"],
                result: "0"
            }, {
                tag: "hundreds",
                keys: ["3", "00"],
                result: "300"
            }, {
                tag: "erasing",
                keys: ["4", "2", "退一格"],
                result: "4"
            }, {
                tag: "erasing all is not asked, not 0",
                keys: ["4", "退一格"],
                result: ""
            }, {
                tag: "erasing nothing",
                keys: ["退一格"],
                result: ""
            }, {
                tag: "its own key for 0",
                keys: ["4", "没有，填\u20600"],
                result: "0"
            }, {
                tag: "at most nine figures",
                keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "1"],
                result: "123456789"
            }, {
                tag: "00 that would be too long does nothing",
                keys: ["1", "2", "3", "4", "5", "6", "7", "8", "00"],
                result: "12345678"
            }];
    }

    function test_typing(data) {
        compare(typed(make(), data.keys), data.result);
    }

    function test_decimals() {
        const pad = make({
            decimal: true
        });
        compare(typed(pad, [".", "5"]), "0.5");
        compare(typed(pad, ["."]), "0.5");
        pad.text = "3";
        compare(typed(pad, [".", "2", "5"]), "3.25");
    }

    function test_unknownIsNeitherNothingNorZero() {
        const pad = make({
            text: "42"
        });
        mouseClick(key(pad, "不知道"));
        verify(pad.unknown);
        compare(pad.text, "");
        typed(pad, ["7"]);
        verify(!pad.unknown);
        compare(pad.text, "7");
        mouseClick(key(pad, "不知道"));
        typed(pad, ["退一格"]);
        verify(!pad.unknown, "taken back");
        compare(pad.text, "");
    }

    function test_aRealKeyboard() {
        const pad = make();
        done.target = pad;
        keyClick(Qt.Key_4);
        keyClick(Qt.Key_2);
        keyClick(Qt.Key_Backspace);
        compare(pad.text, "4");
        keyClick(Qt.Key_Return);
        compare(done.count, 1);
    }

    function test_certainty() {
        const pad = make();
        mouseClick(key(pad, "估算"));
        verify(pad.estimated);
        mouseClick(key(pad, "实数"));
        verify(!pad.estimated);
    }

    function test_loss() {
        const pad = make({
            signed: true,
            text: "1280"
        });
        mouseClick(key(pad, "亏了"));
        compare(pad.text, "-1280");
        compare(typed(pad, ["退一格", "退一格", "退一格", "退一格"]), "");
    }

    function test_keysAreLargeEnough() {
        const pad = make();
        verify(key(pad, "5").width >= 80);
        verify(key(pad, "5").height >= 70);
    }
}
