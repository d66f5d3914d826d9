import QtQuick
import QtTest
import Ruhu.Pages
import Ruhu.Theme
import Ruhu.Tests

// What a form of another year asks at the door beside words, figures and choices: each by touch, kept at once.
Item {
    id: root
    width: 1280
    height: 800

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
        }
    }
    TestCase {
        id: test
        name: "Door"
        when: windowShown

        function initTestCase() {
            Theme.reducedMotion = true;
            fixture.askMore();
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

        function button(text, within) {
            let item = null;
            tryVerify(() => (item = found(within ?? page.item, one => one.text === text && one.clicked !== undefined)) !== null, 2000, "no button " + text);
            return item;
        }

        function tap(item) {
            const scroll = found(page.item, one => one.marking !== undefined && one.contentY !== undefined);
            waitForRendering(root, 60);
            const y = item.mapToItem(scroll.contentItem, 0, 0).y;
            scroll.contentY = Math.max(0, Math.min(y - 100, scroll.contentHeight - scroll.height));
            waitForRendering(root, 60);
            mouseClick(item);
        }

        function answer(key) {
            return fixture.text("SELECT answers ->> '$." + key + ".v' FROM visit");
        }

        function test_aTimeOfTheDay() {
            const asked = named("answer/come");
            tap(found(asked, one => one.valueText !== undefined));
            tap(button("9", asked));
            compare(answer("come"), "09:00:00.000+08:00");
            tap(button("30", asked));
            compare(answer("come"), "09:30:00.000+08:00");
        }

        function test_aRanking() {
            const asked = named("answer/first");
            tap(button("就按这个先后", asked));
            compare(answer("first"), "house doctor");
            tap(button("往后", asked));
            compare(answer("first"), "doctor house");
        }

        function test_aPicture() {
            const asked = named("answer/house");
            tap(button("拍照", asked));
            compare(answer("house"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/house'"));
            compare(fixture.text("SELECT length(original) FROM visit_media WHERE question = 'answer/house'"), "64");
            tap(button("不用这张", asked));
            compare(answer("house"), "");
        }

        function test_aVoiceOnlyAfterConsent() {
            const asked = named("answer/voice");
            verify(!found(asked, one => one.text === "开始录"), "nobody has agreed yet");
            tap(button("念过了，对方同意录", asked));
            tap(button("开始录", asked));
            tap(found(asked, one => typeof one.text === "string" && one.text.startsWith("录完了") && one.clicked !== undefined));
            compare(fixture.text("SELECT consent FROM visit_media WHERE question = 'answer/voice'"), "1");
            compare(answer("voice"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/voice'"));
        }

        function test_aPlaceOnceAndOnlyIfAllowed() {
            const asked = named("answer/place");
            compare(fixture.timesLocated(), 0, "nothing asks by itself");
            tap(button("不让记", asked));
            compare(fixture.text("SELECT answers ->> '$.place.how' FROM visit"), "unknown");
            tap(button("改回没记", asked));
            tap(button("让记，记一次", asked));
            compare(answer("place"), "38.462100 111.123400 1012.0 8.0");
            compare(fixture.timesLocated(), 1);
        }

        function test_rowsAreAddedAndRemoved() {
            tap(button("加一条：水井"));
            tap(button("加一条：水井"));
            compare(fixture.text("SELECT count(*) FROM visit, json_each(answers) WHERE key LIKE 'wells:%'"), "2");
            tap(button("去掉这一条"));
            compare(fixture.text("SELECT count(*) FROM visit, json_each(answers) WHERE key LIKE 'wells:%' AND value <> 'null'"), "1");
        }

        function test_whatIsMissingIsBroughtIntoView() {
            mouseClick(named("visitMissing"));
            const row = button("知道防返贫政策吗");
            waitForRendering(root, 60);
            mouseClick(row);
            const asked = named("answer/knows_policy");
            const scroll = found(page.item, one => one.marking !== undefined && one.contentY !== undefined);
            tryVerify(() => scroll.contentY > 0, 2000, "below the fold");
            const y = asked.mapToItem(scroll, 0, 0).y;
            verify(y >= 0 && y + asked.height <= scroll.height, "at " + y);
        }
    }
}
