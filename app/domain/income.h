#pragma once

#include "app/domain/answer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// What the round divides by its persons and compares with its line (income_basis): 纯收入 as provincial
/// papers have it, or 可支配收入, which takes taxes, contributions and support paid to others off.
enum class IncomeBasis { Net, Disposable };

/// "net", "disposable"; what is neither is Net, the default of DOMAIN section 11.
IncomeBasis incomeBasisOf(std::string_view code);

/// What is known of a figure some parts of which are not: at least `low`, at most `high`; empty = no limit.
struct Bounds {
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;

    bool operator==(const Bounds&) const = default;
};

/// A household's income of the period, all money in fen.
///
///   net        = wage + (business income − business cost) + property + transfer
///   disposable = net − taxes, contributions and support paid
///   whole      = net or disposable, as the round's basis says
///   ref        = whole + claims − compliant self-paid medical cost      (参考收入)
///   per        = whole / counted persons, rounded half up to a fen at the end
///
/// Answers that were not asked or wait from last year count as nothing. One that is not known (不知道) counts
/// as nothing too, and opens the bounds on the side to which it could move the figure.
struct Income {
    std::int64_t wage = 0;              ///< 工资性
    std::int64_t business = 0;          ///< 生产经营, cost taken off; may be below zero
    std::int64_t property = 0;          ///< 财产性
    std::int64_t transfer = 0;          ///< 转移性
    std::int64_t net = 0;               ///< 纯收入
    std::int64_t disposable = 0;        ///< 可支配收入
    std::int64_t whole = 0;             ///< one of the two, by the basis
    std::int64_t claims = 0;            ///< 理赔收入
    std::int64_t medSelf = 0;           ///< 合规自付医疗
    std::int64_t eduSelf = 0;           ///< 教育自付
    std::int64_t rehab = 0;             ///< 残疾康复
    std::int64_t loss = 0;              ///< 因灾因意外损失, compensation taken off, never below zero
    std::int64_t rigid = 0;             ///< 刚性支出: the four above
    std::int64_t ref = 0;               ///< 参考收入
    std::int64_t counted = 0;           ///< persons
    std::optional<std::int64_t> perNet; ///< of `whole`; empty: nobody counts, so it cannot be computed
    std::optional<std::int64_t> perRef;
    IncomeBasis basis = IncomeBasis::Net;
    Bounds wageBounds;
    Bounds wholeBounds;
    Bounds refBounds;
    Bounds rigidBounds;

    bool operator==(const Income&) const = default;
};

/// Which part of the income a question key adds to; `Cost` is taken off the business part.
/// `Paid` is what a disposable income does not have any more.
enum class IncomePart { None, Wage, Business, Cost, Property, Transfer, Paid };
IncomePart incomePartOf(std::string_view key);

/// REQUIRES counted >= 0. An amount beyond a hundred million yuan either way counts as that much: no sum can
/// run over.
Income computeIncome(const Answers& answers, std::int64_t counted, IncomeBasis basis = IncomeBasis::Net);

/// whole / persons in fen, halves upwards (also below zero). Empty for no persons.
std::optional<std::int64_t> perPerson(std::int64_t whole, std::int64_t persons);

/// The twelve full months before the month of a visit: 2026-05 -> 2025-05 to 2026-04.
struct IncomePeriod {
    int firstYear = 0;
    int firstMonth = 0;
    int lastYear = 0;
    int lastMonth = 0;

    bool operator==(const IncomePeriod&) const = default;
};

/// `months` as the round sets it, 12 by default. REQUIRES 1 <= visitMonth <= 12, months >= 1.
IncomePeriod incomePeriod(int visitYear, int visitMonth, int months = 12);

} // namespace ruhu::domain
