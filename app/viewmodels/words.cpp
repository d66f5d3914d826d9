#include "app/viewmodels/words.h"

#include "app/domain/codes.h"
#include "app/domain/dates.h"
#include "app/viewmodels/application.h"

#include <QDateTime>
#include <QLocale>

namespace ruhu::viewmodels {
namespace {

/// China has one time zone without summer time; a tablet set to another one must not move a visit to another
/// day.
constexpr int kChinaOffsetSeconds = 8 * 3600;

QDateTime inChina(sync::Instant at) {
    return QDateTime::fromMSecsSinceEpoch(at, Qt::OffsetFromUTC, kChinaOffsetSeconds);
}

} // namespace

bool Words::english() const {
    return m_app.language() == QLatin1String("en");
}

QString Words::code(const char* list, const std::string& code) const {
    if (code.empty())
        return {};
    return QString::fromStdString(domain::codeList(list).label(code, english() ? domain::Language::English
                                                                               : domain::Language::Chinese));
}

QString Words::hamlet(const std::string& name, const std::string& village) {
    const QString full = QString::fromStdString(name);
    QString stem = QString::fromStdString(village);
    if (stem.endsWith(QChar(u'村')))
        stem.chop(1);
    return !stem.isEmpty() && full.size() > stem.size() && full.startsWith(stem) ? full.mid(stem.size())
                                                                                 : full;
}

QString Words::whole(const std::string& name) {
    constexpr QChar kWordJoiner(0x2060);
    QString joined;
    for (const QChar unit : QString::fromStdString(name)) {
        // Between code points, never inside one of two units.
        if (!joined.isEmpty() && !unit.isLowSurrogate())
            joined += kWordJoiner;
        joined += unit;
    }
    return joined;
}

QString Words::day(const std::string& isoDate) const {
    const QDate date = QDate::fromString(QString::fromStdString(isoDate), Qt::ISODate);
    if (!date.isValid())
        return QString::fromStdString(isoDate);
    const bool thisYear = QString::fromStdString(m_app.today()).startsWith(date.toString("yyyy"));
    if (english())
        return QLocale(QLocale::English).toString(date, thisYear ? "d MMMM" : "d MMMM yyyy");
    return thisYear ? QStringLiteral("%1月%2日").arg(date.month()).arg(date.day())
                    : QStringLiteral("%1年%2月%3日").arg(date.year()).arg(date.month()).arg(date.day());
}

QString Words::day(sync::Instant at) const {
    return day(domain::chinaDate(at));
}

QString Words::moment(sync::Instant at) const {
    const QDateTime then = inChina(at);
    const QDate today = QDate::fromString(QString::fromStdString(m_app.today()), Qt::ISODate);
    QString day = this->day(at);
    if (then.date() == today)
        day = tr("今天");
    else if (then.date() == today.addDays(-1))
        day = tr("昨天");
    return day + ' ' + then.toString("HH:mm");
}

QString Words::yuan(std::int64_t fen) const {
    const std::int64_t whole = (fen + (fen < 0 ? -50 : 50)) / 100;
    const QString number = QLocale(QLocale::English).toString(static_cast<qlonglong>(whole));
    // A word joiner keeps numeral and measure on one line.
    return english() ? QStringLiteral("¥%1").arg(number) : number + QChar(0x2060) + QStringLiteral("元");
}

} // namespace ruhu::viewmodels
