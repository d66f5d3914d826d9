// The instances of an XForm.

#include "app/documents/csv_reader.h"
#include "app/forms/xform_parts.h"

#include <algorithm>

namespace ruhu::forms {

namespace {

constexpr std::size_t kMaxElements = 20'000;

const xmlChar* xmlText(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

bool isXmlName(const std::string& name) {
    return !name.empty() && xmlValidateNCName(xmlText(name), 0) == 0;
}

/// root/item/column, as ODK reads a CSV file.
XmlDocument documentOfCsv(std::string_view bytes) {
    XmlDocument document(xmlNewDoc(xmlText("1.0")), &xmlFreeDoc);
    auto* root = xmlNewDocNode(document.get(), nullptr, xmlText("root"), nullptr);
    xmlDocSetRootElement(document.get(), root);
    const auto table = documents::readCsv(bytes, {});
    if (!table || table->sheets.empty())
        return document;
    const auto& rows = table->sheets.front().rows;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        auto* item = xmlNewChild(root, nullptr, xmlText("item"), nullptr);
        for (const auto& heading : rows[0].cells) {
            const auto name = trimmed(heading.text);
            if (!isXmlName(name))
                continue;
            const auto cell = std::find_if(rows[r].cells.begin(), rows[r].cells.end(),
                                           [&](const auto& c) { return c.column == heading.column; });
            xmlNewTextChild(item, nullptr, xmlText(name),
                            cell == rows[r].cells.end() ? nullptr : xmlText(cell->text));
        }
    }
    return document;
}

void readFromFile(XFormBuild& build, const std::string& id, const std::string& source) {
    static constexpr std::string_view kLastSaved = "jr://instance/last-saved";
    if (source == kLastSaved) {
        // Nothing has been saved before: the shape of the form without answers.
        XmlDocument empty(xmlNewDoc(xmlText("1.0")), &xmlFreeDoc);
        build.form.instances.insert_or_assign(id, std::move(empty));
        return;
    }
    const auto name = source.substr(source.find_last_of('/') + 1);
    const auto bytes = build.files(name);
    if (!bytes)
        return build.refuse("no_file", name);
    if (auto document = documentOfFile(name, *bytes, build.problems))
        build.form.instances.insert_or_assign(id, std::move(document));
}

/// The shape and the first content of the primary instance.
class Primary {
public:
    Primary(XFormBuild& build, const std::set<std::string>& repeats)
        : m_build(build)
        , m_repeats(repeats) {}

    void read(const xmlNode* root) {
        const int id = add(root, kNone);
        m_build.form.initial = fill(root, id);
    }

private:
    int add(const xmlNode* node, int parent) {
        auto& elements = m_build.form.elements;
        Element element;
        element.id = static_cast<int>(elements.size());
        element.parent = parent;
        element.name = std::string(nameOf(node));
        if (parent != kNone) {
            auto& above = elements[static_cast<std::size_t>(parent)];
            element.depth = above.depth + 1;
            element.slot = static_cast<int>(above.children.size());
            element.path = above.path + "/" + element.name;
            above.children.push_back(element.id);
        } else {
            element.path = "/" + element.name;
        }
        element.repeat = m_repeats.contains(element.path);
        elements.push_back(element);
        return element.id;
    }

    int childElement(const xmlNode* node, int parent) {
        const int known = m_build.form.child(parent, nameOf(node));
        if (known != kNone || m_build.form.elements.size() >= kMaxElements)
            return known;
        return add(node, parent);
    }

    InitialNode fill(const xmlNode* node, int id) {
        InitialNode content{id, {}, {}};
        const auto children = childElements(node);
        if (children.empty())
            content.text = trimmed(contentOf(node));
        for (const auto* child : children) {
            const int element = childElement(child, id);
            if (element == kNone) {
                if (!m_full)
                    m_build.refuse("too_large", std::to_string(kMaxElements));
                m_full = true;
                return content;
            }
            const bool repeat = m_build.element(element).repeat;
            const bool isTemplate = repeat && hasAttribute(child, "template");
            if (!repeat && std::any_of(content.children.begin(), content.children.end(),
                                       [&](const auto& c) { return c.element == element; })) {
                m_build.refuse("duplicate_name", m_build.element(element).name, {},
                               {{}, 0, {}, m_build.element(element).path, "name"});
                continue;
            }
            auto below = fill(child, element);
            // A new instance looks like the template, or else like the first one.
            if (repeat && (isTemplate || !m_build.form.templates.contains(element)))
                m_build.form.templates.insert_or_assign(element, firstOfEach(below));
            if (!isTemplate)
                content.children.push_back(std::move(below));
        }
        return content;
    }

    /// Of nested repeats a template holds one instance each.
    InitialNode firstOfEach(InitialNode node) const {
        std::vector<InitialNode> children;
        for (auto& child : node.children)
            if (std::none_of(children.begin(), children.end(),
                             [&](const auto& c) { return c.element == child.element; }))
                children.push_back(firstOfEach(std::move(child)));
        node.children = std::move(children);
        return node;
    }

    XFormBuild& m_build;
    const std::set<std::string>& m_repeats;
    bool m_full = false;
};

} // namespace

XmlDocument documentOfFile(const std::string& name, std::string_view bytes, Problems& problems) {
    if (name.ends_with(".csv"))
        return documentOfCsv(bytes);
    std::string why;
    if (!name.ends_with(".xml")) {
        problems.push_back({"unsupported_instance", name, {}, {}});
    } else if (const auto parsed = parseXml(bytes, why)) {
        return plainCopy(xmlDocGetRootElement(parsed.get()));
    } else {
        problems.push_back({"bad_xml", name, why, {}});
    }
    return {nullptr, &xmlFreeDoc};
}

void readSecondaryInstances(XFormBuild& build, const std::vector<xmlNodePtr>& instances) {
    for (std::size_t i = 1; i < instances.size(); ++i) {
        const auto id = attributeOf(instances[i], "id");
        const auto source = attributeOf(instances[i], "src");
        if (id.empty())
            continue;
        if (build.form.instances.contains(id))
            build.refuse("duplicate_instance", id);
        else if (!source.empty())
            readFromFile(build, id, source);
        else if (const auto children = childElements(instances[i]); !children.empty())
            build.form.instances.insert_or_assign(id, plainCopy(children.front()));
        else
            build.form.instances.insert_or_assign(id, XmlDocument(xmlNewDoc(xmlText("1.0")), &xmlFreeDoc));
    }
}

void readPrimaryInstance(XFormBuild& build, const xmlNode* root, const std::set<std::string>& repeats) {
    Primary(build, repeats).read(root);
}

std::set<std::string> repeatPaths(const xmlNode* body) {
    std::set<std::string> paths;
    std::vector<const xmlNode*> open = {body};
    while (!open.empty()) {
        const auto* node = open.back();
        open.pop_back();
        if (nameOf(node) == "repeat") {
            // Without prefixes, as elements are named.
            std::string path;
            const auto nodeset = attributeOf(node, hasAttribute(node, "nodeset") ? "nodeset" : "ref");
            std::size_t at = 0;
            while (at < nodeset.size() && nodeset[at] == '/') {
                const auto end = std::min(nodeset.find('/', at + 1), nodeset.size());
                auto name = trimmed(std::string_view(nodeset).substr(at + 1, end - at - 1));
                name = name.substr(name.find(':') == std::string::npos ? 0 : name.find(':') + 1);
                path += "/" + name;
                at = end;
            }
            paths.insert(path);
        }
        for (const auto* child : childElements(node))
            open.push_back(child);
    }
    return paths;
}

} // namespace ruhu::forms
