pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// Where the household is: asked of the device once, and only if the household lets it be written down.
Column {
    id: root

    required property var question

    readonly property var parts: root.question.asked && typeof root.question.value === "string" ? root.question.value.split(" ") : []

    spacing: Theme.answerGap

    PlaceViewModel {
        id: place
        app: root.question.visit.app
        onFound: geopoint => root.question.visit.answer(root.question.ref, geopoint)
    }
    AppText {
        width: parent.width
        visible: root.parts.length === 4
        text: root.parts.length === 4 ? qsTr("北纬%1，东经%2，误差%3米").arg(Number(root.parts[0]).toFixed(5)).arg(Number(root.parts[1]).toFixed(5)).arg(Math.round(Number(root.parts[3]))) : ""
        bold: true
    }
    AppText {
        width: parent.width
        visible: root.question.unknown
        text: qsTr("这家不让记位置")
        bold: true
    }
    AppText {
        width: parent.width
        visible: !root.question.asked
        text: place.searching ? qsTr("正在找位置，最多45秒，请到屋外开阔处") : place.canLocate ? qsTr("问一声：能不能记下这一户在哪里？只记这一次，以后不再跟着。") : qsTr("这台平板没有定位。")
        running: true
    }
    Flow {
        width: parent.width
        visible: !root.question.asked && !place.searching
        spacing: Theme.answerGap

        AppButton {
            visible: place.canLocate
            iconName: "pin"
            text: qsTr("让记，记一次")
            onClicked: place.locate()
        }
        AppButton {
            text: qsTr("不让记")
            onClicked: root.question.visit.answerUnknown(root.question.ref)
        }
    }
    AppButton {
        visible: root.question.asked
        kind: AppButton.Quiet
        iconName: "undo"
        text: qsTr("改回没记")
        onClicked: root.question.visit.takeBack(root.question.ref)
    }
    FieldMessage {
        width: parent.width
        answer: root.question.phase === "mend" ? Answer.ToMend : Answer.Open
        text: place.failed ? qsTr("没有找到位置，请到屋外再试一次") : root.question.message
    }
}
