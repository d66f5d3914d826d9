// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component.
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One household's visit from the first question to the last signature. It opens where it was left. left(): put aside,
// everything is saved. visitSealed(): all have signed.
Rectangle {
    id: root

    required property Application app
    required property string householdId

    signal left
    signal visitSealed
    signal personRequested
    signal durabilityRequested

    // "form", "read_back" or "signature".
    property string step: "form"

    color: Theme.paper

    VisitViewModel {
        id: visit
        app: root.app
        householdId: root.householdId
        onReadBackRequested: root.step = "read_back"
        onSignatureRequested: root.step = "signature"
        onSealedAlready: root.visitSealed()
    }
    Loader {
        anchors.fill: parent
        active: root.step === "form"
        sourceComponent: VisitForm {
            visit: visit
            app: root.app
            onLeft: root.left()
            onPersonRequested: root.personRequested()
            onDurabilityRequested: root.durabilityRequested()
        }
    }
    Loader {
        anchors.fill: parent
        active: root.step === "read_back"
        sourceComponent: ReadBackPage {
            app: root.app
            householdId: root.householdId
            onBack: root.openForm("conclusion", "")
            onWrong: target => root.openForm("", target)
            onHeard: root.step = "signature"
        }
    }
    Loader {
        anchors.fill: parent
        active: root.step === "signature"
        sourceComponent: SignaturePage {
            app: root.app
            householdId: root.householdId
            onLeft: root.left()
            onSectionPicked: key => root.openForm(key, "")
            onVisitSealed: root.visitSealed()
            onPersonRequested: root.personRequested()
            onDurabilityRequested: root.durabilityRequested()
        }
    }

    function openForm(section: string, target: string) {
        root.step = "form";
        visit.goTo(section, target);
    }
}
