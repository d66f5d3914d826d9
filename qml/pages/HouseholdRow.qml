pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

// A household in the list. When somebody else than the head was found, the line says who.
ListRow {
    id: root

    required property string household
    required name
    required property string village
    required property string hamlet
    required property string address
    required property int persons
    required property string category
    required property int stage
    required property string day
    required property string matched
    required property bool byNumber
    property bool withVillage: false

    line: Theme.listed([matched === "" ? "" : qsTr("有%1").arg(matched), (withVillage ? village + " " : "") + (address !== "" ? address : hamlet), qsTr("%1人").arg(persons), category], "\u2003")
    badgeText: stage === 3 ? qsTr("已签 %1").arg(day) : stage === 2 ? qsTr("待补签") : stage === 1 ? qsTr("填了一半") : qsTr("未排查")
    badgeKind: stage === 3 ? Badge.Signed : stage === 2 ? Badge.Amber : stage === 1 ? Badge.Draft : Badge.Plain
}
