pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The chosen household beside the list: enough to know at which door one stands, and the one thing to do there.
Item {
    id: root

    required property Application app
    property string householdId: ""

    signal opened(string route, string household)

    HouseholdViewModel {
        id: household
        app: root.app
        householdId: root.householdId
    }

    Flickable {
        anchors.fill: parent
        anchors.bottomMargin: actions.height + 40
        contentHeight: column.height + 48
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        visible: household.found

        Column {
            id: column
            x: 28
            y: 32
            width: parent.width - 60
            spacing: 12

            PageTitle {
                width: parent.width
                text: household.name
                suffix: qsTr("户")
            }
            AppText {
                width: parent.width
                text: household.village + (household.address !== "" ? household.address : household.hamlet)
                color: Theme.ink2
            }
            HouseholdBadges {
                width: parent.width
                household: household
                withStage: false
            }
            Rule {
                width: parent.width
                heading: true
            }
            Column {
                width: parent.width

                Repeater {
                    model: household.members

                    Item {
                        id: member

                        required property string name
                        required property string relation
                        required property int age
                        required property string whereabouts
                        required property string place

                        width: column.width
                        height: Math.max(Theme.grow(50), nameText.height + 16, factText.height + 16)

                        AppText {
                            id: nameText
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, member.width * 0.5)
                            text: member.name
                            bold: true
                            lineHeight: 1.05
                        }
                        FactLine {
                            id: factText
                            anchors.left: nameText.right
                            anchors.leftMargin: Math.max(20, Theme.px(88) - nameText.width)
                            anchors.right: where.left
                            anchors.rightMargin: 8
                            anchors.verticalCenter: parent.verticalCenter
                            facts: [member.relation, member.age >= 0 ? qsTr("%1岁").arg(member.age) : ""]
                        }
                        AppText {
                            id: where
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, member.width * 0.4)
                            text: Theme.listed([member.whereabouts, member.place], qsTr("，"))
                            size: Theme.secondarySize
                            horizontalAlignment: Text.AlignRight
                        }
                        Rule {
                            anchors.bottom: parent.bottom
                            width: parent.width
                        }
                    }
                }
            }
            FactLine {
                width: parent.width
                facts: [household.lastYearIncome === "" ? "" : qsTr("去年人均%1").arg(household.lastYearIncome), household.stage === 3 ? qsTr("签 %1").arg(household.visitDay) : ""]
            }
        }
    }
    Column {
        id: actions
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 28
        x: 28
        width: parent.width - 60
        spacing: 14
        visible: household.found

        Row {
            id: secondary
            width: parent.width
            spacing: 12

            AppButton {
                width: (secondary.width - secondary.spacing) / 2
                leftPadding: 8
                iconName: "doc"
                text: qsTr("看全户")
                onClicked: root.opened("household", root.householdId)
            }
            AppButton {
                width: (secondary.width - secondary.spacing) / 2
                leftPadding: 8
                iconName: "phone"
                text: qsTr("打电话")
                enabled: household.phone !== ""
                onClicked: phoneDialog.open()
            }
        }
        VisitButton {
            width: parent.width
            stage: household.stage
            amended: household.sealedVersion > 0 && household.version > household.sealedVersion
            sealed: household.sealedVersion > 0
            onOpened: route => root.opened(route, root.householdId)
        }
    }
    PhoneDialog {
        id: phoneDialog
        household: household
    }
}
