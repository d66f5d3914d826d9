#include "app/domain/answer.h"

#include <nlohmann/json.hpp>

namespace ruhu::domain {
namespace {

std::optional<AnswerValue> valueFromJson(const nlohmann::json& json) {
    if (json.is_null())
        return AnswerValue();
    if (json.is_boolean())
        return AnswerValue(json.get<bool>());
    if (json.is_number_integer())
        return AnswerValue(json.get<std::int64_t>());
    if (json.is_string())
        return AnswerValue(json.get<std::string>());
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::string> codes;
    for (const auto& code : json) {
        if (!code.is_string())
            return std::nullopt;
        codes.push_back(code.get<std::string>());
    }
    return AnswerValue(std::move(codes));
}

std::optional<How> howFromCode(const std::string& code) {
    for (const How how : {How::Exact, How::Estimate, How::Unknown, How::Last})
        if (howCode(how) == code)
            return how;
    return std::nullopt;
}

template <typename T> const T* askedValue(const Answers& answers, std::string_view key) {
    const auto found = answers.find(key);
    if (found == answers.end() || found->second.how == How::Last)
        return nullptr;
    return std::get_if<T>(&found->second.value);
}

} // namespace

Answer exactly(AnswerValue value) {
    return {std::move(value), How::Exact};
}

Answer unknown() {
    return {std::monostate(), How::Unknown};
}

std::string howCode(How how) {
    switch (how) {
    case How::Exact:
        return "exact";
    case How::Estimate:
        return "estimate";
    case How::Unknown:
        return "unknown";
    case How::Last:
        return "last";
    }
    return {};
}

bool isAsked(const Answers& answers, std::string_view key) {
    const auto found = answers.find(key);
    return found != answers.end() && found->second.how != How::Last;
}

std::optional<std::int64_t> integerOf(const Answers& answers, std::string_view key) {
    const auto* value = askedValue<std::int64_t>(answers, key);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<bool> boolOf(const Answers& answers, std::string_view key) {
    const auto* value = askedValue<bool>(answers, key);
    return value ? std::optional(*value) : std::nullopt;
}

std::string textOf(const Answers& answers, std::string_view key) {
    const auto* value = askedValue<std::string>(answers, key);
    return value ? *value : std::string();
}

std::vector<std::string> codesOf(const Answers& answers, std::string_view key) {
    const auto* value = askedValue<std::vector<std::string>>(answers, key);
    return value ? *value : std::vector<std::string>();
}

nlohmann::json toJson(const AnswerValue& value) {
    struct Visitor {
        nlohmann::json operator()(std::monostate) const { return nullptr; }
        nlohmann::json operator()(bool v) const { return v; }
        nlohmann::json operator()(std::int64_t v) const { return v; }
        nlohmann::json operator()(const std::string& v) const { return v; }
        nlohmann::json operator()(const std::vector<std::string>& v) const { return v; }
    };
    return std::visit(Visitor(), value);
}

nlohmann::json toJson(const Answer& answer) {
    return {{"v", toJson(answer.value)}, {"how", howCode(answer.how)}};
}

std::optional<Answer> answerFromJson(const nlohmann::json& json) {
    if (!json.is_object() || !json.contains("v") || !json.contains("how") || !json["how"].is_string())
        return std::nullopt;
    auto value = valueFromJson(json["v"]);
    const auto how = howFromCode(json["how"].get<std::string>());
    if (!value || !how)
        return std::nullopt;
    return Answer{std::move(*value), *how};
}

Answers answersFromJson(const nlohmann::json& object) {
    Answers answers;
    if (!object.is_object())
        return answers;
    for (const auto& [key, json] : object.items())
        if (auto answer = answerFromJson(json))
            answers.emplace(key, std::move(*answer));
    return answers;
}

} // namespace ruhu::domain
