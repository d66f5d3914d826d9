pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Components
import Ruhu.ViewModels

// The language of the screens, each named in itself.
Row {
    id: root

    required property Application app

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
            chosen: root.app?.language === modelData.key
            onClicked: root.app.language = modelData.key
        }
    }
}
