pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Text, kept as it is written: edited(text) with every change, so the page can save each. `text` is what is stored; while
// the field is being written in, the writer's text wins, so a late save never takes back a character or a half-typed
// pinyin. `lines` > 1 makes a note field in which return starts a new line; else return is accepted().
Column {
    id: root

    property string text: ""
    property string placeholder: qsTr("写几个字")
    property string hint: ""
    property string iconName: ""
    property int answer: Answer.Open
    property string message: ""
    property int lines: 1
    property int maximumLength: 500
    property int inputMethodHints: Qt.ImhNone
    property bool clearable: false
    readonly property bool writing: edit.activeFocus
    readonly property string currentText: edit.text

    signal edited(string text)
    signal accepted

    // Takes what the input method still holds into the text.
    function commit() {
        if (edit.inputMethodComposing)
            Qt.inputMethod.commit(); // qmllint disable
    }

    function clear() {
        edit.text = "";
    }

    function focusField() {
        edit.forceActiveFocus();
        edit.cursorPosition = edit.length;
    }

    function takeStored() {
        if (!edit.activeFocus && edit.text !== text) {
            edit.loading = true;
            edit.text = text;
            edit.loading = false;
        }
    }

    spacing: 8
    onTextChanged: takeStored()
    onVisibleChanged: commit()
    Component.onCompleted: takeStored()

    FieldFrame {
        id: frame
        width: parent.width
        implicitHeight: Math.max(Theme.grow(58 + (root.lines - 1) * 30, 20 * root.lines), edit.implicitHeight + 20)
        implicitWidth: 200
        answer: root.answer
        active: edit.activeFocus

        TapHandler {
            enabled: !frame.notNeeded
            onTapped: root.focusField()
        }
        Icon {
            id: icon
            x: visible ? 16 : 0
            y: Math.round((Math.min(parent.height, Theme.grow(58)) - height) / 2)
            name: root.iconName
        }
        TextEdit {
            id: edit

            property bool loading: false
            property string before: ""

            anchors.left: icon.right
            anchors.leftMargin: icon.visible ? 12 : 16
            anchors.right: clearButton.left
            anchors.rightMargin: 8
            y: root.lines > 1 ? 12 : Math.round((parent.height - height) / 2)
            enabled: !frame.notNeeded
            activeFocusOnTab: true
            font.family: Theme.sans
            font.pixelSize: Theme.px(23)
            font.bold: !frame.lastYear && !frame.notNeeded
            color: frame.lastYear ? Theme.amber : frame.notNeeded ? Theme.ink2 : Theme.ink
            selectionColor: Theme.pine
            selectedTextColor: Theme.sheet
            // A finger that lands here may be scrolling the page.
            selectByMouse: mouse.hovered
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            inputMethodHints: root.inputMethodHints | (root.lines > 1 ? Qt.ImhMultiLine : Qt.ImhNone)
            cursorDelegate: Rectangle {
                width: 2
                visible: edit.activeFocus
                color: Theme.pine
            }

            onTextChanged: {
                if (loading)
                    return;
                if (text.length > root.maximumLength) {
                    const at = Math.min(cursorPosition, before.length);
                    text = before;
                    cursorPosition = at;
                    return;
                }
                if (text === before)
                    return;
                before = text;
                root.edited(text);
            }
            onActiveFocusChanged: {
                before = text;
                if (!activeFocus)
                    root.takeStored();
            }
            Keys.onReturnPressed: event => finish(event)
            Keys.onEnterPressed: event => finish(event)
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

            function finish(event) {
                event.accepted = root.lines === 1;
                if (event.accepted) {
                    root.commit();
                    root.accepted();
                }
            }

            Accessible.role: Accessible.EditableText
            Accessible.name: root.placeholder

            HoverHandler {
                id: mouse
                acceptedDevices: PointerDevice.Mouse
            }
        }
        AppText {
            anchors.left: edit.left
            anchors.right: edit.right
            y: root.lines > 1 ? edit.y : Math.round((parent.height - height) / 2)
            visible: edit.text === "" && edit.preeditText === ""
            text: frame.notNeeded ? "—" : root.placeholder
            color: Theme.ink2
        }
        AppText {
            anchors.right: edit.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.hint !== "" && edit.text !== "" && edit.contentWidth + implicitWidth + 24 < edit.width
            text: root.hint
            size: Theme.secondarySize
            color: Theme.ink2
            wrapMode: Text.NoWrap
        }
        Pressable {
            id: clearButton
            anchors.right: parent.right
            width: visible ? Theme.grow(52) : 8
            height: parent.height
            visible: root.clearable && edit.text !== ""
            text: qsTr("清空")
            onClicked: {
                root.clear();
                edit.forceActiveFocus();
            }
            contentItem: Item {
                Icon {
                    anchors.centerIn: parent
                    name: "close"
                    color: Theme.pine
                }
            }
            background: FocusRing {
                anchors.margins: 4
                shown: clearButton.visualFocus
            }
        }
    }
    FieldMessage {
        width: parent.width
        answer: root.answer
        text: root.message
    }
}
