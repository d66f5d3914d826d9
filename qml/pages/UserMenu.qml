pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Behind the person's name: size of text, language, lock, and who is meant by "this tablet".
T.Popup {
    id: root

    required property Application app

    width: Math.min(Theme.px(380), (parent?.width ?? 400) - 32)
    height: Math.min(contentItem.implicitHeight, (parent?.height ?? 800) - y - 16)
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle {
        color: Qt.alpha(Theme.ink, 0.24)
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.sheet
        border.color: Theme.ink
        border.width: Theme.heading
    }
    contentItem: Flickable {
        implicitHeight: column.height + 48
        contentHeight: implicitHeight
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            x: 24
            y: 24
            width: parent.width - 48
            spacing: 14

            AppText {
                width: parent.width
                text: root.app.staffName
                size: Theme.sectionTitleSize
                bold: true
                serif: true
                lineHeight: 1
            }
            FactLine {
                width: parent.width
                facts: [root.app.staffRole, root.app.township, root.app.deviceName]
            }
            Rule {
                width: parent.width
                heading: true
            }
            AppText {
                text: qsTr("字的大小")
                bold: true
            }
            Flow {
                width: parent.width
                spacing: 10

                Repeater {
                    model: [100, 125, 150]

                    Chip {
                        required property int modelData

                        text: modelData === 100 ? qsTr("正常") : modelData === 125 ? qsTr("大") : qsTr("特大")
                        chosen: root.app.textPercent === modelData
                        onClicked: root.app.textPercent = modelData
                    }
                }
            }
            AppText {
                text: qsTr("语言")
                bold: true
            }
            LanguageChips {
                language: root.app.language
                onPicked: language => root.app.language = language
            }
            Rule {
                width: parent.width
            }
            AppButton {
                width: parent.width
                iconName: "lock"
                text: qsTr("锁上、换个人用")
                onClicked: {
                    root.close();
                    root.app.lock();
                }
            }
            AppText {
                width: parent.width
                text: qsTr("三分钟没人碰，也会自己锁上。")
                size: Theme.secondarySize
                color: Theme.ink2
            }
        }
    }
}
