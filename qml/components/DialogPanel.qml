pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// What a dialog shows; AppDialog puts it over the page.
Rectangle {
    id: root

    property string title: ""
    property string text: ""
    property string confirmText: ""
    property string cancelText: ""
    property bool grave: false
    default property alias extra: extras.data

    signal confirmed
    signal cancelled

    function focusCancel() {
        cancelButton.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitWidth: 540
    implicitHeight: column.implicitHeight + 52
    radius: Theme.radius
    color: Theme.sheet
    border.color: Theme.ink
    border.width: Theme.heading

    Column {
        id: column
        x: 28
        y: 26
        width: parent.width - 56
        spacing: 14

        AppText {
            width: parent.width
            text: root.title
            size: Theme.sectionTitleSize
            bold: true
            serif: true
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.text
            running: true
        }
        Column {
            id: extras
            width: parent.width
            visible: children.length > 0
            spacing: 14
        }
        Item {
            width: 1
            height: 6
        }
        Flow {
            width: parent.width
            spacing: 12
            layoutDirection: Qt.RightToLeft

            AppButton {
                kind: root.grave ? AppButton.Grave : AppButton.Primary
                text: root.confirmText
                leftPadding: 24
                onClicked: root.confirmed()
            }
            AppButton {
                id: cancelButton
                height: Theme.grow(Theme.primaryHeight)
                visible: root.cancelText !== ""
                text: root.cancelText
                onClicked: root.cancelled()
            }
        }
    }
}
