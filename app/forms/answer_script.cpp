#include "app/forms/answer_script.h"

#include <nlohmann/json.hpp>

namespace ruhu::forms {

namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& value) {
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return value.dump();
    std::string joined; // several choices
    for (const auto& part : value)
        joined += (joined.empty() ? "" : " ") + textOf(part);
    return joined;
}

/// "" if it was played, else why not.
std::string play(FormSession& session, const Json& step, std::string& path) {
    const auto named = [&](const char* verb) {
        const auto found = step.find(verb);
        if (found == step.end() || !found->is_string())
            return false;
        path = found->get<std::string>();
        return true;
    };
    if (named("set")) {
        auto* node = session.find(path);
        if (!node)
            return "no_node";
        const auto value = step.find("value");
        const auto done = session.set(*node, value == step.end() ? std::string() : textOf(*value));
        return done ? std::string() : done.error().code;
    }
    if (named("add")) {
        const auto slash = path.find_last_of('/');
        auto* parent =
            slash == std::string::npos || slash == 0 ? nullptr : session.find(path.substr(0, slash));
        auto name = path.substr(slash == std::string::npos ? 0 : slash + 1);
        name = name.substr(0, name.find('['));
        name = name.substr(name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
        const int repeat = parent ? session.form().child(parent->element->id, name) : kNone;
        if (repeat == kNone)
            return "no_node";
        const auto done = session.add(*parent, repeat);
        return done ? std::string() : done.error().code;
    }
    if (named("remove")) {
        auto* node = session.find(path);
        if (!node)
            return "no_node";
        const auto done = session.remove(*node);
        return done ? std::string() : done.error().code;
    }
    return "malformed";
}

void addNodes(FormSession& session, InstanceNode& node, Json& nodes) {
    if (node.element->isLeaf()) {
        const auto state = session.state(node);
        nodes[FormSession::pathOf(node)] = {
            {"value", state.value},       {"relevant", state.relevant},
            {"required", state.required}, {"readonly", state.readonly},
            {"valid", state.valid},       {"message", state.message.empty() ? Json() : Json(state.message)}};
        return;
    }
    for (auto& slot : node.children)
        for (auto& child : slot)
            addNodes(session, *child, nodes);
}

} // namespace

sync::Result<std::vector<RefusedAnswer>> playAnswers(FormSession& session, std::string_view json) {
    const auto steps = Json::parse(json, nullptr, false);
    if (!steps.is_array())
        return sync::Error{"malformed", "a list of answers is expected"};
    std::vector<RefusedAnswer> refused;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        std::string path;
        if (auto why = steps[i].is_object() ? play(session, steps[i], path) : "malformed"; !why.empty())
            refused.push_back({i + 1, std::move(why), std::move(path)});
    }
    return refused;
}

std::string stateJson(FormSession& session, const std::vector<RefusedAnswer>& refused) {
    Json state = {{"nodes", Json::object()}};
    addNodes(session, session.root(), state["nodes"]);
    for (const auto& [place, why] : session.faults())
        state["faults"][place] = why;
    for (const auto& answer : refused)
        state["refused"].push_back({{"answer", answer.number}, {"path", answer.path}, {"why", answer.code}});
    return state.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace ruhu::forms
