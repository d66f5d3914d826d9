// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, and so the ids around it count as unqualified.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One question with its answer, by kind and state. Last year's value is shown until it is confirmed or changed.
Column {
    id: root

    required property VisitViewModel visit
    required property VisitFigure figure
    required property string ref
    required property string kind
    required property string label
    required property string hint
    required property var options
    required property var more
    required property var value
    required property var lastValue
    required property bool asked
    required property bool unknown
    required property string phase
    required property string message
    required property string text
    required property string lastText
    required property string unit
    required property int minimum
    required property int maximum
    required property string noneText
    required property string row
    property bool marked: false
    // 变了 was pressed, or 其他.
    property bool changing: false
    property bool expanded: false

    readonly property bool waits: phase === "last" && !changing
    readonly property int answer: phase === "mend" ? Answer.ToMend : waits ? Answer.LastYear : Answer.Open
    readonly property bool figured: kind === "money" || kind === "area" || kind === "integer" || kind === "decimal"
    readonly property bool inMore: (more ?? []).some(option => option.value === value)

    spacing: 8
    objectName: ref
    // A question that moves up or down in the list takes this place with it, not what was opened here.
    onRefChanged: {
        changing = false;
        expanded = false;
    }

    Item {
        width: parent.width
        height: root.inline ? Math.max(labelText.height, beside.height) : root.kind === "adds" ? 0 : labelText.height

        Rectangle {
            y: 2
            width: 4
            height: parent.height - 4
            visible: root.marked
            color: Theme.pine
        }
        AppText {
            id: labelText
            x: root.marked ? 14 : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width - x - (root.inline ? beside.width + 16 : 0))
            visible: root.kind !== "adds"
            text: root.label
            size: Theme.questionSize
            bold: root.kind !== "note"
        }
        AppText {
            anchors.left: labelText.right
            anchors.leftMargin: 14
            anchors.verticalCenter: labelText.verticalCenter
            visible: text !== "" && !root.inline && labelText.width + implicitWidth + 14 < parent.width
            text: root.lastText === "" || root.kind === "choice" && !root.waits ? "" : root.waits ? qsTr("去年填的，请再问一遍") : qsTr("去年%1").arg(root.lastText + root.unit)
            size: Theme.secondarySize
            color: root.waits ? Theme.amber : Theme.ink2
        }
        Loader {
            id: beside
            anchors.right: parent.right
            width: Theme.px(192)
            active: root.inline
            sourceComponent: yesNo
        }
    }
    AppText {
        width: parent.width
        visible: text !== ""
        text: root.hint
        size: Theme.secondarySize
        color: Theme.ink2
    }
    Loader {
        width: parent.width
        active: !root.inline && root.kind !== "note" && !(root.kind === "group" && root.row === "")
        visible: active
        sourceComponent: root.waits && root.asField ? lastYear : root.figured ? number : root.widgets[root.kind] ?? words
    }
    // How a call went is asked where calling was chosen.
    Loader {
        width: parent.width
        active: root.calls
        visible: active
        sourceComponent: contact
    }

    readonly property var widgets: ({
            bool: yesNo,
            choice: choice,
            multi: choice,
            count: count,
            date: date,
            time: moment,
            dateTime: moment,
            rank: rank,
            photo: photo,
            audio: audio,
            file: file,
            place: place,
            person: person,
            group: removal,
            adds: addition
        })
    readonly property var member: visit.member
    readonly property bool calls: ref.endsWith("/whereabouts") ? value === "8" : ref.endsWith("/verified_by") && (value === "3" || value === "4") && member.lost !== true
    // 是 and 否 stand at the right of their question where there is room: a page of them is seen at once.
    readonly property bool inline: kind === "bool" && !Theme.narrow && !Theme.largeText
    // Last year's value stands in a field of its own, with 没变 and 变了, where it cannot stand among the chips.
    readonly property bool asField: kind === "text" || kind === "count" || kind === "date" || kind === "time" || kind === "dateTime" || kind === "rank" || kind === "place" || figured || (kind === "choice" && options.length > 8)

    Component {
        id: lastYear
        LastYearField {
            value: root.lastText
            unit: root.unit
            onKept: root.visit.keepLast(root.ref)
            onChanged: root.changing = true
        }
    }
    Component {
        id: yesNo
        YesNoField {
            value: root.asked ? root.value : undefined
            lastValue: root.lastValue
            answer: root.answer
            message: root.waits ? qsTr("去年答%1").arg(root.lastText) : root.message
            filling: root.inline
            onPicked: value => root.visit.answer(root.ref, value)
        }
    }
    Component {
        id: choice
        VisitChoice {
            question: root
        }
    }
    Component {
        id: count
        Stepper {
            value: root.asked ? root.value : undefined
            minimum: root.minimum
            maximum: root.maximum
            unit: root.unit
            answer: root.answer
            message: root.message
            onStepped: value => root.visit.answer(root.ref, value)
        }
    }
    Component {
        id: date
        DateField {
            value: root.asked ? root.value : ""
            answer: root.answer
            message: root.message
            onPicked: value => root.visit.answer(root.ref, value)
        }
    }
    Component {
        id: moment
        VisitMoment {
            question: root
        }
    }
    Component {
        id: rank
        RankField {
            options: root.ranked()
            asked: root.asked
            answer: root.answer
            message: root.message
            onMoved: (value, by) => root.visit.rank(root.ref, value, by)
            onKept: root.visit.keepRanking(root.ref)
        }
    }
    Component {
        id: photo
        VisitPhoto {
            question: root
        }
    }
    Component {
        id: audio
        VisitAudio {
            question: root
        }
    }
    Component {
        id: file
        VisitFile {
            question: root
        }
    }
    Component {
        id: place
        VisitPlace {
            question: root
        }
    }
    Component {
        id: removal
        // A Loader stretches what it holds.
        Row {
            AppButton {
                kind: AppButton.Quiet
                iconName: "close"
                text: qsTr("去掉这一条")
                onClicked: root.visit.removeRow(root.row)
            }
        }
    }
    Component {
        id: addition
        // A Loader stretches what it holds.
        Row {
            AppButton {
                iconName: "plus"
                text: qsTr("加一条：%1").arg(root.label)
                onClicked: root.visit.addRow(root.row)
            }
        }
    }
    Component {
        id: number
        NumberField {
            readonly property bool mine: root.figure.ref === root.ref

            width: Math.min(root.width, 340 * Theme.scale)
            text: mine ? root.figure.text : root.text
            unknown: mine ? root.figure.unknown : root.unknown
            unit: root.kind === "money" ? qsTr("元") : root.unit
            active: mine
            answer: root.answer
            message: root.message
            onClicked: root.figure.open(root.visit.questions.get(root.questionIndex()))
        }
    }
    Component {
        id: words
        TextFieldRow {
            text: root.text_
            answer: root.answer
            message: root.message
            onEdited: text => root.visit.write(root.ref, text)
        }
    }
    Component {
        id: contact
        VisitContact {
            visit: root.visit
        }
    }
    Component {
        id: person
        VisitPerson {
            question: root
        }
    }

    readonly property string text_: asked && typeof value === "string" ? value : ""

    // In the order that was answered, else in the form's.
    function ranked(): var {
        const order = asked && typeof value === "string" ? value.split(" ") : [];
        return order.length > 0 ? order.map(code => options.find(option => option.value === code)).filter(option => option) : options;
    }

    function questionIndex(): int {
        for (let i = 0; i < visit.questions.count; ++i)
            if (visit.questions.get(i).ref === ref)
                return i;
        return -1;
    }
}
