import QtQuick
import QtTest
import Ruhu.Theme
import Ruhu.Components
import Ruhu.Gallery

// The frame of the program, and every component at every width and text size without a warning.
TestCase {
    id: root

    name: "Shell"
    when: windowShown
    width: 1280
    height: 800
    visible: true

    Component {
        id: railMaker

        NavRail {
            height: 700
            items: [{
                    key: "round",
                    icon: "round",
                    text: "本轮"
                }, {
                    key: "sync",
                    icon: "sync",
                    text: "同步",
                    count: 12
                }]
            current: "round"
        }
    }
    Component {
        id: rowMaker

        ListRow {
            width: 500
            name: "周四屯·阿卜杜热合曼·麦麦提吐尔逊江·买买提艾力"
            line: "梁上 40号"
        }
    }
    Component {
        id: stripMaker

        DurabilityStrip {}
    }
    Component {
        id: gridMaker

        CellGrid {
            width: 216
            pressable: true
            cells: Array(253).fill(3)
        }
    }
    Component {
        id: galleryMaker

        GalleryPage {}
    }
    Component {
        id: answersMaker

        AnswerStatesPage {}
    }
    Component {
        id: iconMaker

        Icon {
            size: 48
        }
    }
    SignalSpy {
        id: picked
        signalName: "picked"
    }
    SignalSpy {
        id: tapped
        signalName: "tapped"
    }

    function cleanup() {
        Theme.scale = 1;
        Theme.windowWidth = 1280;
    }

    function test_railTellsWhereToGo() {
        const rail = createTemporaryObject(railMaker, root);
        picked.target = rail;
        mouseClick(rail, 50, 116 + 104 + 50);
        compare(picked.count, 1);
        compare(picked.signalArguments[0][0], "sync");
        compare(rail.current, "round");
    }

    function test_aLongNameWrapsAndTheRowGrows() {
        const row = createTemporaryObject(rowMaker, root);
        const wide = row.height;
        row.width = 260;
        tryVerify(() => row.height > wide);
    }

    function test_placesThatAreBehindAreAmber_data() {
        return [{
                tag: "all level",
                counts: [168, 168, 168],
                behind: [false, false, false]
            }, {
                tag: "on its way",
                counts: [168, 156, 156],
                behind: [false, true, true]
            }, {
                tag: "not yet backed up",
                counts: [168, 168, 156],
                behind: [false, false, true]
            }];
    }

    function test_placesThatAreBehindAreAmber(data) {
        const strip = createTemporaryObject(stripMaker, root, {
            local: data.counts[0],
            township: data.counts[1],
            backup: data.counts[2]
        });
        compare(strip.places.map(place => place.behind), data.behind);
        compare(strip.Accessible.name, "本机" + data.counts[0] + "，乡镇" + data.counts[1] + "，已备份" + data.counts[2]);
    }

    function test_theOfficeHasNoTablet() {
        const strip = createTemporaryObject(stripMaker, root, {
            showLocal: false,
            township: 1810,
            backup: 1810
        });
        compare(strip.places.length, 2);
        verify(!strip.places[0].behind);
    }

    function test_hundredsOfCellsInRows() {
        const grid = createTemporaryObject(gridMaker, root);
        compare(grid.implicitHeight, 26 * 22 - 4); // ten cells of 18 + 4 a row
        tapped.target = grid;
        mouseClick(grid, 9, 22 + 9);
        compare(tapped.signalArguments[0][0], 10);
        mouseClick(grid, 3 * 22 + 9, 25 * 22 + 9);
        compare(tapped.count, 1, "beyond the last cell");
    }

    function test_iconsAllDraw_data() {
        return Object.keys(Icons.paths).map(name => ({
                    tag: name
                }));
    }

    function test_iconsAllDraw(data) {
        const icon = createTemporaryObject(iconMaker, root, {
            name: data.tag,
            color: "black"
        });
        waitForRendering(icon);
        const image = grabImage(icon);
        let inked = 0;
        for (let x = 0; x < image.width; ++x) {
            for (let y = 0; y < image.height; ++y) {
                if (image.alpha(x, y) > 128 && image.red(x, y) < 100)
                    ++inked;
            }
        }
        verify(inked > 8, data.tag + " drew " + inked);
    }

    function test_galleryAtEverySize_data() {
        const rows = [];
        for (const width of [800, 1280, 1440]) {
            for (const scale of [1, 1.5])
                rows.push({
                    tag: width + " at " + scale,
                    width: width,
                    scale: scale
                });
        }
        return rows;
    }

    function test_galleryAtEverySize(data) {
        Theme.windowWidth = data.width;
        Theme.scale = data.scale;
        for (const maker of [galleryMaker, answersMaker]) {
            const page = createTemporaryObject(maker, root, {
                width: data.width,
                height: 800
            });
            waitForRendering(page);
            const flickable = page.children[0];
            verify(flickable.contentHeight > 800);
        }
    }

    function test_numbersAreGrouped_data() {
        return [{
                tag: "0",
                result: "0"
            }, {
                tag: "999",
                result: "999"
            }, {
                tag: "1000",
                result: "1,000"
            }, {
                tag: "1234567",
                result: "1,234,567"
            }, {
                tag: "-1280",
                result: "−1,280"
            }, {
                tag: "12.345",
                result: "12.345"
            }, {
                tag: "不知道",
                result: "不知道"
            }];
    }

    function test_numbersAreGrouped(data) {
        compare(Theme.grouped(data.tag), data.result);
    }
}
