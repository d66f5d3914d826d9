pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    id: root

    readonly property var places: [{
            key: "round",
            icon: "round",
            text: "本轮"
        }, {
            key: "households",
            icon: "house",
            text: "农户"
        }, {
            key: "calls",
            icon: "phone",
            text: "回访",
            count: 3
        }, {
            key: "inbox",
            icon: "inbox",
            text: "待办",
            count: 4
        }, {
            key: "sync",
            icon: "sync",
            text: "同步",
            count: 12
        }]
    property string current: "round"

    title: "外框"

    TopStrip {
        width: parent.width
        title: "白家岭村"
        detail: "2026年第一轮"
        person: "王建国"
        role: "驻村队员"
        local: 168
        township: 156
        backup: 156
    }
    TopStrip {
        width: parent.width
        title: "张守田"
        suffix: "户"
        detail: "白家岭村 阳坡"
        person: "王建国"
        personOpens: false
        savedText: "已保存 10:51"
        backVisible: Theme.narrow
        local: 168
        township: 156
        backup: 156
    }
    NavBar {
        width: parent.width
        items: root.places
        current: root.current
        onPicked: key => root.current = key
    }
    Row {
        width: parent.width
        spacing: 24

        NavRail {
            height: Theme.grow(640, 200)
            items: root.places
            current: root.current
            onPicked: key => root.current = key
        }
        SectionRail {
            height: Theme.grow(640, 200)
            current: "members"
            items: [{
                    key: "basic",
                    text: "基本情况",
                    cell: 3
                }, {
                    key: "members",
                    text: "家庭成员",
                    cell: 1,
                    note: "2 / 5"
                }, {
                    key: "water",
                    text: "保障与饮水",
                    cell: 2,
                    note: "待核",
                    todo: true
                }, {
                    key: "needs",
                    text: "政策与需求",
                    cell: 0
                }]
        }
        Column {
            width: 360
            spacing: 8

            BigFigure {
                label: "已签"
                figure: "168"
                after: "/ 253 户"
            }
            KeyValueRow {
                width: parent.width
                label: "谁填的"
                text: "王建国，驻村队员"
            }
            KeyValueRow {
                width: parent.width
                label: "核查结论"
                text: "风险已消除，且稳定"
                document: true
                bold: true
            }
            CheckItem {
                width: parent.width
                text: "自付医疗5,600元"
                why: "到了脱贫户提示线5,000元"
                status: "待核"
            }
        }
    }
}
