pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The signed visit as it comes out of the printer: its A4 pages one under the other, and where the PDF lies. Nothing can
// be changed here.
Rectangle {
    id: root

    required property Application app
    required property string householdId

    signal back

    readonly property real fitting: Math.min(scroll.width, 900)
    property bool large: false

    color: Theme.sunk

    PrintViewModel {
        id: viewModel
        app: root.app
        householdId: root.householdId
    }
    Rectangle {
        id: head
        width: parent.width
        height: Math.max(Theme.grow(72, 20), where.height + 20)
        color: Theme.paper

        AppButton {
            id: backButton
            objectName: "printBack"
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.margin - 8
            kind: AppButton.Quiet
            iconName: "back"
            text: qsTr("回去")
            onClicked: root.back()
        }
        Column {
            id: where
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: backButton.right
            anchors.leftMargin: 16
            anchors.right: zoom.left
            anchors.rightMargin: 16

            AppText {
                width: parent.width
                text: qsTr("打印样，共%1页").arg(viewModel.pageCount)
                bold: true
                visible: viewModel.pageCount > 0
            }
            AppText {
                width: parent.width
                visible: viewModel.error === ""
                text: qsTr("已存成PDF：%1").arg(viewModel.fileName)
                size: Theme.secondarySize
                color: Theme.ink2
                wrapMode: Text.WrapAnywhere
            }
        }
        AppButton {
            id: zoom
            objectName: "printZoom"
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            visible: viewModel.pageCount > 0
            text: root.large ? qsTr("缩小") : qsTr("放大")
            onClicked: root.large = !root.large
        }
        Rule {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    Banner {
        id: problem
        anchors.top: head.bottom
        width: parent.width
        visible: viewModel.error !== ""
        kind: Banner.Todo
        iconName: "warn"
        text: viewModel.error === "write_failed" ? qsTr("PDF没存成，平板可能满了。纸样在下面，清出空间后再打开一次。") : qsTr("这一户没有能打印的已签表")
    }
    Flickable {
        id: scroll
        objectName: "printScroll"
        anchors.top: problem.visible ? problem.bottom : head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        clip: true
        contentWidth: Math.max(width, sheets.width)
        contentHeight: sheets.height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: sheets
            x: Math.max(0, (scroll.width - width) / 2)
            width: root.fitting * (root.large ? 1.6 : 1)
            topPadding: 20
            bottomPadding: 20
            spacing: 20

            Repeater {
                model: viewModel.pageCount

                PrintedPageItem {
                    required property int index

                    width: sheets.width
                    height: width * 297 / 210
                    print: viewModel
                    page: index

                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("第%1页").arg(index + 1)
                }
            }
        }
    }
}
