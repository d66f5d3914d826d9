#pragma once

#include "sync/core/clock.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <string>

namespace ruhu::viewmodels {

class Application;

/// Codes, dates and money as a person reads them, in the language that the screen has now.
class Words {
    Q_DECLARE_TR_FUNCTIONS(ruhu::viewmodels::Words)

public:
    explicit Words(const Application& app)
        : m_app(app) {}

    bool english() const;

    /// Label of a code of a list of domain/codes; empty for an empty code.
    QString code(const char* list, const std::string& code) const;

    /// Name of a hamlet within its village: 白家岭上湾 of 白家岭村 is 上湾 to everybody there.
    static QString hamlet(const std::string& name, const std::string& village);

    /// A name that no line's end divides: 去下一户 breaks before it, never inside. One longer than the line still
    /// wraps.
    static QString whole(const std::string& name);

    /// 5月14日, 14 May; with the year when it is not this year's.
    QString day(const std::string& isoDate) const;
    QString day(sync::Instant at) const;
    /// 17:42 of today as 今天 17:42, of yesterday as 昨天 17:42, else 5月22日 17:50.
    QString moment(sync::Instant at) const;
    /// 8,410元 from fen; whole yuan.
    QString yuan(std::int64_t fen) const;

private:
    const Application& m_app;
};

} // namespace ruhu::viewmodels
