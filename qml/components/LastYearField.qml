pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// Last year's answer, dashed amber: it counts only when asked again and confirmed. 没变 keeps it, 变了 opens the field.
Flow {
    id: root

    property string value: ""
    property string unit: ""

    signal kept
    signal changed

    readonly property bool stacked: width - keep.width - change.width - 2 * spacing < Theme.px(200)

    spacing: 10

    FieldBox {
        width: root.stacked ? root.width : root.width - keep.width - change.width - 2 * root.spacing
        enabled: false
        answer: Answer.LastYear
        valueText: root.value
        unit: root.unit
    }
    AppButton {
        id: keep
        width: Math.max(implicitWidth, Theme.grow(136, 30))
        text: qsTr("没变")
        iconName: "check"
        onClicked: root.kept()
    }
    AppButton {
        id: change
        width: Math.max(implicitWidth, Theme.grow(136, 30))
        text: qsTr("变了")
        iconName: "pen"
        onClicked: root.changed()
    }
}
