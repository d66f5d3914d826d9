// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, and so the ids around it count as unqualified.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The signed visit as it is kept: the document, the seal, the signatures and the code; beside it where it is by now and
// what can be done. `fresh`: it has just been sealed, the seal comes down. nextHousehold(): on to the next door.
// amended(): a new version has been begun, fill it. Stands in the shell, which keeps rail and strip.
Rectangle {
    id: root

    required property Application app
    required property string householdId
    property bool fresh: false

    signal nextHousehold(string id)
    signal amended
    signal resumed
    signal signRequested
    signal back

    color: Theme.paper

    SealedViewModel {
        id: viewModel
        app: root.app
        householdId: root.householdId
    }
    Flickable {
        id: scroll
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: side.left
        anchors.rightMargin: Theme.margin
        anchors.top: parent.top
        anchors.topMargin: 24
        anchors.bottom: Theme.narrow ? nextButton.top : parent.bottom
        anchors.bottomMargin: Theme.narrow ? 16 : 24
        clip: true
        contentHeight: document.height + (Theme.narrow ? below.height + 28 : 0)
        boundsBehavior: Flickable.StopAtBounds

        SealedDocument {
            id: document
            width: scroll.width
            height: Math.max(implicitHeight, Theme.narrow ? 0 : scroll.height)
            sealed: viewModel
            fresh: root.fresh
        }
        SealedSide {
            id: below
            anchors.top: document.bottom
            anchors.topMargin: 28
            width: scroll.width
            visible: Theme.narrow
            sealed: viewModel
            onAmendRequested: amendDialog.open()
            onResumed: root.resumed()
            onPrintRequested: printLoader.active = true
            onSignRequested: root.signRequested()
            onAcceptRequested: acceptDialog.open()
        }
    }
    Flickable {
        id: side
        anchors.right: parent.right
        anchors.rightMargin: Theme.narrow ? 0 : Theme.margin
        anchors.top: parent.top
        anchors.topMargin: 24
        anchors.bottom: nextButton.top
        anchors.bottomMargin: 12
        width: Theme.narrow ? 0 : Theme.grow(312, 90)
        visible: !Theme.narrow
        clip: true
        contentHeight: beside.height
        boundsBehavior: Flickable.StopAtBounds

        SealedSide {
            id: beside
            width: side.width
            sealed: viewModel
            onAmendRequested: amendDialog.open()
            onResumed: root.resumed()
            onPrintRequested: printLoader.active = true
            onSignRequested: root.signRequested()
            onAcceptRequested: acceptDialog.open()
        }
    }
    AppButton {
        id: nextButton
        objectName: "nextHousehold"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: Theme.narrow ? parent.width - 2 * Theme.margin : side.width
        kind: AppButton.Primary
        chevron: "right"
        text: viewModel.nextId !== "" ? qsTr("去下一户：%1").arg(viewModel.nextName) : qsTr("回到农户")
        onClicked: {
            if (viewModel.nextId !== "")
                root.nextHousehold(viewModel.nextId);
            else
                root.back();
        }
    }
    AppDialog {
        id: amendDialog
        title: qsTr("另立第%1版？").arg(viewModel.version + 1)
        text: qsTr("第%1版会一直留着，谁也改不了。新的一版要重新念、重新签；签好以前，还是第%1版算数。").arg(viewModel.version)
        confirmText: qsTr("另立第%1版").arg(viewModel.version + 1)
        onConfirmed: {
            if (viewModel.amend())
                root.amended();
        }
    }
    AppDialog {
        id: acceptDialog
        title: qsTr("乡镇认可这一户不签？")
        text: qsTr("认可以后，这一户算完成，不再催补签。谁认可的、什么时候，都会记下。")
        confirmText: qsTr("认可，算完成")
        onConfirmed: viewModel.acceptRefusal()
    }
    Loader {
        id: printLoader
        anchors.fill: parent
        z: 1
        active: false
        sourceComponent: PrintPage {
            app: root.app
            householdId: root.householdId
            onBack: printLoader.active = false
        }
    }
}
