#include "sync/core/record.h"

#include <algorithm>

namespace ruhu::sync {

namespace {

bool isDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isDate(std::string_view text) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && isDigits(text.substr(0, 4)) &&
           isDigits(text.substr(5, 2)) && isDigits(text.substr(8));
}

bool isDecimal(std::string_view text) {
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const auto point = text.find('.');
    return isDigits(text.substr(0, point)) &&
           (point == std::string_view::npos || isDigits(text.substr(point + 1)));
}

bool isSet(const Value& value) {
    if (!value.is_array())
        return false;
    const std::string* before = nullptr;
    for (const Value& element : value) {
        if (!element.is_string())
            return false;
        const auto& text = element.get_ref<const std::string&>();
        if (before && *before >= text)
            return false;
        before = &text;
    }
    return true;
}

} // namespace

Value RecordState::value(std::string_view path) const {
    const auto slash = path.find('/');
    const auto field = fields.find(path.substr(0, slash));
    if (field == fields.end())
        return nullptr;
    if (slash == std::string_view::npos)
        return *field;
    if (!field->is_object())
        return nullptr;
    const auto member = field->find(path.substr(slash + 1));
    return member == field->end() ? Value(nullptr) : *member;
}

std::int64_t RecordState::writer(std::string_view path) const {
    if (const auto later = versions.find(path); later != versions.end())
        return later->get<std::int64_t>();
    const auto slash = path.find('/');
    const auto field = fields.find(path.substr(0, slash));
    if (field == fields.end())
        return 0;
    return slash == std::string_view::npos || field->contains(path.substr(slash + 1)) ? seq : 0;
}

namespace {

bool fitsText(Kind kind, std::string_view text) {
    switch (kind) {
    case Kind::Date:
        return isDate(text);
    case Kind::Decimal:
        return isDecimal(text);
    case Kind::Id:
        return isId(text);
    case Kind::Blob:
        return isHash(text);
    default:
        return true;
    }
}

} // namespace

bool fits(const FieldSchema& field, const Value& value) {
    if (value.is_null())
        return field.kind != Kind::Map;
    switch (field.kind) {
    case Kind::Integer:
    case Kind::Instant:
        return value.is_number_integer();
    case Kind::Bool:
        return value.is_boolean();
    case Kind::Map:
        return value.is_object();
    case Kind::Set:
        return isSet(value);
    default:
        return value.is_string() && fitsText(field.kind, value.get_ref<const std::string&>());
    }
}

bool fits(const FieldSchema& field, const Cell& cell) {
    if (cell.kind == Cell::Kind::Null)
        return field.kind != Kind::Map;
    switch (field.kind) {
    case Kind::Integer:
    case Kind::Instant:
        return cell.kind == Cell::Kind::Integer;
    case Kind::Bool:
        return cell.kind == Cell::Kind::Bool;
    case Kind::Map:
        return cell.isMap();
    case Kind::Set:
        return cell.kind == Cell::Kind::Json && isSet(toValue(cell));
    default:
        return cell.kind == Cell::Kind::Text && fitsText(field.kind, cell.text);
    }
}

} // namespace ruhu::sync
