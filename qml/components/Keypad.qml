pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Our own keypad for one figure at a time. It keeps nothing: `text` and `unknown` are the field's, edited(text) and
// unknownPicked() ask the page to keep another. "" is not asked, "0" is 0 and has its own key. The figures of a real
// keyboard work while it has the focus.
FocusScope {
    id: root
    objectName: "keypad"

    property string text: ""
    property bool unknown: false
    property string unit: qsTr("元")
    property bool estimated: false
    // 实数 / 估算 above the keys.
    property bool asksCertainty: true
    property bool decimal: false
    // For what can be below zero; a key ± takes the place of nothing else, so it stands with the two words.
    property bool signed: false
    property int maximumDigits: 9
    property bool showsFigure: true
    property string zeroText: qsTr("没有，填\u20600")

    signal edited(string text)
    signal unknownPicked
    signal estimatedPicked(bool estimated)
    signal done

    // The figure after one more key; a leading 0 never stays before another figure.
    function typed(key: string): string {
        const now = unknown ? "" : text;
        const digits = now.replace(/\D/g, "").length;
        if (key === "." && (now.includes(".") || digits === 0))
            return digits === 0 ? "0." : now;
        if (key === ".")
            return now + key;
        if (digits + key.length > maximumDigits)
            return now;
        if (now === "" || now === "0")
            return key === "00" ? "0" : key;
        if (now === "-0" || now === "-")
            return key === "00" ? "-0" : "-" + key;
        return now + key;
    }

    function press(key: string) {
        const next = typed(key);
        if (next !== text || unknown)
            edited(next);
    }

    function erase() {
        if (unknown || text !== "")
            edited(unknown || text.length === 1 || (text.length === 2 && text.startsWith("-")) ? "" : text.slice(0, -1));
    }

    function turnSign() {
        if (!unknown && text !== "" && text !== "0")
            edited(text.startsWith("-") ? text.slice(1) : "-" + text);
    }

    implicitWidth: 280
    implicitHeight: column.implicitHeight

    Keys.onPressed: event => {
        event.accepted = true;
        if (/^[0-9]$/.test(event.text))
            root.press(event.text);
        else if (event.text === "." && root.decimal)
            root.press(".");
        else if (event.text === "-" && root.signed)
            root.turnSign();
        else if (event.key === Qt.Key_Backspace)
            root.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.done();
        else
            event.accepted = false;
    }

    Column {
        id: column
        width: parent.width
        spacing: Theme.largeText ? 8 : 14

        Figure {
            width: parent.width
            visible: root.showsFigure
            text: root.text
            unknown: root.unknown
            unit: root.unit
        }
        Row {
            id: certainty
            width: parent.width
            visible: root.asksCertainty
            spacing: 10

            Repeater {
                model: [false, true]

                Chip {
                    required property bool modelData

                    width: (certainty.width - certainty.spacing) / 2
                    text: modelData ? qsTr("估算") : qsTr("实数")
                    chosen: root.estimated === modelData
                    onClicked: root.estimatedPicked(modelData)
                }
            }
        }
        Grid {
            id: keys
            width: parent.width
            columns: 3
            spacing: Theme.largeText ? 6 : 10

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", root.decimal ? "." : "00", "0"]

                Key {
                    required property string modelData

                    width: (keys.width - 2 * keys.spacing) / 3
                    text: modelData
                    onClicked: root.press(modelData)
                }
            }
            Key {
                width: (keys.width - 2 * keys.spacing) / 3
                iconName: "del"
                text: qsTr("退一格")
                onClicked: root.erase()
            }
        }
        Row {
            id: words
            width: parent.width
            spacing: 10

            readonly property int count: root.signed ? 3 : 2

            AppButton {
                width: (words.width - (words.count - 1) * words.spacing) / words.count
                leftPadding: 8
                text: root.zeroText
                onClicked: root.edited("0")
            }
            AppButton {
                width: (words.width - (words.count - 1) * words.spacing) / words.count
                leftPadding: 8
                text: qsTr("不知道")
                onClicked: root.unknownPicked()
            }
            AppButton {
                width: (words.width - 2 * words.spacing) / 3
                leftPadding: 8
                visible: root.signed
                text: qsTr("亏了")
                onClicked: root.turnSign()
            }
        }
    }
}
