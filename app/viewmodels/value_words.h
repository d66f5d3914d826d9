#pragma once

#include "app/store/review_queries.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <string>

namespace ruhu::domain {
struct FormItem;
}

namespace ruhu::viewmodels {

class Application;

/// A value as a person reads it: 11 and 个月, 8,400 and 元, 在家.
struct ValueWords {
    QString figure; ///< empty: known to be empty, or not filled in
    QString unit;
    QString how; ///< 实数, 估算, 去年的; empty where it is not asked
};

/// Puts fields and values of records into words, by the schema, the code lists and the questionnaire. UI
/// thread.
class ValueReader {
    Q_DECLARE_TR_FUNCTIONS(ruhu::viewmodels::ValueReader)

public:
    explicit ValueReader(const Application& app)
        : m_app(app) {}

    /// What is in question: label of the field or of the question.
    QString label(const store::ReviewItem& item) const;
    ValueWords value(const store::ReviewItem& item, const std::string& json) const;
    /// True if it counts into the income of the household.
    bool countsForIncome(const store::ReviewItem& item) const;
    /// True for numbers that are masked on every screen.
    bool isMasked(const store::ReviewItem& item) const;

private:
    std::optional<domain::FormItem> question(const store::ReviewItem& item) const;
    QString yesNo(bool value) const;
    QString nameOf(const char* table, const std::string& id) const;

    const Application& m_app;
};

} // namespace ruhu::viewmodels
