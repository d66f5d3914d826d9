import QtQuick
import QtTest
import Ruhu.Components

TestCase {
    id: root

    name: "Text"
    when: windowShown
    width: 500
    height: 500
    visible: true

    Component {
        id: maker

        TextFieldRow {
            width: 400
        }
    }
    SignalSpy {
        id: edited
        signalName: "edited"
    }
    SignalSpy {
        id: accepted
        signalName: "accepted"
    }

    function make(properties) {
        const field = createTemporaryObject(maker, root, properties ?? {});
        edited.target = field;
        edited.clear();
        accepted.target = field;
        accepted.clear();
        return field;
    }

    function write(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function test_everyCharacterIsTold() {
        const field = make();
        mouseClick(field);
        write("zst");
        compare(edited.count, 3);
        compare(edited.signalArguments.map(a => a[0]).join(), "z,zs,zst");
    }

    function test_aLateSaveTakesNothingBack() {
        const field = make();
        mouseClick(field);
        write("ab");
        field.text = "a"; // the store answers with what it had a moment ago
        compare(field.currentText, "ab");
        write("c");
        compare(field.currentText, "abc");
    }

    function test_whatIsStoredShowsOnceTheWriterLeaves() {
        const field = make({
            text: "旧"
        });
        compare(field.currentText, "旧");
        compare(edited.count, 0, "loading is not editing");
        field.text = "新";
        compare(field.currentText, "新");
        compare(edited.count, 0);
    }

    function test_returnAcceptsALineAndStartsOneInANote() {
        const line = make();
        mouseClick(line);
        write("a");
        keyClick(Qt.Key_Return);
        compare(accepted.count, 1);
        compare(line.currentText, "a");
        const note = make({
            lines: 3
        });
        note.focusField();
        write("a");
        keyClick(Qt.Key_Return);
        write("b");
        compare(accepted.count, 0);
        compare(note.currentText, "a\nb");
    }

    function test_noLongerThanAllowed() {
        const field = make({
            maximumLength: 3
        });
        mouseClick(field);
        write("abcd");
        compare(field.currentText, "abc");
        compare(edited.signalArguments[edited.count - 1][0], "abc");
    }

    function test_whatIsNotNeededTakesNoText() {
        const field = make({
            answer: Answer.NotNeeded
        });
        mouseClick(field);
        write("a");
        compare(field.currentText, "");
    }

    function test_clear() {
        const field = make({
            text: "zst",
            clearable: true
        });
        mouseClick(field, field.width - 20, 29);
        compare(field.currentText, "");
        compare(edited.signalArguments[0][0], "");
    }

    function test_longTextWrapsAndTheFieldGrows() {
        const field = make();
        const before = field.height;
        field.text = "周四屯·阿卜杜热合曼·麦麦提吐尔逊江·买买提艾力，阿依古丽·买买提";
        tryVerify(() => field.height > before);
    }
}
