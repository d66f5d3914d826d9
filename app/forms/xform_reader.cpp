#include "app/forms/xform_reader.h"

#include "app/forms/dependency_graph.h"
#include "app/forms/xform_parts.h"

#include <map>

namespace ruhu::forms {

namespace {

class XFormReader {
public:
    explicit XFormReader(const AttachedFiles& files)
        : m_build{*m_form, m_problems, files} {}

    ReadForm read(std::string_view xml) {
        std::string why;
        const auto document = parseXml(xml, why);
        if (!document) {
            m_build.refuse("bad_xml", {}, why);
            return {nullptr, std::move(m_problems)};
        }
        const auto* root = xmlDocGetRootElement(document.get());
        const auto* head = nameOf(root) == "html" ? firstChild(root, "head") : nullptr;
        const auto* model = head ? firstChild(head, "model") : nullptr;
        const auto* body = nameOf(root) == "html" ? firstChild(root, "body") : nullptr;
        if (!model || !body) {
            m_build.refuse("no_xform", std::string(nameOf(root)));
            return {nullptr, std::move(m_problems)};
        }
        if (const auto* title = firstChild(head, "title"))
            m_form->title = trimmed(contentOf(title));
        readModel(model, body);
        if (!m_problems.empty())
            return {nullptr, std::move(m_problems)};
        orderComputations(*m_form, m_problems);
        if (!m_problems.empty())
            return {nullptr, std::move(m_problems)};
        return {std::move(m_form), {}};
    }

private:
    void readModel(const xmlNode* model, const xmlNode* body) {
        std::vector<xmlNodePtr> instances;
        std::vector<xmlNodePtr> binds;
        for (auto* node : childElements(model)) {
            if (nameOf(node) == "instance")
                instances.push_back(node);
            else if (nameOf(node) == "bind")
                binds.push_back(node);
            else if (nameOf(node) == "submission" && hasAttribute(node, "base64RsaPublicKey"))
                m_build.refuse("unsupported_setting", "public_key");
            else if (nameOf(node) == "setgeopoint" || nameOf(node) == "recordaudio")
                m_build.refuse("unsupported_action", std::string(nameOf(node)));
        }
        const auto roots = instances.empty() ? std::vector<xmlNodePtr>() : childElements(instances.front());
        if (roots.empty())
            return m_build.refuse("no_instance", {});
        const auto* primary = roots.front();
        m_form->id = attributeOf(primary, "id");
        m_form->version = attributeOf(primary, "version");
        if (m_form->title.empty())
            m_form->title = m_form->id;
        readPrimaryInstance(m_build, primary, repeatPaths(body));
        readSecondaryInstances(m_build, instances);
        if (const auto* meta = firstChild(primary, "meta"); meta && firstChild(meta, "entity"))
            m_build.refuse("unsupported_setting", "entities");
        readLanguages(firstChild(model, "itext"));
        for (const auto* bind : binds)
            readBind(bind);
        readBody(m_build, body);
        for (const auto* node : childElements(model))
            if (nameOf(node) == "setvalue")
                readAction(m_build, node, kNone);
        settleTypes();
    }

    static DataType typeOf(const std::string& name) {
        static const std::map<std::string, DataType, std::less<>> types = {
            {"int", DataType::Integer},       {"integer", DataType::Integer},
            {"long", DataType::Integer},      {"decimal", DataType::Decimal},
            {"boolean", DataType::Boolean},   {"date", DataType::Date},
            {"time", DataType::Time},         {"dateTime", DataType::DateTime},
            {"select1", DataType::SelectOne}, {"select", DataType::SelectMultiple},
            {"rank", DataType::Rank},         {"geopoint", DataType::Geopoint},
            {"barcode", DataType::Barcode},   {"binary", DataType::Binary}};
        const auto found =
            types.find(name.substr(name.find(':') == std::string::npos ? 0 : name.find(':') + 1));
        return found == types.end() ? DataType::Text : found->second;
    }

