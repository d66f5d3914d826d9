pragma Singleton
import QtQuick

// Every colour, size and duration of the program. `scale` (1 to 1.5), `windowWidth` and `reducedMotion` are set
// by Main.qml; all else follows.
QtObject {
    id: root

    property real scale: 1
    property real windowWidth: 1280
    property bool reducedMotion: false

    // Colours: pine can be pressed or is selected, ink is done, amber still to do, cinnabar overdue.
    readonly property color paper: "#F4EFE4"
    readonly property color sheet: "#FFFDF8"
    readonly property color sunk: "#E9E2D3"
    readonly property color ink: "#1B1A17"
    readonly property color ink2: "#4B463D"
    readonly property color done: "#2E2C27"
    readonly property color pine: "#0E4A3A"
    readonly property color pineDown: "#062A20"
    readonly property color wash: "#E3EBE2"
    readonly property color amber: "#5C3900"
    readonly property color amberMark: "#A86905"
    readonly property color amberWash: "#FAEBC9"
    readonly property color cinnabar: "#8E1D13"
    readonly property color redWash: "#F8E4DD"
    readonly property color seal: "#B5281B"
    readonly property color pen: "#1A2640"
    readonly property color edge: "#857B69"
    readonly property color rule: "#D8CFBE"
    readonly property color clear: "transparent"

    // Type: Song for what is a document, Hei for what one works with. Sizes in px at 100 %; pass them to px().
    readonly property string serif: "Noto Serif CJK SC"
    readonly property string sans: "Noto Sans CJK SC"
    readonly property int heroSize: 60
    readonly property int readBackSize: 37
    readonly property int pageTitleSize: 36
    readonly property int sectionTitleSize: 26
    readonly property int primarySize: 23
    readonly property int questionSize: 22
    readonly property int bodySize: 20
    readonly property int secondarySize: 18
    readonly property int columnHeadSize: 17
    readonly property real lineHeight: 1.15
    readonly property real runningLineHeight: 1.3

    // Space and targets, px; heights that hold text pass through grow().
    readonly property int unit: 8
    readonly property int margin: narrow ? 24 : 32
    readonly property int visitMargin: narrow ? 20 : 28
    readonly property int answerGap: 10
    readonly property int questionGap: 22
    readonly property int chipHeight: 52
    readonly property int controlHeight: 56
    readonly property int primaryHeight: 66
    readonly property int filterHeight: 48
    readonly property int rowHeight: 76
    readonly property int denseRowHeight: office ? 52 : 62
    readonly property int radius: 6
    readonly property int badgeRadius: 3
    readonly property int cellRadius: 2
    readonly property int lip: 4

    // Strokes, px.
    readonly property real hairline: 1
    readonly property real control: 1.5
    readonly property real heading: 2
    readonly property real selected: 2.5
    readonly property real focus: 3

    // Durations, ms; 0 where motion is to be reduced.
    readonly property int change: reducedMotion ? 0 : 120
    readonly property int pane: reducedMotion ? 0 : 180
    readonly property int sealLands: reducedMotion ? 0 : 240

    // Layout by window width.
    readonly property bool narrow: windowWidth < 900
    readonly property bool office: windowWidth >= 1366
    readonly property bool largeText: scale >= 1.3
    readonly property int railWidth: office ? grow(184, 60) : grow(100, 38)
    readonly property int sectionRailWidth: grow(232, 100)
    readonly property int stripHeight: narrow ? grow(116, 70) : office ? grow(64, 30) : grow(68, 30)
    readonly property int barHeight: grow(88, 34)

    // Text size at the chosen scale.
    function px(size: real): int {
        return Math.round(size * scale);
    }

    // A length that holds text of about `size` px a line: it gains what the text gains, not the padding.
    function grow(length: real, size = 20): int {
        return Math.round(length + 1.2 * size * (scale - 1));
    }

    // Icons grow at half the pace of text.
    function iconPx(size: real): int {
        return Math.round(size * (1 + scale) / 2);
    }

    // "33000" -> "33,000"; keeps a sign (as −) and decimals; anything else is returned as it is.
    function grouped(number: var): string {
        const parts = /^([-−]?)(\d+)(\.\d*)?$/.exec(String(number));
        if (!parts)
            return String(number);
        const sign = parts[1] === "" ? "" : "−";
        let whole = parts[2];
        for (let i = whole.length - 3; i > 0; i -= 3)
            whole = whole.slice(0, i) + "," + whole.slice(i);
        return sign + whole + (parts[3] ?? "");
    }

    // A numeral and its measure that never part at a line's end.
    function joined(number: var, measure: string): string {
        return grouped(number) + "\u2060" + measure;
    }

    // The parts of a sentence that are there, one after the other.
    function listed(parts: var, separator: string): string {
        return parts.filter(part => part !== undefined && part.trim() !== "").join(separator);
    }
}
