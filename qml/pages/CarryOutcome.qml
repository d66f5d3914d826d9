pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// How a round on foot went: what is safe, what came back, what went along.
Column {
    id: root

    required property CarryViewModel carry
    // Who has what went along, as 在U盘里 or 在同事那里.
    property string whereabouts: ""
    // What is to be done next for the receipt to come.
    property string next: ""

    visible: carry.done

    CarryStep {
        width: parent.width
        visible: root.carry.receipt
        iconName: "check"
        strong: true
        text: qsTr("收条取回来了：上次带走的，乡镇收到了")
    }
    CarryStep {
        width: parent.width
        visible: root.carry.changes > 0 || root.carry.pictures > 0
        iconName: "check"
        strong: true
        text: root.carry.pictures > 0 ? qsTr("%1处改动、%2份签名和照片，%3").arg(root.carry.changes).arg(root.carry.pictures).arg(root.whereabouts) : qsTr("%1处改动，%2").arg(root.carry.changes).arg(root.whereabouts)
    }
    CarryStep {
        width: parent.width
        visible: !root.carry.whole
        iconName: "warn"
        text: qsTr("照片太多，这次没带完；收条回来后再带一次")
    }
    CarryStep {
        width: parent.width
        visible: root.carry.changes === 0 && root.carry.pictures === 0
        iconName: "check"
        text: qsTr("没有要带的了，乡镇都有收条")
    }
    CarryStep {
        width: parent.width
        visible: root.carry.changes > 0 || root.carry.pictures > 0
        iconName: "tablet"
        text: root.next
    }
}
