#include "app/usecases/roster_values.h"

#include "app/domain/codes.h"
#include "app/domain/phone.h"
#include "app/domain/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <set>

namespace ruhu::usecases {

namespace {

using nlohmann::json;

std::string doubt(const RosterColumn& column, const std::string& text, const char* what) {
    return std::string(column.headings.front()) + "“" + text + "”" + what;
}

/// Plain digits with a decimal point: separators of thousands and a unit behind are let go.
std::optional<double> numberOf(const std::string& text) {
    std::string plain;
    for (char c : domain::narrow(text))
        if (c != ',' && c != ' ')
            plain += c;
    for (const char* unit : {"元", "个月", "月", "年"})
        if (plain.ends_with(unit))
            plain.resize(plain.size() - std::string_view(unit).size());
    char* end = nullptr;
    const double value = std::strtod(plain.c_str(), &end);
    if (plain.empty() || *end != '\0' || !std::isfinite(value) || std::abs(value) > 1e12)
        return std::nullopt;
    return value;
}

json codeValue(const RosterColumn& column, const std::string& text, std::vector<std::string>& doubts) {
    auto code = domain::codeList(column.list).codeOf(text);
    if (!code.empty())
        return code;
    doubts.push_back(doubt(column, text, "不在代码表内，已照录"));
    return text;
}

json healthValue(const RosterColumn& column, const std::string& text, std::vector<std::string>& doubts) {
    std::set<std::string> codes;
    std::u32string part;
    const auto take = [&] {
        if (!part.empty())
            codes.insert(codeValue(column, domain::utf8(part), doubts).get<std::string>());
        part.clear();
    };
    for (char32_t c : domain::codePoints(text)) {
        if (c == U'、' || c == U',' || c == U'，' || c == U';' || c == U'；' || c == U'/' || c == U' ')
            take();
        else
            part.push_back(c);
    }
    take();
    if (codes.size() > 1)
        codes.erase("1"); // 健康 excludes the others
    return json(codes);
}

} // namespace

json rosterValue(const RosterColumn& column, const std::string& text, std::vector<std::string>& doubts) {
    if (text.empty())
        return nullptr;
    switch (column.value) {
    case RosterValue::Text:
    case RosterValue::Special:
        return text;
    case RosterValue::Code:
        return codeValue(column, text, doubts);
    case RosterValue::Health:
        return healthValue(column, text, doubts);
    case RosterValue::YesNo: {
        const auto code = domain::codeList("yes_no").codeOf(text);
        if (!code.empty())
            return code == "1";
        doubts.push_back(doubt(column, text, "看不出是或否，未录入"));
        return nullptr;
    }
    case RosterValue::Integer: {
        const auto value = numberOf(text);
        if (value && std::floor(*value) == *value)
            return static_cast<std::int64_t>(*value);
        doubts.push_back(doubt(column, text, "不是整数，未录入"));
        return nullptr;
    }
    case RosterValue::Money: {
        if (const auto value = numberOf(text))
            return static_cast<std::int64_t>(std::llround(*value * 100));
        doubts.push_back(doubt(column, text, "不是金额，未录入"));
        return nullptr;
    }
    case RosterValue::Phone: {
        const auto phone = domain::parsePhone(text);
        if (phone.kind == domain::PhoneKind::Unusable)
            doubts.push_back(std::string(column.headings.front()) + "号码不对，已照录");
        else if (phone.more)
            doubts.push_back(std::string(column.headings.front()) + "有多个号码，只录入第一个");
        return phone.text;
    }
    }
    return nullptr;
}

} // namespace ruhu::usecases
