pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme

// 本机 › 乡镇 › 已备份: cumulative counts of signed households. A place that has fewer than the first is amber.
// The office has no tablet: showLocal false.
Row {
    id: root

    property int local: 0
    property int township: 0
    property int backup: 0
    property bool showLocal: true
    property bool labels: true

    readonly property var places: (showLocal ? [{
                icon: "tablet",
                text: qsTr("本机"),
                count: local,
                behind: false
            }] : []).concat([{
                icon: "office",
                text: qsTr("乡镇"),
                count: township,
                behind: showLocal && township < local
            }, {
                icon: "vault",
                text: qsTr("已备份"),
                count: backup,
                behind: backup < (showLocal ? local : township)
            }])

    spacing: 12

    Repeater {
        model: root.places

        Row {
            id: place

            required property var modelData
            required property int index
            readonly property color wordColor: modelData.behind ? Theme.amber : Theme.ink

            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: place.index > 0 ? "right" : ""
                size: 18
                color: place.modelData.behind ? Theme.amberMark : Theme.edge
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: place.modelData.icon
                size: 22
                color: place.wordColor
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.labels
                text: place.modelData.text
                size: Theme.secondarySize
                color: place.modelData.behind ? Theme.amber : Theme.ink2
                wrapMode: Text.NoWrap
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: Theme.grouped(place.modelData.count)
                bold: true
                color: place.wordColor
                wrapMode: Text.NoWrap
            }
        }
    }

    Accessible.role: Accessible.StaticText
    Accessible.name: places.map(place => place.text + place.count).join("，")
}
