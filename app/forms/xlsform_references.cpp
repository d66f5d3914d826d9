#include "app/forms/xlsform_references.h"

#include "app/forms/expression.h"
#include "app/forms/xml_tree.h"

#include <algorithm>
#include <vector>

namespace ruhu::forms {

namespace {

bool isWithin(const SurveyItem* item, const SurveyItem* ancestor) {
    while (item && item != ancestor)
        item = item->parent;
    return item != nullptr;
}

/// True if `text` ends with a path into a secondary instance: … instance('towns')/root/item
bool endsWithInstancePath(std::string_view text) {
    const auto start = text.rfind("instance(");
    const auto end = start == std::string_view::npos ? start : text.find(')', start);
    return end != std::string_view::npos &&
           text.substr(end).find_first_of(" \t,+=<>|[]") == std::string_view::npos;
}

/// True if `text` ends inside a predicate of a secondary instance: instance('towns')/root/item[prov =
bool endsInInstancePredicate(std::string_view text) {
    std::vector<bool> open;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '[')
            open.push_back(endsWithInstancePath(text.substr(0, i)));
        else if (c == ']' && !open.empty())
            open.pop_back();
    }
    return std::find(open.begin(), open.end(), true) != open.end();
}

std::string relative(const SurveyItem& from, const SurveyItem& to) {
    std::string path;
    const auto* common = &from;
    while (!isWithin(&to, common)) {
        path += path.empty() ? ".." : "/..";
        common = common->parent;
    }
    if (common == &to)
        return path.empty() ? "." : path;
    return (path.empty() ? "" : path + "/") + to.path.substr(common->path.size() + 1);
}

} // namespace

const SurveyItem* enclosingRepeat(const SurveyItem* item) {
    while (item && !item->isRepeat())
        item = item->parent;
    return item;
}

const SurveyItem* XlsFormReferences::named(const std::string& name, const SurveyItem& from,
                                           const Place& place) {
    const auto [first, last] = m_source.tree.byName.equal_range(name);
    if (first == last) {
        m_source.refuse("unknown_reference", name, {}, place);
        return nullptr;
    }
    if (std::next(first) == last)
        return first->second;
    // Of several the one in the same group, if it is one.
    const SurveyItem* found = nullptr;
    for (auto it = first; it != last; ++it)
        if (it->second->parent == from.parent)
            found = found ? nullptr : it->second;
    if (!found)
        m_source.refuse("ambiguous_reference", name, {}, place);
    return found;
}

std::string XlsFormReferences::expanded(const std::string& text, const SurveyItem& from, const Place& place,
                                        bool filter) {
    std::string result;
    std::size_t at = 0;
    for (;;) {
        const auto start = text.find("${", at);
        const auto end = start == std::string::npos ? start : text.find('}', start);
        if (end == std::string::npos)
            return result + text.substr(at);
        result += text.substr(at, start - at);
        auto name = trimmed(std::string_view(text).substr(start + 2, end - start - 2));
        at = end + 1;
        static constexpr std::string_view kLastSaved = "last-saved#";
        const bool lastSaved = name.starts_with(kLastSaved);
        if (lastSaved)
            name = name.substr(kLastSaved.size());
        const auto* item = named(name, from, place);
        if (!item)
            continue;
        m_usesLastSaved = m_usesLastSaved || lastSaved;
        if (lastSaved)
            result += "instance('__last-saved')" + item->path;
        else if (const auto* repeat = enclosingRepeat(item);
                 repeat && isWithin(&from, repeat) && (filter || endsInInstancePredicate(result)))
            result += "current()/" + relative(from, *item);
        else
            result += item->path;
    }
}

std::string XlsFormReferences::expression(const std::string& text, const SurveyItem& item, const char* column,
                                          bool filter) {
    const auto place = m_source.placeOf(item, column);
    const auto parsed = parseExpression(text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        m_source.refuse("expression", text, error->near, place);
        return {};
    }
    return expanded(text, item, place, filter);
}

} // namespace ruhu::forms
