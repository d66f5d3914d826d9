pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.ViewModels

// The box of a field in each of its states.
FrameItem {
    id: root

    property int answer: Answer.Open
    property bool active: false

    readonly property bool lastYear: answer === Answer.LastYear && !active
    readonly property bool notNeeded: answer === Answer.NotNeeded

    radius: Theme.radius
    dashed: lastYear || notNeeded
    color: notNeeded ? Theme.clear : lastYear ? Theme.amberWash : Theme.sheet
    borderColor: active ? Theme.pine : answer === Answer.ToMend ? Theme.amber : lastYear ? Theme.amberMark : Theme.edge
    borderWidth: active || answer === Answer.ToMend ? Theme.focus : lastYear ? Theme.heading : Theme.control
}
