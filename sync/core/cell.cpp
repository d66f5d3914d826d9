#include "sync/core/cell.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cstring>

namespace ruhu::sync {

std::string_view CellTexts::keep(std::string_view text) {
    if (text.empty())
        return {};
    auto* bytes = static_cast<char*>(m_memory.allocate(text.size(), 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
}

Cell makeCell(const Value& value, CellTexts& texts) {
    switch (value.type()) {
    case Value::value_t::null:
    case Value::value_t::discarded:
        return {};
    case Value::value_t::boolean:
        return {Cell::Kind::Bool, value.get<bool>() ? 1 : 0, {}};
    case Value::value_t::number_integer:
    case Value::value_t::number_unsigned:
        return {Cell::Kind::Integer, value.get<std::int64_t>(), {}};
    case Value::value_t::string:
        return {Cell::Kind::Text, 0, texts.keep(value.get_ref<const std::string&>())};
    default:
        return {Cell::Kind::Json, 0, texts.keep(value.dump())};
    }
}

Value toValue(const Cell& cell) {
    switch (cell.kind) {
    case Cell::Kind::Null:
        return nullptr;
    case Cell::Kind::Bool:
        return cell.number != 0;
    case Cell::Kind::Integer:
        return cell.number;
    case Cell::Kind::Text:
        return std::string(cell.text);
    case Cell::Kind::Json:
        break;
    }
    return Value::parse(cell.text);
}

void appendJson(std::string& out, const Cell& cell) {
    switch (cell.kind) {
    case Cell::Kind::Null:
        out += "null";
        break;
    case Cell::Kind::Bool:
        out += cell.number != 0 ? "true" : "false";
        break;
    case Cell::Kind::Integer: {
        std::array<char, 24> digits{};
        out.append(digits.data(), std::to_chars(digits.begin(), digits.end(), cell.number).ptr);
        break;
    }
    case Cell::Kind::Text:
        appendJsonText(out, cell.text);
        break;
    case Cell::Kind::Json:
        out += cell.text;
        break;
    }
}

void appendJsonText(std::string& out, std::string_view text) {
    static constexpr std::string_view kShort = "btn fr"; // names of U+0008 to U+000D, without U+000B
    static constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    std::size_t from = 0; // of what goes as it is
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        out.append(text, from, i - from);
        from = i + 1;
        out += '\\';
        if (byte == '"' || byte == '\\') {
            out += text[i];
        } else if (byte >= 0x08 && byte <= 0x0d && byte != 0x0b) {
            out += kShort[byte - 0x08U];
        } else {
            out += "u00";
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        }
    }
    out.append(text, from);
    out += '"';
}

} // namespace ruhu::sync
