import QtQuick
import QtTest
import Ruhu.Theme
import Ruhu.Components

TestCase {
    id: root

    name: "Answers"
    when: windowShown
    width: 700
    height: 900
    visible: true

    readonly property var three: [{
            value: "1",
            text: "在家"
        }, {
            value: "2",
            text: "务工"
        }, {
            value: "3",
            text: "上学"
        }]

    Component {
        id: choiceMaker

        ChoiceField {
            width: 600
            options: root.three
        }
    }
    Component {
        id: yesNoMaker

        YesNoField {}
    }
    Component {
        id: stepperMaker

        Stepper {
            maximum: 12
            onStepped: next => value = next
        }
    }
    Component {
        id: dateMaker

        DateField {
            width: 500
            today: "2026-05-24"
            maximum: "2026-05-24"
        }
    }
    Component {
        id: numberMaker

        NumberField {
            width: 240
        }
    }
    Component {
        id: lastYearMaker

        LastYearField {
            width: 600
            value: "山西省太原市"
        }
    }
    SignalSpy {
        id: picked
        signalName: "picked"
    }
    SignalSpy {
        id: kept
        signalName: "kept"
    }
    SignalSpy {
        id: changed
        signalName: "changed"
    }
    SignalSpy {
        id: numberClicked
        signalName: "clicked"
    }

    // The visible descendant that shows exactly this text.
    function shown(item, text) {
        if (!item.visible)
            return null;
        if (item.text === text && item.children.length === 0 && item.font !== undefined)
            return item;
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            const found = shown(child, text);
            if (found)
                return found;
        }
        return null;
    }

    function tap(item, text) {
        const target = shown(item, text);
        verify(target, "shows " + text);
        mouseClick(target);
    }

    function init() {
        Theme.scale = 1;
        picked.clear();
    }

    function test_aChoiceIsThePagesToKeep() {
        const field = createTemporaryObject(choiceMaker, root);
        picked.target = field;
        tap(field, "务工");
        compare(picked.count, 1);
        compare(picked.signalArguments[0][0], "2");
        compare(field.value, undefined);
    }

    function test_lastYearsAnswerComesFirstAndOnlyItIsMarked() {
        const field = createTemporaryObject(choiceMaker, root, {
            answer: Answer.LastYear,
            lastValue: "3"
        });
        compare(field.ordered[0].value, "3");
        compare(field.ordered.length, 3);
        compare(field.optionAnswer("3"), Answer.LastYear);
        compare(field.optionAnswer("1"), Answer.Open);
        picked.target = field;
        tap(field, "上学");
        compare(picked.signalArguments[0][0], "3");
    }

    function test_whatIsNotNeededCannotBeAnswered() {
        const field = createTemporaryObject(choiceMaker, root, {
            answer: Answer.NotNeeded,
            message: "已记为死亡"
        });
        picked.target = field;
        tap(field, "务工");
        compare(picked.count, 0);
        verify(shown(field, "已记为死亡"));
    }

    function test_severalAnswers() {
        const field = createTemporaryObject(choiceMaker, root, {
            multi: true,
            values: ["1", "3"]
        });
        verify(field.chosen("1"));
        verify(!field.chosen("2"));
        verify(field.chosen("3"));
    }

    function test_moreThanSixOptionsBecomeAListWithSearch() {
        const names = ["在家", "务工", "上学", "随迁投亲", "住院或养老", "服兵役", "失联"];
        const field = createTemporaryObject(choiceMaker, root, {
            options: names.map((text, i) => ({
                        value: i,
                        text: text
                    }))
        });
        verify(field.asList);
        verify(!shown(field, "服兵役"));
        tap(field, "点此选择");
        waitForRendering(field);
        picked.target = field;
        tap(field, "务工");
        compare(picked.signalArguments[0][0], 1);
        verify(!shown(field, "上学"), "closes after one choice");
    }

    function test_searchNarrowsTheList() {
        const field = createTemporaryObject(choiceMaker, root, {
            options: Array.from({
                length: 30
            }, (_, i) => ({
                        value: i,
                        text: i === 29 ? "失联" : "其他" + i
                    }))
        });
        tap(field, "点此选择");
        tap(field, "写几个字来找");
        keyClick(Qt.Key_0);
        verify(shown(field, "其他0"));
        verify(!shown(field, "其他1"));
    }

    function test_noIsAnAnswerAndNothingIsNot() {
        const field = createTemporaryObject(yesNoMaker, root);
        picked.target = field;
        tap(field, "否");
        compare(picked.signalArguments[0][0], false);
        compare(field.value, undefined);
    }

    function test_stepperKeepsWithinItsRangeAndSaysSo() {
        const stepper = createTemporaryObject(stepperMaker, root);
        verify(shown(stepper, "—"), "nothing asked is not 0");
        stepper.step(-1);
        compare(stepper.value, 0);
        verify(shown(stepper, "0"));
        stepper.step(-1);
        compare(stepper.value, 0);
        verify(shown(stepper, "最少0"));
        stepper.value = 12;
        stepper.step(1);
        compare(stepper.value, 12);
        verify(shown(stepper, "最多12"));
        stepper.step(-1);
        compare(stepper.value, 11);
        verify(!shown(stepper, "最多12"));
        stepper.value = 14;
        verify(stepper.outside, "a stored value beyond the range is shown and to mend");
    }

    function test_zeroNothingAndUnknownLookDifferent() {
        const field = createTemporaryObject(numberMaker, root);
        verify(shown(field, "点此输入"));
        field.text = "0";
        verify(shown(field, "0"));
        verify(!shown(field, "点此输入"));
        field.text = "";
        field.unknown = true;
        verify(shown(field, "不知道"));
        field.unknown = false;
        field.text = "-1280";
        verify(shown(field, "−1,280"));
        field.text = "1234567.5";
        verify(shown(field, "1,234,567.5"));
    }

    function test_aNumberIsOpenedByPressUnlessNotNeeded() {
        const field = createTemporaryObject(numberMaker, root);
        numberClicked.target = field;
        numberClicked.clear();
        tap(field, "点此输入");
        compare(numberClicked.count, 1);
        field.answer = Answer.NotNeeded;
        mouseClick(field, 100, 25);
        compare(numberClicked.count, 1);
    }

    function test_pickingADay() {
        const field = createTemporaryObject(dateMaker, root, {
            value: "2026-03-08"
        });
        picked.target = field;
        tap(field, "2026年3月8日");
        waitForRendering(field);
        tap(field, "前一年");
        verify(shown(field, "2025年3月"));
        tap(field, "17");
        compare(picked.signalArguments[0][0], "2025-03-17");
        verify(!field.open);
    }

    function test_daysBeyondTheRangeAreDead() {
        const field = createTemporaryObject(dateMaker, root);
        picked.target = field;
        tap(field, "选日期");
        waitForRendering(field);
        tap(field, "25");
        compare(picked.count, 0);
        tap(field, "下月");
        verify(shown(field, "2026年5月"), "no month beyond the range");
        tap(field, "24");
        compare(picked.signalArguments[0][0], "2026-05-24");
    }

    function test_lastYearsTextIsConfirmedOrChanged() {
        const field = createTemporaryObject(lastYearMaker, root);
        kept.target = field;
        changed.target = field;
        tap(field, "没变");
        tap(field, "变了");
        compare(kept.count, 1);
        compare(changed.count, 1);
    }
}
