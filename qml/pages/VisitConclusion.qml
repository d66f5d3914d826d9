pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The end of the form: an answer to each thing that had to be checked face to face, then one conclusion of seven.
VisitQuestions {
    id: root

    title: visit.sectionText
    header: [
        Column {
            width: parent.width
            spacing: Theme.questionGap

            AppText {
                width: parent.width
                visible: text !== ""
                text: root.visit.classHint
                color: Theme.ink2
            }
            Repeater {
                model: root.visit.risks

                VisitRisk {
                    width: parent?.width ?? 0
                    visit: root.visit
                    marked: root.visit.focusRef === risk.ref || root.visit.focusRef === risk.noteRef
                }
            }
        }
    ]
}
