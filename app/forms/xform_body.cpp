// The body of an XForm: what people see.

#include "app/forms/xform_parts.h"

#include <algorithm>
#include <map>

namespace ruhu::forms {

namespace {

class Body {
public:
    explicit Body(XFormBuild& build)
        : m_build(build) {}

    std::vector<BodyItem> items(const xmlNode* parent, int context) {
        std::vector<BodyItem> found;
        for (const auto* node : childElements(parent)) {
            const auto name = nameOf(node);
            if (name == "group") {
                found.push_back(group(node, context));
            } else if (name == "repeat") {
                if (auto item = repeat(node, context))
                    found.push_back(std::move(*item));
            } else if (const auto kind = kinds().find(name); kind != kinds().end()) {
                if (auto item = question(node, kind->second, context))
                    found.push_back(std::move(*item));
            } else if (name == "setvalue") {
                readAction(m_build, node, context);
            } else if (name != "label" && name != "hint") {
                m_build.refuse("unsupported_control", std::string(name));
            }
        }
        return found;
    }

private:
    static const std::map<std::string_view, Control::Kind>& kinds() {
        static const std::map<std::string_view, Control::Kind> all = {
            {"input", Control::Kind::Input},           {"select1", Control::Kind::SelectOne},
            {"select", Control::Kind::SelectMultiple}, {"rank", Control::Kind::Rank},
            {"range", Control::Kind::Range},           {"upload", Control::Kind::Upload},
            {"trigger", Control::Kind::Acknowledge},   {"secret", Control::Kind::Input}};
        return all;
    }

    /// The element that a ref, nodeset or bind names; `context` if it names none.
    int target(const xmlNode* node, int context) {
        for (const auto* attribute : {"ref", "nodeset"})
            if (const auto path = trimmed(attributeOf(node, attribute)); !path.empty()) {
                const auto absolute = path.front() == '/' ? path : m_build.element(context).path + "/" + path;
                const int found = m_build.form.find(absolute);
                if (found == kNone)
                    m_build.refuse("unknown_path", path, path, {{}, 0, {}, path, "ref"});
                return found;
            }
        return context;
    }

    BodyItem group(const xmlNode* node, int context) {
        BodyItem item;
        item.kind = BodyItem::Kind::Group;
        const bool named = hasAttribute(node, "ref") || hasAttribute(node, "nodeset");
        item.element = named ? target(node, context) : kNone;
        const int inside = item.element == kNone ? context : item.element;
        item.appearance = attributeOf(node, "appearance");
        if (const auto* label = firstChild(node, "label"))
            item.label = readLabel(m_build, label, inside, "label");
        item.items = items(node, inside);
        return item;
    }

    std::optional<BodyItem> repeat(const xmlNode* node, int context) {
        const int id = target(node, context);
        if (id == kNone)
            return std::nullopt;
        BodyItem item;
        item.kind = BodyItem::Kind::Repeat;
        item.element = id;
        item.appearance = attributeOf(node, "appearance");
        auto& element = m_build.element(id);
        if (const auto count = trimmed(attributeOf(node, "count")); !count.empty()) {
            // Seen from what holds the repeat: an instance does not count its own siblings.
            const int parent = element.parent == kNone ? id : element.parent;
            const int expression = m_build.compile(count, parent, element.path, "repeat_count");
            m_build.element(id).count = expression;
            m_build.element(id).noAddRemove = true;
        }
        if (attributeOf(node, "noAddRemove") == "true()")
            m_build.element(id).noAddRemove = true;
        item.items = items(node, id);
        return item;
    }

    std::optional<BodyItem> question(const xmlNode* node, Control::Kind kind, int context) {
        const int id = target(node, context);
        if (id == kNone)
            return std::nullopt;
        const auto& path = m_build.element(id).path;
        Control control;
        control.kind = kind;
        control.element = id;
        control.appearance = attributeOf(node, "appearance");
        control.mediaType = attributeOf(node, "mediatype");
        control.start = attributeOf(node, "start");
        control.end = attributeOf(node, "end");
        control.step = attributeOf(node, "step");
        for (const auto* option : {"rows", "accuracyThreshold", "autoplay"})
            if (hasAttribute(node, option))
                control.options[option] = attributeOf(node, option);
        if (kind == Control::Kind::Upload && control.mediaType.starts_with("video"))
            m_build.refuse("unsupported_type", "video", {}, {{}, 0, {}, path, "type"});
        if (hasAttribute(node, "query"))
            m_build.refuse("unsupported_control", "query", {}, {{}, 0, {}, path, "type"});
        for (const auto* child : childElements(node)) {
            const auto name = nameOf(child);
            if (name == "label")
                control.label = readLabel(m_build, child, id, "label");
            else if (name == "hint")
                control.hint = readLabel(m_build, child, id, "hint");
            else if (name == "item")
                control.choices.push_back(choice(child, id));
            else if (name == "itemset")
                control.itemset = itemset(child, id);
            else if (name == "setvalue")
                readAction(m_build, child, id);
            else if (name != "help")
                m_build.refuse("unsupported_control", std::string(name), {}, {{}, 0, {}, path, "type"});
        }
        m_build.form.controls.push_back(std::move(control));
        const int number = static_cast<int>(m_build.form.controls.size() - 1);
        if (m_build.element(id).control == kNone)
            m_build.element(id).control = number;
        BodyItem item;
        item.element = id;
        item.control = number;
        return item;
    }

