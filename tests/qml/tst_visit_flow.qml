import QtQuick
import QtTest
import Ruhu.Pages
import Ruhu.Theme
import Ruhu.Tests

// A visit from the first tap to the seal on the real view models and a real store, through the pages' own controls.
Item {
    id: root
    width: 1280
    height: 800

    property int seals: 0

    VisitFixture {
        id: fixture
    }
    Loader {
        id: page
        anchors.fill: parent
    }
    Component {
        id: visitPage
        VisitPage {
            app: fixture.app
            householdId: fixture.household
            onVisitSealed: ++root.seals
        }
    }
    Component {
        id: sealedPage
        SealedPage {
            app: fixture.app
            householdId: fixture.household
            fresh: true
        }
    }
    TestCase {
        id: test
        name: "VisitFlow"
        when: windowShown

        function initTestCase() {
            Theme.reducedMotion = true;
        }

        function open() {
            page.sourceComponent = visitPage;
        }

        function found(item, wanted) {
            if (!item || !item.visible)
                return null;
            if (wanted(item))
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const inside = found(item.children[i], wanted);
                if (inside)
                    return inside;
            }
            return null;
        }

        function named(name) {
            let item = null;
            tryVerify(() => (item = found(page.item, one => one.objectName === name)) !== null, 2000, "no " + name);
            return item;
        }

        // A button or chip with these words.
        function button(text, within) {
            let item = null;
            tryVerify(() => (item = found(within ?? page.item, one => one.text === text && one.clicked !== undefined)) !== null, 2000, "no button " + text);
            return item;
        }

        function tap(item) {
            // Positioners lay out before the next frame: a finger waits for that too.
            waitForRendering(root, 60);
            mouseClick(item);
        }

        function member(number, field) {
            return "member/" + fixture.person(number) + "/" + field;
        }

        function test_1_tapsAreSavedAtOnce() {
            open();
            tap(button("入户", named("visit/mode")));
            compare(fixture.text("SELECT mode FROM visit"), "1");
            tap(button("张守田", named("visit/respondent")));
            compare(fixture.text("SELECT respondent || respondent_relation FROM visit"), "张守田01");
            tap(button("是", named("answer/knows_policy")));
            compare(fixture.text("SELECT answers ->> '$.knows_policy.v' FROM visit"), "1");
            tap(named("visitNext"));
            tap(button("在家", named(member(1, "whereabouts"))));
            tap(button("面见", named(member(1, "verified_by"))));
            compare(fixture.text("SELECT count(*) FROM visit_member WHERE whereabouts = '1' AND verified_by = '1'"), "1");
        }

        function test_2_itGoesOnWhereItStoodAfterAKill() {
            tap(named("visitNext"));
            // At home and seen is one tap, and each of the two can still be said otherwise.
            tap(named("seenAtHome"));
            compare(fixture.text("SELECT count(*) FROM visit_member WHERE whereabouts = '1' AND verified_by = '1'"), "2");
            verify(button("面见", named(member(2, "verified_by"))).chosen);
            verify(!found(page.item, one => one.objectName === "seenAtHome"), "said");
            tap(named("visitNext"));
            verify(!found(page.item, one => one.objectName === "seenAtHome"), "he was away last year");
            tap(button("务工", named(member(3, "whereabouts"))));
            tap(button("没变", named(member(3, "work_place"))));
            compare(fixture.text("SELECT work_place FROM visit_member WHERE whereabouts = '2'"), "山西省太原市");
            page.sourceComponent = null;
            fixture.restart();
            open();
            verify(button("务工", named(member(3, "whereabouts"))).chosen);
        }

        function test_3_theSumFollowsTheKeypad() {
            tap(button("收入"));
            const row = named("answer/wage_other");
            tap(found(row, one => one.valueText !== undefined));
            for (const key of ["4", "2", "0"])
                tap(button(key));
            compare(fixture.text("SELECT answers ->> '$.wage_other.v' FROM visit"), "");
            compare(fixture.text("SELECT answer ->> '$.v' FROM local_draft_typing"), "42000", "on disk already");
            tap(named("nextFigure"));
            compare(fixture.text("SELECT count(*) FROM local_draft_typing"), "0");
            compare(fixture.text("SELECT answers ->> '$.wage_other.v' FROM visit"), "42000");
            verify(found(page.item, one => one.text === "84") !== null, "420 by five persons");
        }

        function test_3a_theRestOfThePageIsZeroInOneTap() {
            const list = found(page.item, one => one.footerItem);
            list.positionViewAtEnd();
            tap(button("其余都没有，填\u20600"));
            compare(fixture.text("SELECT answers ->> '$.wage_other.v' FROM visit"), "42000");
            compare(fixture.text("SELECT (answers ->> '$.trans_other.v') + (answers ->> '$.claim_paid.v') FROM visit"), "0");
            verify(!found(list.footerItem, one => one.text === "其余都没有，填\u20600"), "nothing is left of it");
        }

        function test_3b_eachMembersPageBeginsAtItsTop() {
            tap(button("家庭成员"));
            tap(button("张守田"));
            const scroll = found(page.item, one => one.marking !== undefined && one.contentY !== undefined);
            scroll.contentY = 120;
            tap(named("visitNext"));
            compare(scroll.contentY, 0);
        }

        function test_4_nobodySignsWhatIsNotComplete() {
            tap(button("签字"));
            verify(found(page.item, one => typeof one.text === "string" && one.text.startsWith("还差")) !== null);
            compare(page.item.step, "form");
        }

        function test_5_readBackLeadsToTheField() {
            page.sourceComponent = null;
            fixture.fillAll();
            open();
            tap(button("宣读"));
            compare(page.item.step, "read_back");
            tap(button("不对"));
            compare(page.item.step, "form");
            named(member(1, "verified_by"));
            tap(button("宣读"));
            tap(named("heard"));
            compare(page.item.step, "signature");
        }

        function inked(item) {
            const picture = grabImage(item);
            for (let y = 60; y < 180; y += 2)
                for (let x = 0; x < item.width; ++x)
                    if (picture.red(x, y) < 90)
                        return true;
            return false;
        }

        function drag(pad) {
            const y = pad.height / 2;
            mousePress(pad, 120, y);
            for (let x = 120; x <= 420; x += 20)
                mouseMove(pad, x, y + 40 * Math.sin(x / 30), 4);
            mouseRelease(pad, 420, y);
        }

        function test_6_aHalfMadeSignatureSurvivesAKill() {
            const pad = named("inkPad");
            verify(!named("sign").enabled, "empty paper");
            mouseClick(pad, 200, 200);
            verify(!named("sign").enabled, "one dot");
            drag(pad);
            verify(named("sign").enabled);
            page.sourceComponent = null;
            fixture.restart();
            open();
            tap(button("签字"));
            compare(page.item.step, "signature");
            verify(named("inkPad").signature);
        }

        function test_7_threeSignaturesSeal() {
            tap(named("sign"));
            compare(fixture.text("SELECT count(*) FROM signature"), "1");
            for (const signed of ["2", "3"]) {
                drag(named("inkPad"));
                tap(named("sign"));
                compare(fixture.text("SELECT count(*) FROM signature"), signed);
            }
            compare(root.seals, 1);
            compare(fixture.text("SELECT sealed_version FROM visit"), "1");
        }

        function test_8_theSealedVisitIsShownAndAmended() {
            page.sourceComponent = sealedPage;
            verify(found(page.item, one => one.text === fixture.checkCode()) !== null);
            tap(named("showPrint"));
            named("printScroll");
            compare(fixture.onlyFile("prints"), "%PDF-");
            let first = null;
            tryVerify(() => (first = found(page.item, one => one.page === 0 && one.print)) !== null);
            waitForRendering(root, 200);
            verify(inked(first), "the page is drawn");
            tap(named("printBack"));
            tap(button("要更正，另立第2版"));
            tap(button("另立第2版", page.item.Window.window.contentItem));
            compare(fixture.text("SELECT version || '/' || sealed_version FROM visit"), "2/1");
            open();
            tap(button("基本情况"));
            tap(button("电话", named("visit/mode")));
            compare(fixture.text("SELECT mode FROM visit"), "2");
            compare(fixture.text("SELECT count(*) FROM visit_seal WHERE version = 1"), "1");
        }
    }
}