    void readBind(const xmlNode* bind) {
        const auto nodeset = trimmed(attributeOf(bind, hasAttribute(bind, "nodeset") ? "nodeset" : "ref"));
        const int id = m_form->find(nodeset);
        if (id == kNone)
            return m_build.refuse("unknown_path", nodeset, nodeset, {{}, 0, {}, nodeset, "nodeset"});
        const auto path = m_build.element(id).path;
        const auto type = attributeOf(bind, "type");
        if (type == "geotrace" || type == "geoshape")
            m_build.refuse("unsupported_type", type, {}, {{}, 0, {}, path, "type"});
        const auto compiled = [&](const char* attribute) {
            auto source = trimmed(attributeOf(bind, attribute));
            if (source == "true" || source == "false")
                source += "()"; // as older tools write it
            return source.empty() ? kNone : m_build.compile(source, id, path, attribute);
        };
        const int relevant = compiled("relevant");
        const int required = compiled("required");
        const int readonly = compiled("readonly");
        const int constraint = compiled("constraint");
        const int calculate = compiled("calculate");
        const auto requiredMessage = message(bind, "requiredMsg");
        const auto constraintMessage = message(bind, "constraintMsg");
        auto& element = m_build.element(id);
        element.type = typeOf(type);
        element.relevant = relevant;
        element.required = required;
        element.readonly = readonly;
        element.constraint = constraint;
        element.calculate = calculate;
        element.requiredMessage = requiredMessage;
        element.constraintMessage = constraintMessage;
        element.preload = attributeOf(bind, "preload");
        element.preloadParams = attributeOf(bind, "preloadParams");
    }

    static Label message(const xmlNode* bind, const char* attribute) {
        const auto text = attributeOf(bind, attribute);
        Label label;
        const auto first = text.find_first_of("'\"");
        const auto last = text.find_last_of("'\"");
        if (text.starts_with("jr:itext(") && first != std::string::npos && last > first)
            label.itext = text.substr(first + 1, last - first - 1);
        else if (!text.empty())
            label.parts.push_back({text, kNone});
        return label;
    }

    void readLanguages(const xmlNode* itext) {
        if (!itext)
            return;
        for (const auto* translation : childElements(itext)) {
            const auto language = attributeOf(translation, "lang");
            m_form->languages.push_back(language);
            if (hasAttribute(translation, "default") || m_form->defaultLanguage.empty())
                m_form->defaultLanguage = language;
            auto& texts = m_form->itext[language];
            for (const auto* text : childElements(translation)) {
                const auto id = attributeOf(text, "id");
                auto& forms = texts[id];
                for (const auto* value : childElements(text))
                    forms[attributeOf(value, "form")] = readParts(m_build, value, contextOf(id), "label");
            }
        }
    }

    /// Ids of texts are made of the path that they belong to: /data/members/age:label.
    int contextOf(const std::string& textId) const {
        const int id = m_form->find(textId.substr(0, textId.rfind(':')));
        return id == kNone ? 0 : id;
    }

    /// A control says what its node holds where no bind does.
    void settleTypes() {
        for (const auto& control : m_form->controls) {
            auto& element = m_build.element(control.element);
            if (element.type != DataType::Text)
                continue;
            if (control.kind == Control::Kind::SelectOne)
                element.type = DataType::SelectOne;
            else if (control.kind == Control::Kind::SelectMultiple)
                element.type = DataType::SelectMultiple;
            else if (control.kind == Control::Kind::Rank)
                element.type = DataType::Rank;
            else if (control.kind == Control::Kind::Range)
                element.type = DataType::Decimal;
            else if (control.kind == Control::Kind::Upload)
                element.type = DataType::Binary;
        }
    }

    std::shared_ptr<Form> m_form = std::make_shared<Form>();
    Problems m_problems;
    XFormBuild m_build;
};

} // namespace

ReadForm readXForm(std::string_view xml, const AttachedFiles& files) {
    return XFormReader(files).read(xml);
}

} // namespace ruhu::forms
