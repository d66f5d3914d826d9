#include "app/forms/form.h"

#include <algorithm>

namespace ruhu::forms {

int Form::child(int parent, std::string_view name) const {
    for (const int id : elements[static_cast<std::size_t>(parent)].children)
        if (elements[static_cast<std::size_t>(id)].name == name)
            return id;
    return kNone;
}

int Form::find(std::string_view path) const {
    int at = kNone;
    while (!path.empty() && path.front() == '/') {
        path.remove_prefix(1);
        const auto name = path.substr(0, path.find('/'));
        path.remove_prefix(name.size());
        const auto local = name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
        if (at == kNone)
            at = !elements.empty() && elements[0].name == local ? 0 : kNone;
        else
            at = child(at, local);
        if (at == kNone)
            return kNone;
    }
    return path.empty() ? at : kNone;
}

bool Form::isWithin(int element, int ancestor) const {
    while (element != kNone && element != ancestor)
        element = elements[static_cast<std::size_t>(element)].parent;
    return element == ancestor;
}

std::vector<int> Form::chain(int element) const {
    std::vector<int> chain;
    for (; element != kNone; element = elements[static_cast<std::size_t>(element)].parent)
        chain.push_back(element);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

} // namespace ruhu::forms
