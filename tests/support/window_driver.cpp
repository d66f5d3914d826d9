#include "tests/support/window_driver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QPointingDevice>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <stdexcept>

namespace ruhu::support {

namespace {

/// ms; generous for a loaded two-core machine, more where a checker slows everything down.
const int kPatience = qEnvironmentVariableIntValue("RUHU_PATIENCE_MS") > 0
                          ? qEnvironmentVariableIntValue("RUHU_PATIENCE_MS")
                          : 8000;
constexpr double kMinTarget = 48;
/// How many parents up two texts are still of one part of a page.
constexpr int kNeighbourhood = 5;
constexpr double kStroke = 0.7;   ///< of what scrolls: as far as a finger goes along it
constexpr int kSwipeSteps = 12;   ///< moves of one stroke
constexpr double kDragSlack = 40; ///< px: what a drag needs before it counts as one, and a margin
constexpr int kSwipes = 40;       ///< beyond this a page has no end

QString textOf(QQuickItem* item) {
    const auto text = item->property("text");
    return text.isValid() ? text.toString().remove(QChar(0x2060)) : QString();
}

bool isShown(QQuickItem* item) {
    return item->isVisible() && item->opacity() > 0.05 && item->width() > 0 && item->height() > 0;
}

void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& visit) {
    if (!item->isVisible() || item->opacity() <= 0.05)
        return;
    visit(item);
    for (auto* child : item->childItems())
        walk(child, visit);
}

QQuickItem* flickableAround(QQuickItem* item) {
    for (auto* parent = item->parentItem(); parent; parent = parent->parentItem())
        if (parent->inherits("QQuickFlickable"))
            return parent;
    return nullptr;
}

/// The part of the item's rectangle that no clipping parent hides, in scene coordinates.
QRectF seenRect(QQuickItem* item) {
    auto rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    for (auto* parent = item->parentItem(); parent; parent = parent->parentItem())
        if (parent->clip())
            rect = rect.intersected(parent->mapRectToScene(QRectF(0, 0, parent->width(), parent->height())));
    return rect;
}

} // namespace

WindowDriver::WindowDriver(QQuickWindow* window)
    : m_window(window)
    , m_finger(QTest::createTouchDevice()) {}

void WindowDriver::settle(int milliseconds) {
    QTest::qWait(milliseconds);
}

QQuickItem* WindowDriver::find(const std::function<bool(QQuickItem*)>& wanted, int index) const {
    std::vector<QQuickItem*> found;
    walk(m_window->contentItem(), [&](QQuickItem* item) {
        if (isShown(item) && wanted(item))
            found.push_back(item);
    });
    // A control and the label inside it show the same text: the inner one stands for both.
    std::erase_if(found, [&](QQuickItem* outer) {
        return std::any_of(found.begin(), found.end(),
                           [&](QQuickItem* inner) { return inner != outer && outer->isAncestorOf(inner); });
    });
    std::stable_sort(found.begin(), found.end(), [](QQuickItem* a, QQuickItem* b) {
        const auto pa = a->mapToScene({0, 0});
        const auto pb = b->mapToScene({0, 0});
        return std::abs(pa.y() - pb.y()) > 8 ? pa.y() < pb.y() : pa.x() < pb.x();
    });
    return index < static_cast<int>(found.size()) ? found[index] : nullptr;
}

QQuickItem* WindowDriver::waitForItem(const std::function<bool(QQuickItem*)>& wanted, const QString& what,
                                      int index) {
    QQuickItem* item = nullptr;
    if (!QTest::qWaitFor([&] { return (item = find(wanted, index)) != nullptr; }, kPatience))
        fail(what);
    return item;
}

/// Drags what scrolls by so many pixels of its content, as a finger does: down, along, at rest, up. Where the
/// page is shorter, it stops at its end.
void WindowDriver::swipe(QQuickItem* flickable, double by) {
    activate();
    ++m_effort.swipes;
    const auto seen = seenRect(flickable);
    const double length = std::clamp(by, -kStroke * seen.height(), kStroke * seen.height());
    const QPointF from = seen.center() + QPointF(0, length / 2);
    auto at = from.toPoint();
    QTest::touchEvent(m_window, m_finger.get()).press(0, at, m_window);
    for (int step = 1; step <= kSwipeSteps; ++step) {
        at = (from - QPointF(0, length * step / kSwipeSteps)).toPoint();
        settle(8);
        QTest::touchEvent(m_window, m_finger.get()).move(0, at, m_window);
    }
    settle(120); // a finger at rest: what is let go of does not run on
    QTest::touchEvent(m_window, m_finger.get()).release(0, at, m_window);
    waitUntil([&] { return !flickable->property("moving").toBool(); }, QStringLiteral("the page to rest"));
}

