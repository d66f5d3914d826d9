pragma ComponentBehavior: Bound
import QtQuick
import Ruhu.Theme
import Ruhu.Components

GallerySection {
    title: "字"

    Flow {
        width: parent.width
        spacing: 44

        Repeater {
            model: [["168", Theme.heroSize, true, true], ["张守田户", Theme.pageTitleSize, true, true], ["家庭成员", Theme.sectionTitleSize, true, true], ["现在在哪里", Theme.questionSize, true, false], ["正文二十", Theme.bodySize, false, false], ["说明十八", Theme.secondarySize, false, false], ["张铉　𬭎㛃䶮𠅤㸿", Theme.questionSize, true, false], ["𬭎㛃䶮𠅤㸿", Theme.questionSize, true, true], ["0123456789", Theme.primarySize, false, false]]

            AppText {
                required property var modelData

                height: Theme.px(88)
                text: modelData[0]
                size: modelData[1]
                bold: modelData[2]
                serif: modelData[3]
                verticalAlignment: Text.AlignBottom
            }
        }
    }
    AppText {
        width: parent.width
        text: "您家户口上有五口人，今天都核实过了。"
        size: Theme.readBackSize
        serif: true
        sunlit: true
    }
}
