pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components
import Ruhu.ViewModels

// The number, large, to be dialled on one's own phone; masked until asked for.
AppDialog {
    id: root

    required property HouseholdViewModel household

    title: qsTr("给%1打电话").arg(household.name)
    confirmText: household.phoneShown ? qsTr("打完了") : qsTr("显示号码")
    cancelText: household.phoneShown ? "" : qsTr("先不打")
    extra: [
        AppText {
            width: parent?.width ?? 0
            text: root.household.phone
            size: 44
            bold: true
            serif: true
        },
        AppText {
            width: parent?.width ?? 0
            text: root.household.phoneShown ? qsTr("用自己的手机拨这个号。打完在入户表里记下谁接的、怎么说。") : qsTr("显示号码会记下是谁、什么时候看的。")
            size: Theme.secondarySize
            color: Theme.ink2
            running: true
        }
    ]
    onConfirmed: {
        if (!household.phoneShown) {
            household.revealPhone();
            open();
        }
    }
}
