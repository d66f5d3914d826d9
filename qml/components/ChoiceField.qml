pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// One or several answers out of `options` ({value, text}). Six or fewer lie open; more become a list with search.
// Single: `value`, undefined while not answered. `multi`: `values`. `lastValue` marks last year's answer in state LastYear
// and puts it first. The page keeps the answer: picked(value) asks it to choose or, for multi, to turn the value over.
Column {
    id: root

    required property var options
    property var value: undefined
    property var values: []
    property var lastValue: undefined
    property bool multi: false
    property int answer: Answer.Open
    property string message: ""
    // Chips as wide as the field, one below the other.
    property bool stacked: false

    signal picked(var value)

    readonly property bool asList: options.length > 6
    readonly property var ordered: answer === Answer.LastYear && !multi ? options.filter(option => option.value === lastValue).concat(options.filter(option => option.value !== lastValue)) : options

    // While a row of the page becomes another question, its properties change one by one: a list may still be the
    // single value that stood there.
    function among(list: var, candidate: var): bool {
        return typeof list === "object" && list !== null && list.includes(candidate);
    }

    function chosen(candidate: var): bool {
        return multi ? among(values, candidate) : value === candidate;
    }

    // State of one option: only last year's own answer is dashed amber.
    function optionAnswer(candidate: var): int {
        if (answer !== Answer.LastYear)
            return answer;
        return candidate === lastValue || (multi && among(lastValue, candidate)) ? Answer.LastYear : Answer.Open;
    }

    spacing: 8
    width: parent?.width ?? implicitWidth

    Flow {
        width: parent.width
        visible: !root.asList
        spacing: Theme.answerGap

        Repeater {
            model: root.asList ? [] : root.ordered

            Chip {
                required property var modelData

                width: root.stacked ? root.width : Math.min(implicitWidth, root.width)
                text: modelData.text
                multi: root.multi
                chosen: root.chosen(modelData.value)
                answer: root.optionAnswer(modelData.value)
                onClicked: root.picked(modelData.value)
            }
        }
    }
    // A Repeater of one: in Qt 6.4 a Loader cannot make a bound component.
    Repeater {
        model: root.asList ? 1 : 0

        ChoiceList {
            width: root.width
            options: root.ordered
            chosen: root.chosen
            multi: root.multi
            answer: root.answer
            lastValue: root.lastValue
            onPicked: value => root.picked(value)
        }
    }
    FieldMessage {
        width: parent.width
        answer: root.answer
        text: root.message
    }
}
