#include "app/questionnaire/answer_text.h"

#include "app/forms/numbers.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace ruhu::questionnaire {

namespace {

using domain::AnswerValue;
using domain::QuestionKind;

constexpr double kLargestExact = 9007199254740992.0; ///< 2^53

bool inHundredths(QuestionKind kind) {
    return kind == QuestionKind::Money || kind == QuestionKind::Area;
}

std::string hundredthsText(std::int64_t hundredths) {
    const auto size =
        hundredths < 0 ? 0 - static_cast<std::uint64_t>(hundredths) : static_cast<std::uint64_t>(hundredths);
    std::string text = (hundredths < 0 ? "-" : "") + std::to_string(size / 100);
    if (const auto rest = size % 100; rest != 0) {
        text += rest < 10 ? ".0" : ".";
        text += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
    }
    return text;
}

std::optional<AnswerValue> wholeOf(double number) {
    const auto whole = std::round(number);
    return std::isnan(number) || std::abs(whole) > kLargestExact
               ? std::nullopt
               : std::optional<AnswerValue>(static_cast<std::int64_t>(whole));
}

} // namespace

std::string textOf(const domain::FormItem& item, const AnswerValue& value) {
    struct Visitor {
        const domain::FormItem& item;
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool v) const { return v ? "true" : "false"; }
        std::string operator()(std::int64_t v) const {
            return inHundredths(item.kind) ? hundredthsText(v) : std::to_string(v);
        }
        std::string operator()(const std::string& v) const { return v; }
        std::string operator()(const std::vector<std::string>& v) const {
            if (v.empty())
                return item.none ? "none" : "";
            std::string text;
            for (const auto& code : v)
                text += (text.empty() ? "" : " ") + code;
            return text;
        }
    };
    return std::visit(Visitor{item}, value);
}

std::optional<AnswerValue> valueOf(const domain::FormItem& item, const std::string& text) {
    if (text.empty())
        return std::nullopt;
    switch (item.kind) {
    case QuestionKind::Bool:
        return text == "true" || text == "false" ? std::optional<AnswerValue>(text == "true") : std::nullopt;
    case QuestionKind::Money:
    case QuestionKind::Area:
        return wholeOf(forms::numberOfText(text) * 100);
    case QuestionKind::Count:
    case QuestionKind::Integer:
        return wholeOf(forms::numberOfText(text));
    case QuestionKind::Multi:
    case QuestionKind::Team: {
        std::vector<std::string> codes;
        std::istringstream in(text);
        for (std::string code; in >> code;)
            if (code != "none")
                codes.push_back(code);
        std::sort(codes.begin(), codes.end());
        return AnswerValue(std::move(codes));
    }
    default:
        return AnswerValue(text);
    }
}

} // namespace ruhu::questionnaire
