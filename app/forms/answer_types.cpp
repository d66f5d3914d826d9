#include "app/forms/answer_types.h"

#include "app/forms/numbers.h"
#include "app/forms/xml_tree.h"

#include <cmath>
#include <sstream>

namespace ruhu::forms {

namespace {

bool isWhole(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return !text.empty() && text.size() <= 18 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isGeopoint(const std::string& text) {
    std::istringstream in(text);
    std::string part;
    std::size_t count = 0;
    for (; in >> part; ++count) {
        const double value = numberOfText(part);
        if (std::isnan(value) || (count == 0 && std::abs(value) > 90) ||
            (count == 1 && std::abs(value) > 180))
            return false;
    }
    return count >= 2 && count <= 4;
}

} // namespace

std::string normalAnswer(DataType type, std::string_view answer) {
    const auto text = trimmed(answer);
    switch (type) {
    case DataType::Integer:
        return isWhole(text) ? std::to_string(std::stoll(text)) : text;
    case DataType::Decimal: {
        const double number = numberOfText(text);
        return std::isnan(number) ? text : textOfNumber(number);
    }
    case DataType::Text:
        return std::string(answer); // spaces may be meant
    default:
        return text;
    }
}

std::string calculatedAnswer(DataType type, const std::string& text, bool isNumber, double number, int zone) {
    if (isNumber) {
        if (std::isnan(number))
            return {};
        return textOfNumber(type == DataType::Integer ? std::trunc(number) : number);
    }
    if (type == DataType::Integer || type == DataType::Decimal)
        return normalAnswer(type, text);
    if (type != DataType::Date && type != DataType::Time && type != DataType::DateTime)
        return text;
    auto moment = parseMoment(text, zone);
    if (!moment)
        return text;
    const Moment local = moment->in(zone);
    if (type == DataType::Date && local.hasDate)
        return local.dateText();
    if (type == DataType::Time && local.hasTime)
        return local.timeText();
    if (type == DataType::DateTime && moment->hasDate && !moment->hasTime) {
        moment->hasTime = true;
        return moment->text();
    }
    return text;
}

bool isAnswerOf(DataType type, const std::string& answer) {
    switch (type) {
    case DataType::Integer:
        return isWhole(answer);
    case DataType::Decimal:
        return !std::isnan(numberOfText(answer));
    case DataType::Date: {
        const auto moment = parseMoment(answer, 0);
        return moment && moment->hasDate && !moment->hasTime;
    }
    case DataType::Time: {
        const auto moment = parseMoment(answer, 0);
        return moment && !moment->hasDate;
    }
    case DataType::DateTime: {
        const auto moment = parseMoment(answer, 0);
        return moment && moment->hasDate && moment->hasTime;
    }
    case DataType::Geopoint:
        return isGeopoint(answer);
    default:
        return true;
    }
}

} // namespace ruhu::forms
