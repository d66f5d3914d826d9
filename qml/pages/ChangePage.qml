pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 家里有变动: who has come and who has gone. A newcomer whom somebody knows already is shown before a second record is made.
Item {
    id: root

    required property Application app
    required property string householdId

    signal back

    ChangeViewModel {
        id: viewModel
        app: root.app
        householdId: root.householdId
    }
    Flickable {
        id: scroll
        anchors.top: parent.top
        anchors.bottom: foot.top
        width: parent.width
        contentHeight: column.height + 48
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column
            x: Theme.margin
            y: 20
            width: Math.min(parent.width - 2 * Theme.margin, Theme.px(820))
            spacing: Theme.questionGap

            Row {
                spacing: 12

                AppButton {
                    id: backButton
                    kind: AppButton.Quiet
                    iconName: "back"
                    Accessible.name: qsTr("回去")
                    onClicked: root.back()
                }
                PageTitle {
                    width: column.width - backButton.width - 12
                    topPadding: Math.max(0, (backButton.height - Theme.px(42)) / 2)
                    text: qsTr("家里有变动")
                    facts: [qsTr("%1户").arg(viewModel.head)]
                }
            }
            Column {
                width: parent.width
                spacing: Theme.answerGap

                AppText {
                    text: qsTr("来了人")
                    size: Theme.questionSize
                    bold: true
                }
                Flow {
                    width: parent.width
                    spacing: Theme.answerGap

                    Repeater {
                        model: [["11", qsTr("出生")], ["12", qsTr("婚入")], ["13", qsTr("迁入")], ["14", qsTr("回归")]]

                        Chip {
                            required property var modelData

                            text: modelData[1]
                            chosen: viewModel.change === modelData[0]
                            onClicked: viewModel.change = modelData[0]
                        }
                    }
                }
                AppText {
                    topPadding: 6
                    text: qsTr("走了人")
                    size: Theme.questionSize
                    bold: true
                }
                Flow {
                    width: parent.width
                    spacing: Theme.answerGap

                    Repeater {
                        model: [["21", qsTr("死亡")], ["22", qsTr("婚出")], ["23", qsTr("分户")], ["24", qsTr("迁出")]]

                        Chip {
                            required property var modelData

                            text: modelData[1]
                            chosen: viewModel.change === modelData[0]
                            onClicked: viewModel.change = modelData[0]
                        }
                    }
                }
            }
            ChangeComes {
                width: parent.width
                visible: viewModel.comes
                changes: viewModel
                onSaved: root.back()
            }
            ChangeGoes {
                width: parent.width
                visible: viewModel.goes
                changes: viewModel
            }
            Banner {
                width: parent.width
                visible: viewModel.error !== ""
                kind: Banner.Todo
                iconName: "warn"
                text: viewModel.error === "other_village" ? qsTr("这个人在别的村，请乡镇转户") : qsTr("没记上，请再按一次（%1）").arg(viewModel.error)
            }
        }
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: done.height + 32
        color: Theme.paper

        Rule {
            width: parent.width
        }
        AppButton {
            id: done
            objectName: "saveChange"
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.narrow ? Theme.margin : column.x + column.width - width
            width: Theme.narrow ? parent.width - 2 * Theme.margin : implicitWidth
            kind: AppButton.Primary
            enabled: viewModel.obstacle === ""
            text: viewModel.obstacle !== "" ? viewModel.obstacle : viewModel.comes ? qsTr("加到这户") : qsTr("记下，人不删")
            onClicked: {
                if (viewModel.save())
                    root.back();
            }
        }
    }
}
