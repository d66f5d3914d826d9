import QtQuick
import QtTest
import Ruhu.Components

TestCase {
    id: root

    name: "Ink"
    when: windowShown
    width: 800
    height: 900
    visible: true

    Component {
        id: padMaker

        InkPad {
            width: 680
            height: 620
            lineText: "户主签名"
        }
    }
    Component {
        id: viewMaker

        InkView {
            width: 240
            height: 96
        }
    }
    SignalSpy {
        id: edited
        signalName: "inkEdited"
    }

    function make() {
        const pad = createTemporaryObject(padMaker, root);
        edited.target = pad;
        edited.clear();
        return pad;
    }

    function stroke(pad, x1, y1, x2, y2) {
        mousePress(pad, x1, y1);
        for (let i = 1; i <= 10; ++i)
            mouseMove(pad, x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10);
        mouseRelease(pad, x2, y2);
    }

    function strokes(inkMl) {
        return inkMl.split("<trace ").length - 1;
    }

    function test_eachStrokeIsToldAndUndone() {
        const pad = make();
        verify(pad.empty);
        stroke(pad, 100, 200, 300, 210);
        stroke(pad, 200, 150, 210, 350);
        compare(edited.count, 2);
        compare(strokes(pad.inkMl), 2);
        verify(pad.signature);
        pad.undo();
        compare(strokes(pad.inkMl), 1);
        compare(edited.count, 3);
        pad.clear();
        verify(pad.empty);
        compare(pad.inkMl, "");
        compare(edited.signalArguments[3][0], "");
    }

    function test_aTapIsNoSignature() {
        const pad = make();
        mouseClick(pad, 300, 300);
        compare(strokes(pad.inkMl), 1);
        verify(!pad.signature);
    }

    function test_inkSurvivesTurningTheTablet() {
        const pad = make();
        stroke(pad, 100, 200, 600, 260);
        const before = pad.inkMl;
        pad.width = 400;
        pad.height = 800;
        compare(pad.inkMl, before);
        stroke(pad, 100, 200, 300, 260);
        verify(pad.inkMl.startsWith(before.slice(0, -"</ink>".length)), "what was written stays as it was");
    }

    function test_aHalfMadeSignatureGoesOnAfterReload() {
        const pad = make();
        stroke(pad, 100, 200, 300, 210);
        const saved = pad.inkMl;
        const again = make();
        again.inkMl = saved;
        compare(edited.count, 0, "loading is not writing");
        compare(strokes(again.inkMl), 1);
        stroke(again, 200, 150, 210, 350);
        compare(strokes(again.inkMl), 2);
    }

    function test_stillEditedWhileBoundToWhatThePageKeeps() {
        const pad = make();
        pad.inkEdited.connect(inkMl => pad.inkMl = inkMl);
        stroke(pad, 100, 200, 300, 210);
        stroke(pad, 100, 250, 300, 260);
        compare(strokes(pad.inkMl), 2);
        compare(edited.count, 2);
    }

    // Darkest pixel seen in a row of the picture.
    function drawn(item) {
        waitForRendering(item);
        const image = grabImage(item);
        let dark = 0;
        for (let x = 0; x < image.width; x += 2) {
            for (let y = 0; y < image.height; y += 2) {
                if (image.blue(x, y) < 128 && image.alpha(x, y) > 128)
                    ++dark;
            }
        }
        return dark;
    }

    function test_viewShowsWhatWasWritten() {
        const pad = make();
        stroke(pad, 100, 200, 300, 210);
        const view = createTemporaryObject(viewMaker, root, {
            inkMl: pad.inkMl
        });
        pad.visible = false;
        verify(drawn(view) > 50);
        mouseClick(view);
        compare(view.strokeCount, 1, "only to look at");
    }
}
