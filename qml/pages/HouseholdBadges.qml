pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Components
import Ruhu.ViewModels

// Category, monitoring and state of the visit of a household.
Flow {
    id: root

    required property HouseholdViewModel household
    property bool withStage: true

    spacing: 10

    Badge {
        text: root.household.category
    }
    Badge {
        text: root.household.monitoring
    }
    Badge {
        text: root.household.monitoring === "" ? "" : root.household.monitoringStatus
    }
    Badge {
        visible: root.withStage && text !== ""
        kind: [Badge.Amber, Badge.Draft, Badge.Amber, Badge.Signed][root.household.stage]
        text: {
            switch (root.household.stage) {
            case 0:
                return qsTr("今年未排查");
            case 1:
                return qsTr("填了一半");
            case 2:
                return root.household.sealedVersion > 0 && root.household.version > root.household.sealedVersion ? qsTr("第%1版未签").arg(root.household.version) : root.household.refusal === "waiting" ? qsTr("不肯签，等乡镇认可") : root.household.signDue !== "" ? qsTr("待补签，最迟 %1").arg(root.household.signDue) : qsTr("待补签");
            default:
                return root.household.refusal === "accepted" ? qsTr("不肯签，乡镇已认可") : qsTr("已签 %1").arg(root.household.visitDay);
            }
        }
    }
    Badge {
        visible: root.withStage && root.household.hereOnly
        kind: Badge.Amber
        text: root.household.hereOnly ? qsTr("只在本机") : ""
    }
}
