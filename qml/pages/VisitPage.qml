// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, and so the ids around it count as unqualified.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One household's visit from the first question to the last signature. It opens where it was left. putAside(): left for later,
// everything is saved. visitSealed(): all have signed.
Rectangle {
    id: root

    required property Application app
    required property string householdId

    signal putAside
    signal visitSealed
    signal personRequested
    signal durabilityRequested

    // "form", "read_back" or "signature".
    property string step: "form"

    color: Theme.paper

    VisitViewModel {
        id: visitModel
        app: root.app
        householdId: root.householdId
        onReadBackRequested: root.step = "read_back"
        onSignatureRequested: root.step = "signature"
        onSealedAlready: away.start()
    }
    // The page is still being made when it learns that it has nothing to do.
    Timer {
        id: away
        interval: 0
        onTriggered: root.visitSealed()
    }
    Loader {
        anchors.fill: parent
        active: root.step === "form"
        sourceComponent: VisitForm {
            visit: visitModel
            app: root.app
            onPutAside: root.putAside()
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
            onPutAside: root.putAside()
            onSectionPicked: key => root.openForm(key, "")
            onVisitSealed: root.visitSealed()
            onPersonRequested: root.personRequested()
            onDurabilityRequested: root.durabilityRequested()
        }
    }

    function openForm(section: string, target: string) {
        root.step = "form";
        visitModel.goTo(section, target);
    }
}
