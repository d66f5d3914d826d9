#include "app/forms/session_words.h"

#include <array>
#include <cstddef>

namespace ruhu::forms {

std::string defaultMessage(std::string_view why, std::string_view language) {
    const bool english = language.starts_with("en") || language.starts_with("English") ||
                         language.find("(en") != std::string_view::npos;
    if (why == "required")
        return english ? "This needs an answer" : "这一项必须填写";
    if (why == "type")
        return english ? "Not a value of this kind" : "填写的内容格式不对";
    if (why == "range")
        return english ? "Outside the range" : "超出范围";
    if (why == "choice")
        return english ? "Not among the choices" : "不在选项之中";
    return english ? "This value is not allowed" : "填写的内容不符合要求";
}

std::string randomUuid(sync::Random& random) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::array<std::byte, 16> bytes{};
    random.fill(bytes);
    bytes[6] = (bytes[6] & std::byte{0x0F}) | std::byte{0x40}; // version 4
    bytes[8] = (bytes[8] & std::byte{0x3F}) | std::byte{0x80};
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kHex[std::to_integer<std::size_t>(bytes[i]) >> 4];
        text += kHex[std::to_integer<std::size_t>(bytes[i]) & 15];
    }
    return text;
}

bool pathOrder(const InstanceNode& a, const InstanceNode& b) {
    const auto* left = &a;
    const auto* right = &b;
    while (left->element->depth > right->element->depth)
        left = left->parent;
    while (right->element->depth > left->element->depth)
        right = right->parent;
    if (left == right)
        return a.element->depth < b.element->depth;
    while (left->parent != right->parent) {
        left = left->parent;
        right = right->parent;
    }
    if (left->element->slot != right->element->slot)
        return left->element->slot < right->element->slot;
    return left->position < right->position;
}

} // namespace ruhu::forms
