pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.ViewModels

// The figure that the keypad fills now: which question, its digits as typed, and the way to the next one. Shared by the
// rows, which show it, and the keypad, which changes it.
QtObject {
    id: root

    required property VisitViewModel visit

    property string ref: ""
    property string label: ""
    property string lastText: ""
    property string unit: ""
    property string kind: ""
    property string text: ""
    property bool unknown: false
    property bool estimate: false

    function open(row: var) {
        ref = row.ref;
        label = row.label;
        lastText = row.lastText;
        unit = row.kind === "money" ? qsTr("元") : row.unit;
        kind = row.kind;
        text = row.text;
        unknown = row.unknown;
        estimate = row.estimate;
    }

    // The row asked for, else the first that nobody has been asked about.
    function openFirst(wanted: string) {
        let open = null;
        for (let i = 0; i < visit.questions.count; ++i) {
            const row = visit.questions.get(i);
            if (row.ref === wanted)
                return root.open(row);
            if (!open && row.kind === "money" && !row.asked)
                open = row;
        }
        if (open)
            root.open(open);
    }

    function leave() {
        if (ref !== "")
            visit.save();
        ref = "";
    }

    function write(digits: string) {
        unknown = false;
        text = digits;
        visit.writeFigure(ref, digits, estimate);
    }

    function setEstimate(value: bool) {
        estimate = value;
        if (text !== "")
            visit.writeFigure(ref, text, value);
    }

    function setUnknown() {
        unknown = true;
        text = "";
        visit.answerUnknown(ref);
        next();
    }

    // On to the next figure of the section; after the last the keypad closes.
    function next() {
        visit.save();
        let found = false;
        for (let i = 0; i < visit.questions.count; ++i) {
            const row = visit.questions.get(i);
            if (found && ["money", "area", "integer", "decimal"].includes(row.kind))
                return open(row);
            found = found || row.ref === ref;
        }
        ref = "";
    }
}