    Choice choice(const xmlNode* node, int context) {
        Choice choice;
        if (const auto* value = firstChild(node, "value"))
            choice.value = trimmed(contentOf(value));
        if (const auto* label = firstChild(node, "label"))
            choice.label = readLabel(m_build, label, context, "label");
        return choice;
    }

    std::optional<Itemset> itemset(const xmlNode* node, int context) {
        Itemset itemset;
        itemset.nodes = m_build.compile(attributeOf(node, "nodeset"), context, m_build.element(context).path,
                                        "choice_filter");
        const auto* value = firstChild(node, "value");
        const auto* label = firstChild(node, "label");
        itemset.value = value ? attributeOf(value, "ref") : "name";
        auto reference = label ? attributeOf(label, "ref") : std::string("label");
        static constexpr std::string_view kItext = "jr:itext(";
        if (reference.starts_with(kItext) && reference.ends_with(")")) {
            itemset.labelIsItext = true;
            reference = trimmed(reference.substr(kItext.size(), reference.size() - kItext.size() - 1));
        }
        itemset.label = reference;
        return itemset.nodes == kNone ? std::nullopt : std::optional(itemset);
    }

    XFormBuild& m_build;
};

} // namespace

void readBody(XFormBuild& build, const xmlNode* body) {
    build.form.body = Body(build).items(body, 0);
}

TextParts readParts(XFormBuild& build, const xmlNode* node, int context, const std::string& property) {
    TextParts parts;
    for (auto* child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            parts.push_back({reinterpret_cast<const char*>(child->content), kNone});
        } else if (child->type == XML_ELEMENT_NODE && nameOf(child) == "output") {
            const auto value = attributeOf(child, hasAttribute(child, "value") ? "value" : "ref");
            const int expression = build.compile(value, context, build.element(context).path, property);
            if (expression != kNone)
                parts.push_back({{}, expression});
        } else if (child->type == XML_ELEMENT_NODE) {
            parts.push_back({contentOf(child), kNone}); // emphasis and the like
        }
    }
    return parts;
}

Label readLabel(XFormBuild& build, const xmlNode* node, int context, const std::string& property) {
    Label label;
    const auto reference = trimmed(attributeOf(node, "ref"));
    if (reference.starts_with("jr:itext(")) {
        const auto first = reference.find_first_of("'\"");
        const auto last = reference.find_last_of("'\"");
        if (first != std::string::npos && last > first)
            label.itext = reference.substr(first + 1, last - first - 1);
    } else if (!reference.empty()) {
        const int expression = build.compile(reference, context, build.element(context).path, property);
        if (expression != kNone)
            label.parts.push_back({{}, expression});
    } else {
        label.parts = readParts(build, node, context, property);
    }
    return label;
}

void readAction(XFormBuild& build, const xmlNode* node, int around) {
    const auto events = " " + attributeOf(node, "event") + " ";
    const auto path = trimmed(attributeOf(node, "ref"));
    Action action;
    const int context = around == kNone ? 0 : around;
    action.target =
        path.empty() ? kNone
                     : build.form.find(path.front() == '/' ? path : build.element(context).path + "/" + path);
    if (action.target == kNone)
        return build.refuse("unknown_path", path, path, {{}, 0, {}, path, "ref"});
    const auto& targetPath = build.element(action.target).path;
    const std::string property = around == kNone ? "default" : "calculate";
    action.onFirstLoad = events.find(" odk-instance-first-load ") != std::string::npos ||
                         events.find(" xforms-ready ") != std::string::npos;
    if (events.find(" odk-new-repeat ") != std::string::npos)
        action.newRepeat = around;
    if (events.find(" xforms-value-changed ") != std::string::npos)
        action.trigger = around;
    // Seen from the node that is set, as absolute paths are in ODK.
    if (hasAttribute(node, "value"))
        action.value = build.compile(attributeOf(node, "value"), action.target, targetPath, property);
    else
        action.text = trimmed(contentOf(node));
    build.form.actions.push_back(std::move(action));
}

} // namespace ruhu::forms
