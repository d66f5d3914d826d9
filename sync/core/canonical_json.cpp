#include "sync/core/canonical_json.h"

#include "sync/core/encoding.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;

void writeText(std::string& out, const std::string& text) {
    if (!isUtf8(text))
        throw std::invalid_argument("text is not UTF-8");
    out.push_back('"');
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out.append("\\u00").append(toHex(std::string_view(&c, 1)));
            else
                out.push_back(c);
        }
    }
    out.push_back('"');
}

/// ECMAScript's Number::toString: the shortest digits that read back as the same double.
void writeDouble(std::string& out, double number) {
    if (!std::isfinite(number))
        throw std::invalid_argument("number is not finite");
    if (number == 0) { // −0 too
        out.push_back('0');
        return;
    }
    if (number < 0) {
        out.push_back('-');
        number = -number;
    }
    std::array<char, 32> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific)
            .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t e = text.find('e');
    std::string digits(1, text[0]);
    if (e > 2)
        digits.append(text.substr(2, e - 2));
    const int point = std::stoi(std::string(text.substr(e + 1))) + 1; // digits before the decimal point
    const int count = static_cast<int>(digits.size());
    if (point > 21 || point <= -6) {
        out.push_back(digits[0]);
        if (count > 1)
            out.append(".").append(digits, 1);
        out.append("e").append(point > 0 ? "+" : "").append(std::to_string(point - 1));
    } else if (point >= count) {
        out.append(digits).append(static_cast<std::size_t>(point - count), '0');
    } else if (point > 0) {
        out.append(digits, 0, static_cast<std::size_t>(point)).append(".");
        out.append(digits, static_cast<std::size_t>(point));
    } else {
        out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
    }
}

/// Order of UTF-16 code units, which differs from that of bytes: U+10000 and above come as surrogates,
/// before U+E000..U+FFFF.
bool utf16Less(const std::string& a, const std::string& b) {
    const auto place = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (place.first == a.end() || place.second == b.end())
        return place.first == a.end() && place.second != b.end();
    const auto left = static_cast<unsigned char>(*place.first);
    const auto right = static_cast<unsigned char>(*place.second);
    const bool leftHigh = left >= 0xf0;
    const bool rightHigh = right >= 0xf0;
    if (leftHigh != rightHigh && left >= 0x80 && right >= 0x80) // lead bytes of different length
        return leftHigh ? right >= 0xee : left < 0xee;
    return left < right;
}

void write(std::string& out, const json& value) {
    switch (value.type()) {
    case json::value_t::null:
        out += "null";
        break;
    case json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        break;
    case json::value_t::number_unsigned:
        if (value.get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxInteger))
            throw std::invalid_argument("integer beyond 2^53");
        out += std::to_string(value.get<std::uint64_t>());
        break;
    case json::value_t::number_integer:
        if (value.get<std::int64_t>() > kMaxInteger || value.get<std::int64_t>() < -kMaxInteger)
            throw std::invalid_argument("integer beyond 2^53");
        out += std::to_string(value.get<std::int64_t>());
        break;
    case json::value_t::number_float:
        writeDouble(out, value.get<double>());
        break;
    case json::value_t::string:
        writeText(out, value.get_ref<const std::string&>());
        break;
    case json::value_t::array: {
        out.push_back('[');
        bool first = true;
        for (const json& element : value) {
            if (!first)
                out.push_back(',');
            first = false;
            write(out, element);
        }
        out.push_back(']');
        break;
    }
    case json::value_t::object: {
        std::vector<const json::object_t::value_type*> members;
        for (const auto& member : value.get_ref<const json::object_t&>())
            members.push_back(&member);
        std::sort(members.begin(), members.end(),
                  [](const auto* a, const auto* b) { return utf16Less(a->first, b->first); });
        out.push_back('{');
        bool first = true;
        for (const auto* member : members) {
            if (!first)
                out.push_back(',');
            first = false;
            writeText(out, member->first);
            out.push_back(':');
            write(out, member->second);
        }
        out.push_back('}');
        break;
    }
    default:
        throw std::invalid_argument("no JSON value");
    }
}

} // namespace

std::string canonicalJson(const nlohmann::json& value) {
    std::string out;
    write(out, value);
    return out;
}

} // namespace ruhu::sync
