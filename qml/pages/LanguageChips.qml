pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Components

// The language of the screens, each named in itself.
Row {
    id: root

    property string language: "zh"

    signal picked(string language)

    spacing: 10

    Repeater {
        model: [{
                key: "zh",
                name: "中文"
            }, {
                key: "en",
                name: "English"
            }]

        Chip {
            required property var modelData

            text: modelData.name
            chosen: root.language === modelData.key
            onClicked: root.picked(modelData.key)
        }
    }
}
