#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ruhu::domain {

/// What was answered. Money is integer fen (分), areas integer hundredths of a mu, a choice its code, several
/// choices their codes in ascending order. `monostate` = asked, but not known.
using AnswerValue = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;

/// How sure an answer is: 实数, 估算, 不知道, 去年的 (offered from last year and not yet asked again).
enum class How { Exact, Estimate, Unknown, Last };

/// One answer of a visit. Not asked at all = no Answer; asked and zero = 0; asked and not known = Unknown.
struct Answer {
    AnswerValue value;
    How how = How::Exact;

    bool operator==(const Answer&) const = default;
};

/// By question key, e.g. "biz_crop" or "wage_work:<person id>".
using Answers = std::map<std::string, Answer, std::less<>>;

Answer exactly(AnswerValue value);
Answer unknown();

/// "exact", "estimate", "unknown", "last".
std::string howCode(How how);

/// True if it was asked this round: last year's value does not count before somebody confirms it.
bool isAsked(const Answers& answers, std::string_view key);

/// The value if it was asked and is of this kind.
std::optional<std::int64_t> integerOf(const Answers& answers, std::string_view key);
std::optional<bool> boolOf(const Answers& answers, std::string_view key);
std::string textOf(const Answers& answers, std::string_view key);
std::vector<std::string> codesOf(const Answers& answers, std::string_view key);

/// The form of visit.answers: {"v": …, "how": …}.
nlohmann::json toJson(const AnswerValue& value);
nlohmann::json toJson(const Answer& answer);

/// Empty if the text is not of that form: somebody newer wrote it.
std::optional<Answer> answerFromJson(const nlohmann::json& json);

/// The whole map as a record keeps it. Members set to null (taken back) and those of a newer form are left
/// out.
Answers answersFromJson(const nlohmann::json& object);

} // namespace ruhu::domain
