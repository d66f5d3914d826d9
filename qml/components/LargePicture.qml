pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Ruhu.Theme

// A picture over the whole window, as large as it fits. open() it; it closes itself, by its button or Escape.
T.Popup {
    id: root

    property url source
    property string name: ""

    parent: T.Overlay.overlay
    width: parent?.width ?? 0
    height: parent?.height ?? 0
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    onOpened: closing.forceActiveFocus(Qt.TabFocusReason)

    background: Rectangle {
        color: Theme.ink
    }
    contentItem: Item {
        Image {
            anchors.fill: parent
            anchors.margins: 16
            anchors.bottomMargin: closing.height + 32
            source: root.source
            fillMode: Image.PreserveAspectFit
            Accessible.role: Accessible.Graphic
            Accessible.name: root.name
        }
        AppButton {
            id: closing
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 16
            iconName: "close"
            text: qsTr("看完了")
            onClicked: root.close()
        }
    }
}