void WindowDriver::bringIntoView(QQuickItem* item) {
    for (auto* flickable = flickableAround(item); flickable; flickable = flickableAround(flickable))
        for (int tries = 0; tries < kSwipes; ++tries) {
            const auto rect = item->mapRectToItem(flickable, QRectF(0, 0, item->width(), item->height()));
            const double below = rect.bottom() - flickable->height();
            const bool tall = rect.height() > flickable->height();
            if (tall || (below <= 0.5 && rect.top() >= -0.5))
                break;
            const double before = flickable->property("contentY").toDouble();
            swipe(flickable, below > 0 ? below + kDragSlack : rect.top() - kDragSlack);
            if (flickable->property("contentY").toDouble() == before)
                break;
        }
    if (seenRect(item).isEmpty())
        fail(QStringLiteral("to scroll to “%1”").arg(textOf(item)));
}

/// A tablet shows one window; a scenario has several, and only the active one gets keys.
void WindowDriver::activate() {
    if (m_window->isActive())
        return;
    m_window->requestActivate();
    if (!QTest::qWaitFor([&] { return m_window->isActive(); }, kPatience))
        fail(QStringLiteral("the window to become active"));
}

void WindowDriver::pressItem(QQuickItem* item) {
    activate();
    bringIntoView(item);
    m_down = seenRect(item).center().toPoint();
    ++m_effort.taps;
    QTest::touchEvent(m_window, m_finger.get()).press(0, m_down, m_window);
    settle(20);
}

void WindowDriver::press(const QString& text) {
    pressItem(waitForItem([&](QQuickItem* item) { return item->isEnabled() && textOf(item) == text; },
                          QStringLiteral("to press “%1”").arg(text)));
}

void WindowDriver::release() {
    QTest::touchEvent(m_window, m_finger.get()).release(0, m_down, m_window);
    settle();
}

void WindowDriver::tapItem(QQuickItem* item) {
    pressItem(item);
    release();
}

void WindowDriver::tap(const QString& text) {
    tap(text, 0);
}

void WindowDriver::tap(const QString& text, int index) {
    tapItem(waitForItem([&](QQuickItem* item) { return item->isEnabled() && textOf(item) == text; },
                        QStringLiteral("to tap “%1”").arg(text), index));
}

double WindowDriver::timeTap(const QString& text, const std::function<bool()>& shown) {
    press(text);
    double passed = 0;
    QElapsedTimer timer;
    const auto watch = QObject::connect(m_window, &QQuickWindow::frameSwapped, m_window, [&] {
        const auto now = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (passed == 0 && shown())
            passed = now;
    });
    timer.start();
    QTest::touchEvent(m_window, m_finger.get()).release(0, m_down, m_window);
    const bool came = QTest::qWaitFor([&] { return passed > 0; }, kPatience);
    QObject::disconnect(watch);
    if (!came)
        fail(QStringLiteral("what a tap on “%1” brings").arg(text));
    settle();
    return passed;
}

QQuickItem* WindowDriver::findUnder(const QString& heading, const QString& option) const {
    auto* title = find([&](QQuickItem* item) { return textOf(item) == heading; });
    if (!title)
        return nullptr;
    for (auto* block = title->parentItem(); block; block = block->parentItem())
        if (auto* found = find([&](QQuickItem* item) {
                return item->isEnabled() && textOf(item) == option && block->isAncestorOf(item) &&
                       item != title;
            }))
            return found;
    return nullptr;
}

void WindowDriver::tapUnder(const QString& heading, const QString& option) {
    QQuickItem* item = nullptr;
    if (!QTest::qWaitFor([&] { return (item = findUnder(heading, option)) != nullptr; }, kPatience))
        fail(QStringLiteral("“%1” under “%2”").arg(option, heading));
    tapItem(item);
}

void WindowDriver::tapInside(const QString& name, const QString& text) {
    const auto inside = [&](QQuickItem* item) {
        for (auto* parent = item->parentItem(); parent; parent = parent->parentItem())
            if (parent->objectName() == name)
                return true;
        return false;
    };
    tapItem(waitForItem(
        [&](QQuickItem* item) { return item->isEnabled() && textOf(item) == text && inside(item); },
        QStringLiteral("“%1” inside %2").arg(text, name)));
}

