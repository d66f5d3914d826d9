import QtQuick
import QtTest
import Ruhu.Pages
import Ruhu.Theme
import Ruhu.Tests

// How a household confirms that does not simply write its name: each way by touch, to the seal and what is shown of it.
Item {
    id: root
    width: 1280
    height: 800

    property int seals: 0

    Component {
        id: fixtureMaker
        VisitFixture {}
    }
    Component {
        id: signaturePage
        SignaturePage {
            app: test.fixture.app
            householdId: test.fixture.household
            onVisitSealed: ++root.seals
        }
    }
    Component {
        id: sealedPage
        SealedPage {
            app: test.fixture.app
            householdId: test.fixture.household
        }
    }
    Loader {
        id: page
        anchors.fill: parent
    }
    TestCase {
        id: test

        property var fixture

        name: "Confirmation"
        when: windowShown

        function initTestCase() {
            Theme.reducedMotion = true;
        }

        // Both reviewers have signed; it is the household's turn.
        function init() {
            root.seals = 0;
            fixture = fixtureMaker.createObject(root);
            fixture.addCadre();
            fixture.fillAll();
            fixture.readBack();
            fixture.sign(2);
            page.sourceComponent = signaturePage;
        }

        function cleanup() {
            page.sourceComponent = null;
            fixture.destroy();
            wait(0);
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

        function tap(text) {
            let item = null;
            tryVerify(() => (item = found(page.item, one => one.text === text && one.clicked !== undefined && one.enabled)) !== null, 2000, "no button " + text);
            waitForRendering(root, 60);
            mouseClick(item);
        }

        function shows(text) {
            tryVerify(() => found(page.item, one => typeof one.text === "string" && one.text.includes(text)) !== null, 2000, "no " + text);
        }

        function named(name) {
            let item = null;
            tryVerify(() => (item = found(page.item, one => one.objectName === name)) !== null, 2000, "no " + name);
            return item;
        }

        function write() {
            const pad = named("inkPad");
            waitForRendering(root, 60);
            const y = pad.height / 2;
            mousePress(pad, 120, y);
            for (let x = 120; x <= 420; x += 20)
                mouseMove(pad, x, y + 20 * Math.sin(x / 30), 4);
            mouseRelease(pad, 420, y);
        }

        function household() {
            return fixture.text("SELECT role || ' ' || mode FROM signature WHERE role IN ('head', 'agent') ORDER BY position DESC LIMIT 1");
        }

        function test_paper() {
            tap("纸上签");
            verify(!named("sign").enabled, "no photo yet");
            tap("拍下那张纸");
            tap("签好了，封存");
            compare(root.seals, 1);
            compare(household(), "head paper");
            compare(fixture.text("SELECT length(photo) FROM signature WHERE mode = 'paper'"), "64");
            page.sourceComponent = sealedPage;
            shows("已签，已封存");
            tryVerify(() => found(page.item, one => one.source !== undefined && String(one.source).startsWith("data:image/jpeg")) !== null, 2000, "the photo");
        }

        function test_statementOfACadreWhereNobodyLives() {
            page.sourceComponent = null;
            fixture.emptyRegister();
            fixture.sign(2);
            page.sourceComponent = signaturePage;
            shows("村干部说明");
            shows("先选村干部");
            tap("白保平");
            write();
            tap("记下说明，封存");
            compare(root.seals, 1);
            compare(fixture.text("SELECT signer_name || ' ' || mode FROM signature WHERE role = 'witness'"), "白保平 statement");
            page.sourceComponent = sealedPage;
            shows("已签，已封存");
        }

        function test_fingerprint() {
            tap("按手印");
            tap("选照片");
            tap(found(page.item, one => one.modelData !== undefined && one.modelData.file !== undefined).text);
            tap("李秀兰，配偶");
            tap("签好了，封存");
            compare(household(), "head finger");
            compare(fixture.text("SELECT filled_by FROM signature WHERE mode = 'finger'"), "李秀兰");
            page.sourceComponent = sealedPage;
            shows("李秀兰代写名字");
        }

        function test_phone_thenSignedAtHome() {
            tap("电话确认");
            shows("电话确认不算签字");
            verify(!named("sign").enabled, "not read to anybody");
            tap("一句句念给对方听了，对方说属实");
            tap("记下电话确认，封存");
            compare(household(), "head remote");
            page.sourceComponent = sealedPage;
            shows("电话确认过，还没签");
            shows("张守田接听");
            verify(found(page.item, one => one.text === "人回来了，来补签") !== null);

            page.sourceComponent = signaturePage;
            verify(found(page.item, one => one.text === "电话确认") === null, "one call is enough");
            write();
            tap("补签好了");
            compare(household(), "head hand");
            compare(fixture.text("SELECT count(*) FROM visit_seal"), "1");
            page.sourceComponent = sealedPage;
            shows("已签，已封存");
        }

        function test_refusal() {
            tap("不肯签");
            tap("说内容不对");
            verify(!named("sign").enabled, "no witness");
            tap("白保平");
            write();
            tap("记下不肯签，封存");
            compare(household(), "head refused");
            compare(fixture.text("SELECT signer_name FROM signature WHERE role = 'witness'"), "白保平");
            page.sourceComponent = sealedPage;
            shows("不肯签，已记下");
            shows("说内容不对；见证人白保平");
            verify(found(page.item, one => one.text === "已签" && one.land !== undefined) === null, "no seal of 已签 over it");
        }

        function test_agent() {
            tap("代签");
            tap("李秀兰，配偶");
            tap("户主电话里同意了");
            write();
            tap("签好了，封存");
            compare(household(), "agent agent");
        }
    }
}
