pragma ComponentBehavior: Bound
import QtQuick

// Chips side by side in `room` px; more than one line fills its lines evenly, so that none stands alone on the last.
Flow {
    id: root

    required property real room

    // What one line would take.
    readonly property real whole: {
        let sum = 0;
        for (let i = 0; i < children.length; ++i)
            if (children[i].visible && children[i].implicitWidth > 0)
                sum += children[i].implicitWidth + spacing;
        return sum - spacing;
    }
    readonly property real widest: {
        let most = 0;
        for (let i = 0; i < children.length; ++i)
            if (children[i].visible)
                most = Math.max(most, children[i].implicitWidth);
        return most;
    }
    readonly property int lines: Math.max(1, Math.ceil(whole / room))

    width: lines === 1 ? room : Math.min(room, whole / lines + widest / 2)
}