void WindowDriver::tapNamed(const QString& name) {
    tapItem(waitForItem([&](QQuickItem* item) { return item->isEnabled() && item->objectName() == name; },
                        QStringLiteral("to tap the item named %1").arg(name)));
}

void WindowDriver::type(const QString& text) {
    activate();
    m_effort.typed += static_cast<int>(text.size());
    for (const QChar character : text) {
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_unknown, character, Qt::NoModifier);
        settle(15);
    }
    settle();
}

void WindowDriver::retype(const QString& text) {
    QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_A, QString(), Qt::ControlModifier);
    type(text);
}

void WindowDriver::write(const QString& objectName, const std::u32string& name) {
    auto* pad = waitForItem([&](QQuickItem* item) { return item->objectName() == objectName; },
                            QStringLiteral("paper named %1").arg(objectName));
    const auto paper = pad->mapRectToScene(QRectF(0, 0, pad->width(), pad->height()));
    const double size = std::min(paper.height() * 0.5, paper.width() * 0.8 / (1.1 * name.size()));
    const QPointF origin(paper.center().x() - size * 1.1 * name.size() / 2, paper.center().y() - size / 2);
    ++m_effort.written;
    int before = 0;
    for (const auto& stroke : handwriting(name)) {
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            const auto& pen = stroke[i];
            const auto point = (origin + QPointF(pen.x, pen.y) * size).toPoint();
            QTest::qWait(std::clamp(pen.t - before, 1, 12));
            before = pen.t;
            auto event = QTest::touchEvent(m_window, m_finger.get());
            if (i == 0)
                event.press(0, point, m_window);
            else if (i + 1 == stroke.size())
                event.release(0, point, m_window);
            else
                event.move(0, point, m_window);
        }
    }
    settle();
}

bool WindowDriver::shows(const QString& text, int times) const {
    return find([&](QQuickItem* item) { return textOf(item) == text; }, times - 1) != nullptr;
}

bool WindowDriver::showsPart(const QString& part) const {
    return find([&](QQuickItem* item) { return textOf(item).contains(part); }) != nullptr;
}

void WindowDriver::waitFor(const QString& text) {
    waitForItem([&](QQuickItem* item) { return textOf(item) == text; }, QStringLiteral("“%1”").arg(text));
    settle();
}

void WindowDriver::waitForPart(const QString& part) {
    waitForItem([&](QQuickItem* item) { return textOf(item).contains(part); },
                QStringLiteral("“…%1…”").arg(part));
    settle();
}

void WindowDriver::waitUntil(const std::function<bool()>& condition, const QString& what) {
    if (!QTest::qWaitFor(condition, kPatience))
        fail(what);
}

QQuickItem* WindowDriver::scrolling() const {
    QQuickItem* under = nullptr;
    const QPointF middle(m_window->width() / 2.0, m_window->height() / 2.0);
    walk(m_window->contentItem(), [&](QQuickItem* item) {
        if (item->inherits("QQuickFlickable") && seenRect(item).contains(middle))
            under = item;
    });
    return under;
}

bool WindowDriver::scrollOn(int direction) {
    auto* under = scrolling();
    if (!under)
        return false;
    const double before = under->property("contentY").toDouble();
    const double start = under->property("originY").toDouble();
    const double end = start + under->property("contentHeight").toDouble() - under->height();
    if (direction > 0 ? before >= end - 1 : before <= start + 1)
        return false;
    swipe(under, direction * kStroke * under->height());
    return under->property("contentY").toDouble() != before;
}

void WindowDriver::scrollTo(const QString& text) {
    for (const int direction : {1, -1})
        for (int swipes = 0; swipes < kSwipes; ++swipes) {
            if (shows(text))
                return;
            if (!scrollOn(direction))
                break;
        }
    if (!shows(text))
        fail(QStringLiteral("“%1” on the whole page").arg(text));
}

QImage WindowDriver::grab() {
    settle(280); // panes slide for 180 ms, the seal lands in 240 ms
    return m_window->grabWindow();
}

