#pragma once

#include "tests/support/handwriting.h"

#include <QImage>
#include <QPointF>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QPointingDevice;

namespace ruhu::support {

/// Uses a window as a person does: finds what is written on the screen, taps it with a finger, types, writes.
/// Everything goes through input events; nothing reaches into models. A step that finds nothing within
/// `kPatience` throws std::runtime_error that says what was looked for and what the screen showed instead.
/// UI thread only.
class WindowDriver {
public:
    explicit WindowDriver(QQuickWindow* window);

    /// Taps the visible item that shows exactly `text` (an item with a `text` property), scrolling to it.
    void tap(const QString& text);
    /// The `index`-th (from 0, top to bottom) of several items that show `text`.
    void tap(const QString& text, int index);
    /// Taps `option` where it stands under `heading`: in the nearest block around the heading that shows it.
    void tapUnder(const QString& heading, const QString& option);
    /// Taps `text` inside the item with this objectName.
    void tapInside(const QString& name, const QString& text);
    /// Taps the item with this objectName.
    void tapNamed(const QString& name);
    /// A tap in two halves: the finger stays down where it came until release().
    void press(const QString& text);
    void release();
    /// As `tap`. Milliseconds from the finger's leaving the glass to the first frame on the screen in which
    /// `shown` holds. Needs the basic render loop (frames are made on the UI thread).
    double timeTap(const QString& text, const std::function<bool()>& shown);
    /// Types into the item that has the focus.
    void type(const QString& text);
    /// As `type`, in place of what stands there.
    void retype(const QString& text);
    /// Draws on the item with this objectName, `name` fitted into its middle.
    void write(const QString& objectName, const std::u32string& name);

    /// How often the finger and the keys have been used since the driver was made: taps, strokes that scroll,
    /// characters typed on a keyboard, names written. A figure's keys on the page's own keypad are taps.
    struct Effort {
        int taps = 0;
        int swipes = 0;
        int typed = 0;
        int written = 0;
    };
    const Effort& effort() const { return m_effort; }

    /// At least `times` times.
    bool shows(const QString& text, int times = 1) const;
    bool showsPart(const QString& part) const;
    void waitFor(const QString& text);
    void waitForPart(const QString& part);
    void waitUntil(const std::function<bool()>& condition, const QString& what);
    void settle(int milliseconds = 60);

    /// Scrolls what lies under the middle of the window by most of a page with the finger, on (1) or back
    /// (-1); false at its end.
    bool scrollOn(int direction = 1);
    /// Scrolls, down and then up, until `text` is on the page: of a long list only what is near is made.
    void scrollTo(const QString& text);

    QImage grab();

    /// Everything that can be read on the screen now, top to bottom.
    QStringList texts() const;

    /// Flaws that a machine can see: text cut off, outside the window or written over other text, targets
    /// under 48 px, Latin words in the Chinese interface. One line each.
    QStringList flaws() const;

    QQuickWindow* window() const { return m_window; }

private:
    QQuickItem* find(const std::function<bool(QQuickItem*)>& wanted, int index = 0) const;
    QQuickItem* findUnder(const QString& heading, const QString& option) const;
    QQuickItem* waitForItem(const std::function<bool(QQuickItem*)>& wanted, const QString& what,
                            int index = 0);
    void activate();
    QQuickItem* scrolling() const;
    void swipe(QQuickItem* flickable, double by);
    void bringIntoView(QQuickItem* item);
    void pressItem(QQuickItem* item);
    void tapItem(QQuickItem* item);
    QStringList overlaps() const;
    [[noreturn]] void fail(const QString& what) const;

    QQuickWindow* m_window;
    std::unique_ptr<QPointingDevice> m_finger;
    Effort m_effort;
    QPoint m_down; ///< where the finger came down last
};

} // namespace ruhu::support
