pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// 同步: where the work lies. First what is safe, then what happened, then what to do.
Item {
    id: root

    required property Application app

    signal opened(string route, string household)

    readonly property bool sideBySide: !Theme.narrow && !Theme.largeText
    readonly property int undelivered: app.savedHere - app.received
    readonly property bool failed: !sync.running && sync.error !== ""

    SyncViewModel {
        id: sync
        app: root.app
    }
    SyncWords {
        id: words
    }

    Flickable {
        id: page
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: root.sideBySide ? history.left : parent.right
        anchors.bottom: actions.top
        anchors.bottomMargin: 14
        contentHeight: column.height + (root.sideBySide ? 48 : narrowHistory.height + 72)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            x: Theme.margin
            y: 30
            width: parent.width - 2 * Theme.margin
            spacing: 12

            PageTitle {
                width: parent.width
                text: root.headline()
            }
            AppText {
                width: parent.width
                text: root.sentence()
                size: 21
                color: Theme.ink2
            }
            Item {
                width: 1
                height: 2
            }
            SyncPlaces {
                width: parent.width
                local: root.app.savedHere
                township: root.app.received
                backup: root.app.backedUp
                running: sync.running
                broken: root.failed
            }
            Item {
                width: 1
                height: 10
            }
            Banner {
                width: parent.width
                visible: root.app.clockWrong
                kind: Banner.Todo
                iconName: "clock"
                text: qsTr("这台平板的钟和乡镇差%1，记录已按乡镇的时间算，有空请把钟调准。").arg(words.duration(root.app.clockOffset))
            }
            Column {
                width: parent.width
                visible: sync.aside.count > 0

                SectionTitle {
                    width: parent.width
                    text: qsTr("乡镇收下了，还没并进去")
                    note: qsTr("%1处").arg(sync.aside.count)
                }
                Repeater {
                    model: sync.aside

                    ListRow {
                        required property string what
                        required property string why
                        required property string household

                        width: column.width
                        name: what
                        line: words.whyAside(why)
                        iconName: "inbox"
                        opens: household !== ""
                        enabled: opens
                        onClicked: root.opened("household", household)
                    }
                }
                AppText {
                    width: parent.width
                    topPadding: 12
                    text: qsTr("这几处乡镇原样存着，没丢，也不耽误别的。把这一页给办事员看。")
                    size: Theme.secondarySize
                    color: Theme.ink2
                    running: true
                }
            }
            Column {
                width: parent.width
                visible: !root.failed

                SectionTitle {
                    width: parent.width
                    text: qsTr("这次上交")
                }
                SyncProgressRow {
                    width: parent.width
                    label: qsTr("本机的改动")
                    amount: sync.toSend + sync.waiting > 0 ? qsTr("%1处").arg(Math.max(sync.toSend, sync.waiting)) : qsTr("没有")
                    done: sync.sent
                    total: Math.max(sync.toSend, sync.waiting + sync.sent)
                    note: sync.running ? qsTr("收到%1处").arg(sync.sent) : sync.waiting > 0 ? qsTr("还没送") : qsTr("全部收到")
                }
                SyncProgressRow {
                    width: parent.width
                    label: qsTr("从乡镇取回")
                    amount: sync.toTake > 0 ? qsTr("%1处").arg(sync.toTake) : qsTr("没有")
                    done: sync.taken
                    total: sync.toTake
                    note: sync.running && sync.taken < sync.toTake ? qsTr("取到%1处").arg(sync.taken) : sync.lastSuccess === "" ? qsTr("还没取过") : qsTr("已更新")
                }
                SyncWay {
                    width: parent.width
                    visible: !sync.running
                    iconName: "tablet"
                    text: sync.carried > 0 ? qsTr("捎着同事的%1份，同步时一起交").arg(sync.carried) : qsTr("帮同事捎东西去乡镇，或请同事捎")
                    opens: true
                    onClicked: root.opened("colleague", "")
                }
            }
            Column {
                width: parent.width
                visible: root.failed

                SectionTitle {
                    width: parent.width
                    text: qsTr("可以这样办")
                }
                Repeater {
                    model: root.failed ? words.ways(sync.error) : []

                    SyncWay {
                        required property var modelData

                        width: column.width
                        iconName: modelData.icon
                        text: modelData.text
                        opens: modelData.route !== undefined
                        onClicked: root.opened(modelData.route, "")
                    }
                }
            }
        }
        SyncHistory {
            id: narrowHistory
            x: Theme.margin
            y: column.y + column.height + 28
            width: column.width
            visible: !root.sideBySide
            sync: sync
            words: words
        }
    }
    SyncHistory {
        id: history
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        y: 24
        width: Math.min(Theme.grow(360, 110), parent.width * 0.34)
        height: parent.height - 48
        visible: root.sideBySide
        sync: sync
        words: words
    }
    Rule {
        x: Theme.margin
        anchors.bottom: page.bottom
        width: page.width - 2 * Theme.margin
        visible: !page.atYEnd
    }
    Flow {
        id: actions
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        x: Theme.margin
        width: page.width - 2 * Theme.margin
        spacing: 14

        AppButton {
            visible: sync.running
            height: Theme.grow(Theme.primaryHeight)
            text: qsTr("先停下")
            onClicked: sync.stop()
        }
        AppButton {
            readonly property bool waits: root.failed || sync.waiting > 0 || sync.lastSuccess === ""

            visible: !sync.running
            width: Theme.narrow && waits ? actions.width : implicitWidth
            height: Theme.grow(Theme.primaryHeight)
            kind: waits ? AppButton.Primary : AppButton.Secondary
            iconName: "sync"
            text: root.failed ? qsTr("再试一次") : waits ? qsTr("现在同步") : qsTr("再查一遍")
            onClicked: sync.start()
        }
        AppButton {
            visible: root.failed && words.isNetwork(sync.error) && sync.waiting > 0
            width: Theme.narrow ? actions.width : implicitWidth
            height: Theme.grow(Theme.primaryHeight)
            iconName: "usb"
            text: qsTr("用U盘带走")
            onClicked: root.opened("stick", "")
        }
    }

    function headline(): string {
        if (sync.running)
            return qsTr("正在上交");
        if (failed)
            return qsTr("没送成，东西都在本机");
        if (sync.lastSuccess === "")
            return qsTr("还没有同步过");
        if (undelivered > 0 || sync.waiting > 0)
            return qsTr("有东西只在本机");
        return qsTr("都送到了");
    }

    function sentence(): string {
        if (sync.running)
            return undelivered > 0 ? qsTr("还有%1户。可以继续填，不用等。").arg(undelivered) : qsTr("可以继续填，不用等。");
        if (failed)
            return words.why(sync.error) + (undelivered > 0 ? qsTr("%1户一户没丢，不用重填。").arg(undelivered) : qsTr("填的都在，不用重填。"));
        if (undelivered > 0)
            return qsTr("%1户签好了，还没送到乡镇。").arg(undelivered);
        if (sync.waiting > 0)
            return qsTr("%1处改动还没送到乡镇。").arg(sync.waiting);
        if (sync.lastSuccess === "")
            return qsTr("连上乡镇的网络，点“现在同步”。");
        if (app.backedUp < app.received)
            return qsTr("%1户全在乡镇，%2户已备份。").arg(app.received).arg(app.backedUp);
        return app.savedHere > 0 ? qsTr("%1户全在乡镇，也都备份了。").arg(app.savedHere) : qsTr("上次 %1。").arg(sync.lastSuccess);
    }
}
