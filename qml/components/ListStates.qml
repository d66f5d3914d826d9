pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// The four states of a list. Children are the content, shown in phase Content. Empty offers a way on; an error says
// what is safe, what to do, and the code in brackets.
Item {
    id: root

    enum Phase { Loading, Empty, Error, Content }

    property int phase: ListStates.Content
    property string title: ""
    property string text: ""
    property string code: ""
    property string actionText: ""
    property string actionIcon: ""
    property string loadingText: qsTr("正在取名册…")
    default property alias content: holder.data

    signal action

    implicitHeight: phase === ListStates.Content ? holder.childrenRect.height : phase === ListStates.Loading ? skeleton.implicitHeight : message.implicitHeight

    Item {
        id: holder
        anchors.fill: parent
        visible: root.phase === ListStates.Content
    }
    Column {
        id: skeleton
        visible: root.phase === ListStates.Loading
        width: parent.width
        spacing: 16

        Repeater {
            model: 3

            Column {
                width: skeleton.width
                spacing: 10

                Rectangle {
                    width: parent.width * 0.45
                    height: Theme.px(20)
                    color: Theme.sunk
                }
                Rectangle {
                    width: parent.width * 0.82
                    height: Theme.px(15)
                    color: Theme.sunk
                }
            }
        }
        AppText {
            text: root.loadingText
            size: Theme.secondarySize
            color: Theme.ink2
        }
    }
    Column {
        id: message
        anchors.verticalCenter: parent.verticalCenter
        visible: root.phase === ListStates.Empty || root.phase === ListStates.Error
        width: parent.width
        spacing: 12

        Row {
            width: parent.width
            spacing: 10

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.phase === ListStates.Error ? "warn" : ""
                color: Theme.amber
            }
            AppText {
                width: parent.width - (root.phase === ListStates.Error ? 44 : 0)
                text: root.title
                size: Theme.questionSize
                bold: true
            }
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: root.code === "" ? root.text : qsTr("%1（代号 %2）。").arg(root.text.replace(/[。.]$/, "")).arg(root.code)
            size: Theme.secondarySize
            color: Theme.ink2
            running: true
        }
        AppButton {
            visible: root.actionText !== ""
            text: root.actionText
            iconName: root.actionIcon
            onClicked: root.action()
        }
    }
}
