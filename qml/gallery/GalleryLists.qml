pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    id: root

    component Sheet: Panel {
        default property alias inside: holder.data

        width: Theme.narrow ? (flow.width - flow.spacing) / 2 : (flow.width - 3 * flow.spacing) / 4
        height: Theme.grow(262, 140)

        Item {
            id: holder
            anchors.fill: parent
            anchors.margins: 20
        }
    }

    title: "列表的四种样子"

    Flow {
        id: flow
        width: parent.width
        spacing: 16

        Sheet {
            ListStates {
                anchors.fill: parent
                anchors.margins: -14

                Column {
                    width: parent.width

                    ListRow {
                        width: parent.width
                        name: "张守田"
                        line: "阳坡 3号，5人"
                        chosen: true
                    }
                    ListRow {
                        width: parent.width
                        name: "张素霆"
                        line: "阳坡 7号，3人"
                    }
                    ListRow {
                        width: parent.width
                        name: "朱善堂"
                        line: "上坪 12号，4人"
                    }
                }
            }
        }
        Sheet {
            ListStates {
                anchors.fill: parent
                phase: ListStates.Loading
            }
        }
        Sheet {
            ListStates {
                anchors.fill: parent
                phase: ListStates.Empty
                title: "没有找到“zqx”"
                text: "换个写法，或用证件末四位再找。"
                actionText: "登记新户"
                actionIcon: "plus"
            }
        }
        Sheet {
            ListStates {
                anchors.fill: parent
                phase: ListStates.Error
                title: "名册打不开"
                text: "已填的表都在。请重开平板，不行就找乡镇。"
                code: "R-12"
                actionText: "再试一次"
                actionIcon: "sync"
            }
        }
    }
    ListRow {
        width: parent.width
        name: "张素霆"
        line: "阳坡 7号\u20033人\u2003一般农户"
        badgeText: "填到“收入”"
        badgeKind: Badge.Draft
    }
    ListRow {
        width: parent.width
        name: "周四屯·阿卜杜热合曼·麦麦提吐尔逊江·买买提艾力"
        line: "梁上 40号\u20036人\u2003一般农户"
        badgeText: "未排查"
        chosen: true
    }
    ListRow {
        width: parent.width
        name: "郭永明"
        line: "户主，西安务工"
        note: "最迟 5月26日"
        noteColor: Theme.amber
    }
}
