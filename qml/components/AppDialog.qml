pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Ruhu.Theme

// Only for what cannot be undone; the buttons name the deed. open() it; it closes itself and says confirmed() or
// cancelled() (also by Escape). The way back has the focus, so a stray return does nothing.
T.Popup {
    id: root

    property string title: ""
    property string text: ""
    property string confirmText: ""
    property string cancelText: qsTr("先不办")
    property bool grave: false
    // Items between the text and the buttons, as a reason to be given.
    property alias extra: panel.extra

    signal confirmed
    signal cancelled

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(540 * Theme.scale, (parent?.width ?? 600) - 48)
    height: contentItem.implicitHeight
    modal: true
    focus: true
    closePolicy: T.Popup.NoAutoClose
    onOpened: panel.focusCancel()

    T.Overlay.modal: Rectangle {
        color: Qt.alpha(Theme.ink, 0.48)
    }
    contentItem: DialogPanel {
        id: panel
        title: root.title
        text: root.text
        confirmText: root.confirmText
        cancelText: root.cancelText
        grave: root.grave
        onConfirmed: {
            root.close();
            root.confirmed();
        }
        onCancelled: {
            root.close();
            root.cancelled();
        }
        Keys.onEscapePressed: cancelled()
    }
}
