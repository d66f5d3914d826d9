// Not `Bound`: in Qt 6.4 a Loader cannot make a bound component, so ids of the page look unqualified inside it.
// qmllint disable unqualified
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.Pages
import Ruhu.ViewModels

// The window: who may see what (enrolled, signed in), the navigation around the pages, and the way back.
// Routes: home, households, household, sealed, change, merge, calls, review, sync, stick, colleague, enrol with the navigation; visit and sign fill the window, because they have
// a navigation of their own.
Window {
    id: root

    required property Application app
    property string route: "home"
    property string householdId: ""
    property var trail: []

    readonly property bool full: route === "visit" || route === "sign"
    readonly property string place: route === "household" || route === "sealed" || route === "change" || route === "merge" ? "households" : route === "stick" || route === "colleague" || route === "enrol" ? "sync" : route
    readonly property bool open: app.enrolled && app.signedIn
    readonly property var places: [{
            key: "home",
            icon: "round",
            text: qsTr("本轮")
        }, {
            key: "households",
            icon: "house",
            text: qsTr("农户")
        }, {
            key: "calls",
            icon: "phone",
            text: qsTr("回访"),
            count: app.callsNow
        }, {
            key: "review",
            icon: "inbox",
            text: qsTr("待办"),
            count: app.openReviews
        }, {
            key: "sync",
            icon: "sync",
            text: qsTr("同步"),
            count: app.unsentHouseholds
        }]

    function go(to: string, household: string) {
        if (to === route && household === householdId)
            return;
        // From one place of the navigation to another there is no way back to remember.
        const isPlace = places.some(place => place.key === to);
        trail = isPlace ? [] : trail.concat([{
                route: root.route,
                household: root.householdId
            }]).slice(-12);
        householdId = household;
        route = to;
    }

    function back() {
        const last = trail.length > 0 ? trail[trail.length - 1] : {
            route: "home",
            household: ""
        };
        trail = trail.slice(0, -1);
        householdId = last.household;
        route = last.route;
    }

    // The visit ends where it was begun from, with the signed form on top.
    function showSealed() {
        freshSeal = true;
        route = "sealed";
        freshSeal = false;
    }

    property bool freshSeal: false

    // A tablet that knows no village yet has never been level with the township.
    function beginFirstSync() {
        if (app.enrolled && app.villageCount === 0)
            route = "firstSync";
    }

    width: 1280
    height: 800
    minimumWidth: 360
    minimumHeight: 560
    visible: true
    title: qsTr("入户")
    color: Theme.paper

    Binding {
        target: Theme
        property: "scale"
        value: root.app.textPercent / 100
    }
    Binding {
        target: Theme
        property: "windowWidth"
        value: root.width
    }

    Loader {
        anchors.fill: parent
        active: !root.app.enrolled
        sourceComponent: EnrolPage {
            app: root.app
        }
    }
    Loader {
        anchors.fill: parent
        active: root.app.enrolled && !root.app.signedIn && root.route !== "firstSync"
        sourceComponent: SignInPage {
            app: root.app
            onOpened: root.route = "firstSync"
        }
    }
    // Before anybody can sign in the list of people must come: the one page that needs no name.
    Loader {
        anchors.fill: parent
        active: root.app.enrolled && !root.app.signedIn && root.route === "firstSync"
        sourceComponent: FirstSyncPage {
            app: root.app
            onFinished: root.route = "home"
        }
    }
    Connections {
        target: root.app
        function onEnrolledChanged() {
            root.beginFirstSync();
        }
        function onSignedInChanged() {
            if (root.app.signedIn && root.route === "firstSync")
                root.route = "home";
        }
    }
    Component.onCompleted: beginFirstSync()

    Loader {
        anchors.fill: parent
        active: root.open && root.route === "visit"
        z: 1
        sourceComponent: VisitPage {
            app: root.app
            householdId: root.householdId
            onPutAside: root.back()
            onVisitSealed: root.showSealed()
            onPersonRequested: root.back()
            onDurabilityRequested: root.go("sync", "")
        }
    }
    // What is sealed, but for the household's own hand.
    Loader {
        anchors.fill: parent
        active: root.open && root.route === "sign"
        z: 1
        sourceComponent: SignaturePage {
            app: root.app
            householdId: root.householdId
            onPutAside: root.back()
            onVisitSealed: root.showSealed()
            onPersonRequested: root.back()
            onDurabilityRequested: root.go("sync", "")
        }
    }
    Loader {
        id: shell
        anchors.fill: parent
        active: root.open
        visible: !root.full
        sourceComponent: Item {
            NavRail {
                id: rail
                height: parent.height
                width: visible ? implicitWidth : 0
                visible: !Theme.narrow
                items: root.places
                current: root.place
                onPicked: key => root.go(key, "")
            }
            TopStrip {
                id: strip
                anchors.left: rail.right
                anchors.right: parent.right
                title: root.app.villageName
                detail: root.app.roundName
                person: root.app.staffName
                role: root.app.staffRole
                local: root.app.savedHere
                township: root.app.received
                backup: root.app.backedUp
                onPersonClicked: menu.open()
                onDurabilityClicked: root.go("sync", "")
            }
            Item {
                id: pages
                anchors.left: rail.right
                anchors.right: parent.right
                anchors.top: strip.bottom
                anchors.bottom: bar.top

                KeptPage {
                    shown: root.route === "home"
                    sourceComponent: HomePage {
                        app: root.app
                        onOpened: (to, household) => root.go(to, household)
                        onListAsked: filter => {
                            root.go("households", "");
                            (households.item as HouseholdsPage)?.showFilter(filter);
                        }
                    }
                }
                KeptPage {
                    id: households
                    shown: root.route === "households"
                    sourceComponent: HouseholdsPage {
                        app: root.app
                        onOpened: (to, household) => root.go(to, household)
                    }
                }
                KeptPage {
                    shown: root.route === "household"
                    sourceComponent: HouseholdPage {
                        app: root.app
                        onOpened: (to, household) => root.go(to, household)
                        onBack: root.back()

                        // Keeps its household while a visit is open, so that coming back costs nothing.
                        Binding on householdId {
                            when: root.route === "household"
                            value: root.householdId
                            restoreMode: Binding.RestoreNone
                        }
                    }
                }
                Loader {
                    id: sealed

                    property bool fresh: false

                    anchors.fill: parent
                    active: root.route === "sealed"
                    onActiveChanged: fresh = active && root.freshSeal
                    sourceComponent: SealedPage {
                        app: root.app
                        householdId: root.householdId
                        fresh: sealed.fresh
                        onNextHousehold: id => root.go(id === "" ? "home" : "household", id)
                        onAmended: root.go("visit", root.householdId)
                        onResumed: root.go("visit", root.householdId)
                        onSignRequested: root.go("sign", root.householdId)
                        onBack: root.back()
                    }
                }
                Loader {
                    anchors.fill: parent
                    active: root.route === "change"
                    sourceComponent: ChangePage {
                        app: root.app
                        householdId: root.householdId
                        onBack: root.back()
                    }
                }
                Loader {
                    anchors.fill: parent
                    active: root.route === "merge"
                    sourceComponent: MergePage {
                        app: root.app
                        householdId: root.householdId
                        onBack: root.back()
                    }
                }
                KeptPage {
                    shown: root.route === "calls"
                    sourceComponent: FollowUpPage {
                        app: root.app
                        onOpened: (to, household) => root.go(to, household)
                    }
                }
                KeptPage {
                    shown: root.route === "review"
                    sourceComponent: ReviewPage {
                        app: root.app
                        onOpened: (to, household) => root.go(to, household)
                    }
                }
                Loader {
                    anchors.fill: parent
                    active: root.route === "stick"
                    sourceComponent: StickPage {
                        app: root.app
                        onBack: root.back()
                    }
                }
                Loader {
                    anchors.fill: parent
                    active: root.route === "colleague"
                    sourceComponent: ColleaguePage {
                        app: root.app
                        onBack: root.back()
                    }
                }
                Loader {
                    anchors.fill: parent
                    active: root.route === "enrol"
                    sourceComponent: EnrolPage {
                        app: root.app
                        again: true
                        onBack: root.back()
                        onFinished: root.go("sync", "")
                    }
                }
                KeptPage {
                    shown: root.route === "sync"
                    sourceComponent: SyncPage {
                        app: root.app
                        onOpened: (to, household) => root.go(to, household)
                    }
                }
            }
            NavBar {
                id: bar
                anchors.bottom: parent.bottom
                anchors.left: rail.right
                anchors.right: parent.right
                height: visible ? implicitHeight : 0
                visible: Theme.narrow
                items: root.places
                current: root.place
                onPicked: key => root.go(key, "")
            }
            UserMenu {
                id: menu
                app: root.app
                x: parent.width - width - 12
                y: strip.height + 6
            }
        }
    }
}