QStringList WindowDriver::texts() const {
    std::vector<std::pair<QPointF, QString>> found;
    walk(m_window->contentItem(), [&](QQuickItem* item) {
        if (isShown(item) && item->inherits("QQuickText") && !textOf(item).isEmpty())
            found.emplace_back(item->mapToScene({0, 0}), textOf(item));
    });
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first.y(), a.first.x()) < std::pair(b.first.y(), b.first.x());
    });
    QStringList texts;
    for (auto& [place, text] : found)
        texts << text;
    return texts;
}

/// Words written over words: texts of one part of a page whose ink shares more than a hairline's worth of
/// room.
QStringList WindowDriver::overlaps() const {
    struct Written {
        QQuickItem* item;
        QRectF ink;
    };
    std::vector<Written> written;
    walk(m_window->contentItem(), [&](QQuickItem* item) {
        if (!isShown(item) || !item->inherits("QQuickText") || textOf(item).trimmed().isEmpty())
            return;
        const double width = std::min(item->width(), item->property("contentWidth").toDouble());
        const double height = std::min(item->height(), item->property("contentHeight").toDouble());
        const int side = item->property("effectiveHorizontalAlignment").toInt();
        const double x = side == Qt::AlignRight     ? item->width() - width
                         : side == Qt::AlignHCenter ? (item->width() - width) / 2
                                                    : 0;
        const auto ink = item->mapRectToScene(QRectF(x, (item->height() - height) / 2, width, height));
        const auto seen = ink.intersected(seenRect(item));
        if (!seen.isEmpty())
            written.push_back({item, seen});
    });
    // What lies over a page (a dialog, a sheet) may cover its words: only neighbours are compared.
    const auto isNear = [](QQuickItem* a, QQuickItem* b) {
        auto* common = a;
        for (int up = 0; up < kNeighbourhood && common; ++up, common = common->parentItem())
            if (common->isAncestorOf(b))
                return true;
        return false;
    };
    QStringList flaws;
    for (std::size_t i = 0; i < written.size(); ++i)
        for (std::size_t j = i + 1; j < written.size(); ++j) {
            const auto shared = written[i].ink.intersected(written[j].ink);
            // Lines of type have air above and below that may touch.
            if (shared.width() > 4 && shared.height() > 0.35 * std::min(written[i].ink.height(), 30.0) &&
                isNear(written[i].item, written[j].item))
                flaws << QStringLiteral("written over each other: %1 / %2")
                             .arg(textOf(written[i].item), textOf(written[j].item));
        }
    return flaws;
}

QStringList WindowDriver::flaws() const {
    // A check code is read digit by digit, and a language is named in its own words.
    static const QRegularExpression kCheckCode(QStringLiteral("\\b[0-9A-F]{4}\\b"));
    static const QRegularExpression kLatinWord(QStringLiteral("[A-Za-z]{2,}"));
    const QRectF screen(0, 0, m_window->width(), m_window->height());
    const bool chinese = showsPart(QStringLiteral("户")) || showsPart(QStringLiteral("乡"));
    QStringList flaws = overlaps();
    walk(m_window->contentItem(), [&](QQuickItem* item) {
        if (!isShown(item))
            return;
        const auto seen = seenRect(item);
        const bool scrolls = flickableAround(item) != nullptr;
        if (item->inherits("QQuickText") && !textOf(item).trimmed().isEmpty()) {
            if (item->property("truncated").toBool() ||
                item->property("contentWidth").toDouble() > item->width() + 1.5)
                flaws << QStringLiteral("cut off: %1").arg(textOf(item));
            const auto whole = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
            if (!scrolls && !screen.adjusted(-1, -1, 1, 1).contains(whole))
                flaws << QStringLiteral("outside the window: %1").arg(textOf(item));
            if (chinese && textOf(item) != QLatin1String("English") &&
                kLatinWord.match(textOf(item).remove(kCheckCode)).hasMatch())
                flaws << QStringLiteral("Latin word: %1").arg(textOf(item));
        }
        if (item->inherits("QQuickAbstractButton") && item->isEnabled() && !seen.isEmpty() &&
            (item->width() < kMinTarget - 0.5 || item->height() < kMinTarget - 0.5))
            flaws << QStringLiteral("target of %1×%2: %3")
                         .arg(item->width())
                         .arg(item->height())
                         .arg(textOf(item));
    });
    return flaws;
}

void WindowDriver::fail(const QString& what) const {
    throw std::runtime_error(QStringLiteral("looked for %1; the screen shows: %2")
                                 .arg(what, texts().join(QStringLiteral(" | ")))
                                 .toStdString());
}

} // namespace ruhu::support
