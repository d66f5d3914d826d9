import QtQuick
import QtQuick.Templates
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

        function cleanup() {
            fixture.fillDisk(false);
            fixture.holdBeforeCamera("");
            for (const text of ["不用这张", "不用这段", "不用这个", "去掉这一条"])
                for (let undo; (undo = found(page.item, one => one.text === text && one.clicked !== undefined)) !== null;)
                    tap(undo);
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
            compare(answer("house"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/house' AND _deleted IS NULL"));
            compare(fixture.text("SELECT length(original) FROM visit_media WHERE question = 'answer/house' AND _deleted IS NULL"), "64");
            tap(button("不用这张", asked));
            compare(answer("house"), "");
        }

        function says(item, text) {
            tryVerify(() => found(item, one => typeof one.text === "string" && one.text.startsWith(text)) !== null, 2000, "no " + text);
        }

        // What cannot be taken is said with what to do; what was there before stays, and nothing else is touched.
        function test_aPictureThatCannotBeTaken_data() {
            return [
                {
                    tag: "broken",
                    text: "这张照片打不开"
                },
                {
                    tag: "words",
                    text: "这张照片打不开"
                },
                {
                    tag: "huge",
                    text: "照片太大，最大40兆"
                }
            ];
        }
        function test_aPictureThatCannotBeTaken(row) {
            const asked = named("answer/house");
            tap(button("拍照", asked));
            const kept = answer("house");
            const saves = fixture.text("SELECT count(*) FROM _pending");
            fixture.holdBeforeCamera(row.tag);
            tap(button("重拍", asked));
            says(asked, row.text);
            compare(answer("house"), kept);
            compare(fixture.text("SELECT count(*) FROM _pending"), saves);
            fixture.holdBeforeCamera("");
            tap(button("重拍", asked));
            verify(!found(asked, one => one.text === row.text));
        }

        function test_aPictureOnAFullDiskWaitsUntilThereIsRoom() {
            const asked = named("answer/house");
            fixture.holdBeforeCamera("leaves");
            fixture.fillDisk(true);
            tap(button("拍照", asked));
            says(page.item, "以前填的都在，刚才的还没存上：平板的存储满了");
            says(asked, "这张还没存上");
            compare(answer("house"), "", "nothing by halves");
            compare(fixture.text("SELECT count(*) FROM visit_media WHERE question = 'answer/house' AND _deleted IS NULL"), "0");
            fixture.fillDisk(false);
            mouseClick(button("再存一次"));
            compare(answer("house"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/house' AND _deleted IS NULL"));
            tryVerify(() => !found(asked, one => one.text === "这张还没存上"));
        }

        function test_aPictureThatIsNotWantedIsNotOfTheVisit() {
            const asked = named("answer/house");
            fixture.holdBeforeCamera("leaves");
            fixture.fillDisk(true);
            tap(button("拍照", asked));
            tap(button("不用这张", asked));
            fixture.fillDisk(false);
            const again = found(page.item, one => one.text === "再存一次" && one.clicked !== undefined);
            if (again)
                mouseClick(again);
            compare(answer("house"), "");
            compare(fixture.text("SELECT count(*) FROM visit_media WHERE question = 'answer/house' AND _deleted IS NULL"), "0");
        }

        function test_aPictureCanBeLookedAtLarge() {
            const asked = named("answer/house");
            tap(button("拍照", asked));
            tap(button("看大图", asked));
            const overlay = page.item.Overlay.overlay;
            const picture = found(overlay, one => one.fillMode !== undefined && one.source !== undefined);
            verify(picture.paintedWidth > 700, "as large as the window allows: " + picture.paintedWidth);
            const close = found(overlay, one => one.text === "看完了" && one.clicked !== undefined);
            mouseClick(close);
            tryVerify(() => !close.visible);
        }

        function choose(asked, name) {
            tap(found(asked, one => (one.text === "选文件" || one.text === "换一个") && one.clicked !== undefined));
            tap(button(name, asked));
        }

        function test_aFileFromAStick() {
            const asked = named("answer/paper");
            fixture.putOnStick("低保证明.pdf", 2048);
            choose(asked, "低保证明.pdf");
            says(asked, "低保证明.pdf");
            compare(fixture.text("SELECT name FROM visit_media WHERE question = 'answer/paper' AND _deleted IS NULL"), "低保证明.pdf");
            compare(answer("paper"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/paper' AND _deleted IS NULL"));
            const kept = answer("paper");
            for (const [bytes, text] of [[11 * 1024 * 1024, "文件太大，最大10兆"], [0, "这个文件是空的"], [-1, "找不到这个文件，U盘怕是拔了"]]) {
                fixture.putOnStick("户口.pdf", bytes);
                choose(asked, "户口.pdf");
                says(asked, text);
                compare(answer("paper"), kept);
            }
            tap(button("不用这个", asked));
            compare(answer("paper"), "");
        }

        function test_aFileOnAFullDiskWaitsUntilThereIsRoom() {
            const asked = named("answer/paper");
            fixture.fillDisk(true);
            fixture.putOnStick("户口.pdf", 1024 * 1024);
            choose(asked, "户口.pdf");
            says(asked, "户口.pdf　还没存上");
            compare(answer("paper"), "");
            fixture.fillDisk(false);
            mouseClick(button("再存一次"));
            compare(answer("paper"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/paper' AND _deleted IS NULL"));
        }

        function test_aVoiceCanBeHeardAgain() {
            const asked = named("answer/voice");
            fixture.say(72, true);
            tap(button("念过了，对方同意录", asked));
            tap(button("开始录", asked));
            tap(found(asked, one => typeof one.text === "string" && one.text.startsWith("录完了") && one.clicked !== undefined));
            says(asked, "录好了，1分12秒，已存本机");
            tap(button("听一遍", asked));
            verify(fixture.heardWhatIsKept());
            says(asked, "停（0秒）");
            fixture.hearToTheEnd();
            tap(button("听一遍", asked));
            verify(fixture.heardWhatIsKept());
            tap(found(asked, one => typeof one.text === "string" && one.text.startsWith("停（") && one.clicked !== undefined));
            verify(!fixture.heardWhatIsKept(), "silent");
            tap(button("不用这段", asked));
            compare(fixture.text("SELECT count(*) FROM visit_media WHERE question = 'answer/voice' AND _deleted IS NULL"), "0");
        }

        function test_aVoiceThatWasCutOffIsNotKept() {
            const asked = named("answer/voice");
            fixture.say(5, false);
            tap(button("念过了，对方同意录", asked));
            tap(button("开始录", asked));
            tap(found(asked, one => typeof one.text === "string" && one.text.startsWith("录完了") && one.clicked !== undefined));
            says(asked, "没有录完整，怕是平板的存储满了");
            compare(answer("voice"), "");
            fixture.say(5, true);
        }

        function test_aVoiceOnlyAfterConsent() {
            const asked = named("answer/voice");
            verify(!found(asked, one => one.text === "开始录"), "nobody has agreed yet");
            tap(button("念过了，对方同意录", asked));
            tap(button("开始录", asked));
            tap(found(asked, one => typeof one.text === "string" && one.text.startsWith("录完了") && one.clicked !== undefined));
            compare(fixture.text("SELECT consent FROM visit_media WHERE question = 'answer/voice' AND _deleted IS NULL"), "1");
            compare(answer("voice"), fixture.text("SELECT content FROM visit_media WHERE question = 'answer/voice' AND _deleted IS NULL"));
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
            compare(fixture.text("SELECT count(*) FROM visit, json_each(answers) WHERE key LIKE 'wells:%' AND value <> 'null'"), "2");
            tap(button("去掉这一条"));
            compare(fixture.text("SELECT count(*) FROM visit, json_each(answers) WHERE key LIKE 'wells:%' AND value <> 'null'"), "1");
        }

        function test_rowsInARowGoWithIt() {
            tap(button("加一条：水井"));
            tap(button("加一条：水井 1　水泵"));
            tap(button("加一条：水井 1　水泵"));
            const rows = repeat => fixture.text("SELECT count(*) FROM visit, json_each(answers) WHERE key LIKE '" + repeat + ":%' AND value <> 'null'");
            compare(rows("pumps"), "2");
            verify(found(page.item, one => one.text === "水井 1　水泵 2") !== null);
            tap(button("去掉这一条"));
            compare(rows("wells"), "0");
            compare(rows("pumps"), "0");
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
