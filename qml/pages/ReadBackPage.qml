pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The page that belongs to the household: what was found, one fact a sentence, in plain spoken words; 不对 beside each
// leads to its question. Nothing else is on it.
Rectangle {
    id: root

    required property Application app
    required property string householdId

    signal back
    signal wrong(string target)
    signal heard

    property int size: Theme.readBackSize
    property int reading: -1

    readonly property int smallest: 29
    readonly property int largest: 48
    // Large text of the program makes it larger too, but not beyond what still holds a sentence.
    readonly property int pixels: Math.min(Theme.px(size), Math.max(largest, size))
    readonly property real side: Theme.narrow ? 36 : Math.max(48, (width - 1040) / 2)

    color: Theme.sheet

    ReadBackViewModel {
        id: viewModel
        app: root.app
        householdId: root.householdId
    }
    AppButton {
        id: backButton
        x: 24
        y: Math.round((header.height - height) / 2)
        kind: AppButton.Quiet
        iconName: "back"
        text: qsTr("回去改")
        onClicked: root.back()
    }
    Item {
        id: header
        width: parent.width
        height: Theme.grow(88, 20)

        AppText {
            anchors.centerIn: parent
            visible: !Theme.narrow
            text: qsTr("念给%1一家听").arg(viewModel.head)
            color: Theme.ink2
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: 32 - (Theme.narrow ? 8 : 0)
            anchors.verticalCenter: parent.verticalCenter
            spacing: 12

            AppButton {
                leftPadding: 15
                enabled: root.size > root.smallest
                text: qsTr("字小")
                onClicked: root.size = Math.max(root.smallest, root.size - 4)
            }
            AppButton {
                leftPadding: 15
                enabled: root.size < root.largest
                text: qsTr("字大")
                onClicked: root.size = Math.min(root.largest, root.size + 4)
            }
        }
    }
    Rule {
        id: rule
        anchors.top: header.bottom
        x: root.side
        width: parent.width - 2 * root.side
        heading: true
    }
    ListView {
        id: list
        anchors.top: rule.bottom
        anchors.bottom: foot.top
        x: root.side
        width: parent.width - 2 * root.side
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: viewModel.sentences

        delegate: Item {
            id: sentence
            required property var modelData
            required property int index

            width: ListView.view.width
            height: Math.max(words.height + 44, Theme.grow(92))

            Rectangle {
                anchors.fill: parent
                anchors.leftMargin: -16
                anchors.rightMargin: -16
                visible: root.reading === sentence.index
                color: Theme.wash
            }
            AppText {
                y: words.y + Math.round((root.pixels * 1.5 - height) / 2)
                text: sentence.modelData.number
                color: Theme.ink2
                bold: true
            }
            Text {
                id: words
                x: Theme.grow(56)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - wrongButton.width - 16
                text: sentence.modelData.html
                textFormat: Text.StyledText
                wrapMode: Text.Wrap
                color: Theme.ink
                font.family: Theme.serif
                font.pixelSize: root.pixels
                lineHeight: 1.1
                style: Text.Outline
                styleColor: Qt.alpha(Theme.ink, 0.3)
                Accessible.role: Accessible.StaticText
                Accessible.name: sentence.modelData.plain
            }
            AppButton {
                id: wrongButton
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                kind: AppButton.Quiet
                text: qsTr("不对")
                onClicked: root.wrong(sentence.modelData.target)
            }
            Rule {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
    }
    Rectangle {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.narrow ? asked.height + buttons.height + 60 : Math.max(buttons.height, asked.height) + 52
        color: Theme.narrow ? Theme.paper : Theme.sheet

        Rule {
            width: parent.width
            visible: Theme.narrow
        }
        AppText {
            id: asked
            x: root.side
            y: Theme.narrow ? 24 : Math.round((parent.height - height) / 2)
            width: Theme.narrow ? parent.width - 2 * x : parent.width - 2 * x - buttons.width - 20
            text: viewModel.error === "" ? qsTr("听清楚了吗？哪一句不对，就说哪一句。") : qsTr("刚才没存上，请再按一次（%1）").arg(viewModel.error)
            size: 25
            serif: true
        }
        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: root.side
            y: Theme.narrow ? asked.y + asked.height + 16 : Math.round((parent.height - height) / 2)
            width: Theme.narrow ? parent.width - 2 * root.side : implicitWidth
            spacing: 14

            AppButton {
                id: again
                width: Theme.narrow ? (parent.width - parent.spacing) * 0.4 : implicitWidth
                height: on.height
                iconName: "undo"
                text: root.reading < 0 ? qsTr("再念一遍") : qsTr("念下一句")
                onClicked: root.readOn()
            }
            AppButton {
                id: on
                objectName: "heard"
                width: Theme.narrow ? parent.width - again.width - parent.spacing : implicitWidth
                kind: AppButton.Primary
                chevron: Theme.narrow ? "" : "right"
                text: qsTr("听清了，去签字")
                onClicked: {
                    if (viewModel.confirm())
                        root.heard();
                }
            }
        }
    }

    // Reads again from the first sentence, marking the one that is being read; after the last the mark goes.
    function readOn() {
        reading = reading + 1 < list.count ? reading + 1 : -1;
        list.positionViewAtIndex(Math.max(0, reading), ListView.Contain);
    }
}
