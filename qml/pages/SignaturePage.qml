pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// One after the other they sign on the same paper; what is half written stays. With the household's signature the
// content is sealed.
Rectangle {
    id: root

    required property Application app
    required property string householdId

    signal putAside
    signal sectionPicked(string key)
    signal visitSealed
    signal personRequested
    signal durabilityRequested

    readonly property bool listed: !Theme.narrow
    readonly property ConfirmationViewModel confirmation: viewModel.confirmation
    readonly property var modes: confirmation.modes
    // On paper and by phone nobody writes on the screen.
    readonly property bool writes: !viewModel.household || confirmation.writes
    // Large text in a low window has no room for both: first what has to be chosen, then the paper.
    readonly property bool cramped: Theme.largeText && !Theme.narrow
    readonly property bool chooses: cramped && viewModel.household && (viewModel.obstacle !== "" || reopened)
    property bool reopened: false
    readonly property bool ready: viewModel.obstacle === "" && (!writes || pad.signature)

    color: Theme.paper

    SignatureViewModel {
        id: viewModel
        app: root.app
        householdId: root.householdId
        onSealed: root.visitSealed()
        onTurnChanged: pad.inkMl = ink
    }
    SectionRail {
        id: rail
        width: visible ? implicitWidth : 0
        height: parent.height
        visible: !Theme.narrow
        items: viewModel.sections
        current: "signature"
        onPicked: key => {
            if (key !== "signature" && !viewModel.again)
                root.sectionPicked(key);
        }
        onBack: root.putAside()
    }
    TopStrip {
        id: strip
        anchors.left: rail.right
        anchors.right: parent.right
        title: viewModel.head
        suffix: qsTr("户")
        detail: viewModel.place
        person: root.app.staffName
        personOpens: false
        backVisible: Theme.narrow
        local: root.app.savedHere
        township: root.app.received
        backup: root.app.backedUp
        onBack: root.putAside()
        onPersonClicked: root.personRequested()
        onDurabilityClicked: root.durabilityRequested()
    }
    // Who signs: a list at the left, cards on top in a narrow window.
    Item {
        id: who
        anchors.left: rail.right
        anchors.leftMargin: Theme.visitMargin
        anchors.top: strip.bottom
        anchors.topMargin: 18
        width: root.listed ? Theme.grow(286, 30) : root.width - 2 * Theme.visitMargin
        height: root.listed ? root.height - y - 20 : cards.height

        SectionTitle {
            id: whoTitle
            width: parent.width
            visible: root.listed
            text: qsTr("谁签")
        }
        ListView {
            anchors.top: whoTitle.bottom
            anchors.topMargin: 4
            anchors.bottom: whoNote.top
            width: parent.width
            visible: root.listed
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            spacing: 8
            model: root.listed ? viewModel.signers : []

            delegate: SignerEntry {
                required property var modelData

                width: ListView.view.width
                signer: modelData
            }
        }
        AppText {
            id: whoNote
            anchors.bottom: parent.bottom
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: root.listed && !Theme.largeText
            text: qsTr("都签完，内容就封存。以后要改，另立一版，重新签。")
            size: Theme.secondarySize
            color: Theme.ink2
            running: true
        }
        Row {
            id: cards
            width: parent.width
            visible: !root.listed
            spacing: 12

            Repeater {
                model: root.listed ? [] : viewModel.signers

                SignerEntry {
                    required property var modelData

                    width: (cards.width - (viewModel.signers.length - 1) * cards.spacing) / viewModel.signers.length
                    card: true
                    signer: modelData
                }
            }
        }
    }
    Item {
        id: paper
        anchors.left: root.listed ? who.right : rail.right
        anchors.leftMargin: Theme.visitMargin
        anchors.right: parent.right
        anchors.rightMargin: Theme.visitMargin
        anchors.top: root.listed ? strip.bottom : who.bottom
        anchors.topMargin: 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 22

        Column {
            id: above
            width: parent.width
            spacing: 12

            Banner {
                width: parent.width
                visible: viewModel.error !== ""
                kind: Banner.Todo
                text: root.errorText(viewModel.error)
            }
            EvenFlow {
                room: parent.width
                visible: viewModel.household
                spacing: 8

                Repeater {
                    model: [["hand", qsTr("手写")], ["agent", qsTr("代签")], ["finger", qsTr("按手印")], ["paper", qsTr("纸上签")], ["remote", qsTr("电话确认")], ["refused", qsTr("不肯签")], ["statement", qsTr("村干部说明")]]

                    Chip {
                        required property var modelData

                        leftPadding: 13
                        rightPadding: 13
                        visible: root.modes.includes(modelData[0])
                        text: modelData[1]
                        chosen: root.confirmation.mode === modelData[0]
                        onClicked: root.confirmation.mode = modelData[0]
                    }
                }
            }
            // Scrolls in a low window: the paper keeps room to write a name.
            Flickable {
                width: parent.width
                height: Math.min(contentHeight, Math.max(Theme.px(96), paper.height - y - signButton.height - 34 - (root.writes && !root.chooses ? Theme.grow(190, 60) : 0)))
                visible: viewModel.household && root.confirmation.mode !== "hand" && (!root.cramped || !root.writes || root.chooses)
                contentHeight: details.height
                clip: true
                boundsBehavior: Flickable.StopAtBounds

                Column {
                    id: details
                    width: parent.width

                    SignatureAgent {
                        width: parent.width
                        visible: root.confirmation.mode === "agent"
                        confirmation: root.confirmation
                    }
                    SignaturePaper {
                        width: parent.width
                        visible: root.confirmation.onPaper
                        confirmation: root.confirmation
                    }
                    SignatureRemote {
                        width: parent.width
                        visible: root.confirmation.mode === "remote"
                        confirmation: root.confirmation
                    }
                    SignatureRefusal {
                        width: parent.width
                        visible: root.confirmation.mode === "refused"
                        confirmation: root.confirmation
                    }
                    SignatureWitness {
                        width: parent.width
                        topPadding: 12
                        visible: root.confirmation.witnessed
                        title: root.confirmation.mode === "statement" ? qsTr("哪位村干部说明") : qsTr("谁来见证")
                        confirmation: root.confirmation
                    }
                }
            }
        }
        InkPad {
            id: pad
            objectName: "inkPad"
            anchors.top: above.bottom
            anchors.topMargin: above.height > 0 ? 16 : 0
            anchors.bottom: buttons.top
            anchors.bottomMargin: 18
            width: parent.width
            visible: root.writes && !root.chooses
            buttonsVisible: false
            statement: viewModel.statement
            facts: viewModel.facts
            lineText: viewModel.lineText
            checkText: viewModel.checkText
            onInkEdited: inkMl => viewModel.keepInk(inkMl)
        }
        AppText {
            anchors.centerIn: pad
            visible: pad.visible && pad.empty && pad.height >= Theme.px(300)
            text: {
                const signer = viewModel.signers.find(one => one.current);
                const name = viewModel.household ? root.confirmation.writer : signer?.name ?? "";
                return name === "" || name.length > 8 ? qsTr("请写在这里") : qsTr("请%1写在这里").arg(name);
            }
            size: 24
            serif: true
            color: Theme.ink2
        }
        Row {
            id: buttons
            anchors.bottom: parent.bottom
            height: signButton.height
            spacing: 12

            AppButton {
                height: parent.height - 2
                visible: root.writes && (!pad.empty || !Theme.largeText)
                enabled: !pad.empty
                iconName: Theme.largeText ? "" : "undo"
                text: qsTr("撤一笔")
                onClicked: pad.undo()
            }
            AppButton {
                height: parent.height - 2
                visible: root.writes && (!pad.empty || !Theme.largeText)
                enabled: !pad.empty
                iconName: Theme.largeText ? "" : "erase"
                text: qsTr("重签")
                onClicked: pad.clear()
            }
            AppButton {
                height: parent.height - 2
                visible: root.cramped && root.writes && viewModel.household && root.confirmation.mode !== "hand" && viewModel.obstacle === "" && pad.empty
                text: root.reopened ? qsTr("选好了") : qsTr("改选")
                onClicked: root.reopened = !root.reopened
            }
            AppButton {
                height: parent.height - 2
                visible: viewModel.household && pad.empty && root.confirmation.mode === "hand" && !viewModel.again
                text: qsTr("人不在，改天补")
                onClicked: {
                    if (viewModel.signLater())
                        root.putAside();
                }
            }
        }
        AppButton {
            id: signButton
            objectName: "sign"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: Math.min(implicitWidth, parent.width - buttons.width - 12)
            kind: AppButton.Primary
            enabled: root.ready
            text: root.ready ? root.doneText() : viewModel.obstacle !== "" ? viewModel.obstacle : pad.empty ? qsTr("还没签") : qsTr("太短了，请写全名")
            onClicked: viewModel.sign(pad.inkMl)
        }
    }

    function doneText(): string {
        if (!viewModel.last)
            return qsTr("签好了，下一位");
        if (viewModel.again)
            return qsTr("补签好了");
        switch (confirmation.mode) {
        case "remote":
            return qsTr("记下电话确认，封存");
        case "refused":
            return qsTr("记下不肯签，封存");
        case "statement":
            return qsTr("记下说明，封存");
        default:
            return qsTr("签好了，封存");
        }
    }

    function errorText(code: string): string {
        switch (code) {
        case "not_ready":
            return qsTr("内容变了，要补齐、重念一遍才能签");
        case "content_changed":
            return qsTr("内容和刚才签的不一样了，请从头再签");
        case "ink_too_short":
            return qsTr("太短了，请写全名");
        case "not_assigned":
            return qsTr("这位没派到这个村，请乡镇先派任务");
        case "checker_is_agent":
            return qsTr("核查人员自己不能代签");
        case "mode_not_fitting":
            return qsTr("这种情况不能这样签，请换一种");
        case "photo_missing":
            return qsTr("先拍下那张纸");
        case "witness_missing":
            return qsTr("见证人要是村组干部，又不是核查人员");
        default:
            return qsTr("笔迹还在本机，刚才没存上，请再按一次（%1）").arg(code);
        }
    }
}
