#include "app/forms/xlsform_converter.h"

#include "app/forms/expression.h"
#include "app/forms/xlsform_actions.h"
#include "app/forms/xlsform_binds.h"
#include "app/forms/xlsform_choices.h"
#include "app/forms/xlsform_places.h"

#include <map>

namespace ruhu::forms {

namespace {

using Choices = SurveyType::Choices;
using Kind = SurveyType::Kind;

class Converter {
public:
    Converter(const documents::Workbook& workbook, const std::string& name)
        : m_source(workbook)
        , m_fallbackName(name) {}

    ConvertedForm convert() {
        if (!m_source.survey || !m_source.survey->headings.contains("type")) {
            m_source.problems.push_back({"no_survey", {}, {}, {}});
            return {{}, {}, std::move(m_source.problems)};
        }
        if (!m_source.setting("public_key").empty())
            m_source.problems.push_back(
                {"unsupported_setting", "public_key", {}, m_source.settingPlace("public_key")});
        const auto rootName = m_source.setting("name").empty() ? "data" : m_source.setting("name");
        m_source.tree = readSurvey(*m_source.survey, rootName, m_source.problems);
        m_texts.findLanguages();
        m_choices.collect();
        m_choices.mark(*m_source.tree.root);
        if (m_source.problems.empty())
            write();
        if (!m_source.problems.empty())
            return {{}, {}, std::move(m_source.problems)};
        return {m_xml.result(), m_places.finder(), {}};
    }

private:
    void write() {
        auto* root = m_xml.root();
        for (const auto& [name, uri] : std::vector<std::pair<std::string, std::string>>{
                 {"xmlns", "http://www.w3.org/2002/xforms"},
                 {"xmlns:h", "http://www.w3.org/1999/xhtml"},
                 {"xmlns:ev", "http://www.w3.org/2001/xml-events"},
                 {"xmlns:xsd", "http://www.w3.org/2001/XMLSchema"},
                 {"xmlns:jr", "http://openrosa.org/javarosa"},
                 {"xmlns:orx", "http://openrosa.org/xforms"},
                 {"xmlns:odk", "http://www.opendatakit.org/xforms"}})
            m_xml.attribute(root, name, uri);
        auto* head = m_xml.add(root, "h:head");
        const auto id = m_source.setting("form_id").empty() ? m_fallbackName : m_source.setting("form_id");
        m_xml.text(m_xml.add(head, "h:title"),
                   m_source.setting("form_title").empty() ? id : m_source.setting("form_title"));
        m_model = m_xml.add(head, "model");
        m_actions.setModel(m_model);
        m_binds.setModel(m_model);
        m_xml.attribute(m_model, "odk:xforms-version", "1.0.0");
        auto* itext = m_xml.add(m_model, "itext");
        auto* primary = m_xml.add(m_xml.add(m_model, "instance"), m_source.tree.root->name);
        m_xml.attribute(primary, "id", id);
        if (!m_source.setting("version").empty())
            m_xml.attribute(primary, "version", m_source.setting("version"));
        auto* body = m_xml.add(root, "h:body");
        if (!m_source.setting("style").empty())
            m_xml.attribute(body, "class", m_source.setting("style"));

        writeRepeatCounts(*m_source.tree.root);
        writeInstance(*m_source.tree.root, primary);
        auto* metaNode = m_xml.add(primary, "meta");
        m_xml.add(metaNode, "instanceID");
        if (!m_source.setting("instance_name").empty())
            m_xml.add(metaNode, "instanceName");
        m_choices.writeLists(m_model);
        for (const auto& child : m_source.tree.root->children)
            writeItem(*child, body);
        m_actions.writeTriggers();
        const auto meta = m_source.tree.root->path + "/meta";
        m_binds.writeMeta(meta);
        if (!m_source.setting("instance_name").empty())
            m_places.note(meta + "/instanceName", "calculate", m_source.settingPlace("instance_name"));
        m_choices.writeFiles(m_model);
        if (m_references.usesLastSaved()) {
            auto* node = m_xml.add(m_model, "instance");
            m_xml.attribute(node, "id", "__last-saved");
            m_xml.attribute(node, "src", "jr://instance/last-saved");
        }
        m_texts.writeItext(itext);
    }

    /// A count that is more than a reference becomes a calculation beside its repeat, as jr:count wants a
    /// path.
    void writeRepeatCounts(SurveyItem& parent) {
        for (std::size_t i = 0; i < parent.children.size(); ++i) {
            auto& item = *parent.children[i];
            if (item.isGroup())
                writeRepeatCounts(item);
            const auto count = item.isRepeat() ? item.text("repeat_count") : std::string();
            if (count.empty())
                continue;
            if (count.starts_with("${") && count.find('}') == count.size() - 1) {
                m_counts[&item] = m_references.expression(count, item, "repeat_count");
                continue;
            }
            bool unsupported = false;
            auto calculation = std::make_unique<SurveyItem>();
            calculation->type = *surveyType("calculate", unsupported);
            calculation->typeText = "calculate";
            calculation->name = item.name + "_count";
            calculation->path = parent.path + "/" + calculation->name;
            calculation->row = item.row;
            calculation->parent = &parent;
            calculation->added = {{"calculation", count}, {"readonly", "true()"}};
            m_counts[&item] = calculation->path;
            parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(i),
                                   std::move(calculation));
            ++i;
        }
    }

    void writeInstance(const SurveyItem& parent, xmlNodePtr node) {
        for (const auto& child : parent.children) {
            if (child->type.kind == Kind::ExternalFile)
                continue;
            if (child->isRepeat()) {
                auto* model = m_xml.add(node, child->name);
                m_xml.attribute(model, "jr:template", "");
                writeInstance(*child, model);
            }
            auto* own = m_xml.add(node, child->name);
            for (const auto& [name, value] : attributesOf(*child, "instance::"))
                m_xml.attribute(own, name, value);
            if (child->isGroup())
                writeInstance(*child, own);
            else if (const auto value = child->text("default");
                     !value.empty() && !isDynamicDefault(*child, value))
                m_xml.text(own, value);
        }
    }

    void writeItem(const SurveyItem& item, xmlNodePtr parent) {
        if (item.type.kind == Kind::ExternalFile) {
            const bool csv = item.typeText.starts_with("csv");
            return m_choices.addFile(item.name, (csv ? "jr://file-csv/" : "jr://file/") + item.name +
                                                    (csv ? ".csv" : ".xml"));
        }
        m_places.note(item);
        m_binds.write(item);
        if (item.isGroup())
            return writeGroup(item, parent);
        if (item.type.control.empty()) {
            m_actions.writeDefault(item);
            m_actions.noteTrigger(item);
            return;
        }
        auto* control = m_xml.add(parent, item.type.control);
        m_xml.attribute(control, "ref", item.path);
        m_actions.addControl(item, control);
        if (const auto appearance = item.text("appearance"); !appearance.empty())
            m_xml.attribute(
                control, "appearance",
                m_references.expanded(appearance, item, m_source.placeOf(item, "appearance"), false));
        if (!item.type.mediaType.empty())
            m_xml.attribute(control, "mediatype", item.type.mediaType);
        for (const auto& [name, value] : attributesOf(item, "body::"))
            m_xml.attribute(control, name, value);
        const auto parameters = parametersOf(item.text("parameters"));
        if (item.type.control == "range")
            writeRange(item, parameters, control);
        if (const auto rows = parameters.find("rows"); rows != parameters.end())
            m_xml.attribute(control, "rows", rows->second);
        m_texts.writeLabel(item, control);
        if (item.type.choices != Choices::None)
            m_choices.writeItemset(item, control);
        m_actions.writeDefault(item);
        m_actions.noteTrigger(item);
    }

    void writeRange(const SurveyItem& item, const std::map<std::string, std::string>& parameters,
                    xmlNodePtr control) {
        for (const auto& [name, otherwise] :
             std::map<std::string, std::string>{{"start", "1"}, {"end", "10"}, {"step", "1"}}) {
            const auto found = parameters.find(name);
            const auto value = found == parameters.end() ? otherwise : found->second;
            const auto parsed = parseExpression(value);
            const auto* number = std::get_if<ExpressionPtr>(&parsed);
            if (!number ||
                ((*number)->kind != Expression::Kind::Number && (*number)->kind != Expression::Kind::Negate))
                m_source.refuse("bad_parameter", name + "=" + value, {},
                                m_source.placeOf(item, "parameters"));
            m_xml.attribute(control, name, value);
        }
    }

    void writeGroup(const SurveyItem& item, xmlNodePtr parent) {
        auto* group = m_xml.add(parent, "group");
        m_xml.attribute(group, "ref", item.path);
        if (!item.isRepeat())
            if (const auto appearance = item.text("appearance"); !appearance.empty())
                m_xml.attribute(group, "appearance", appearance);
        m_texts.writeLabel(item, group);
        auto* inside = group;
        if (item.isRepeat()) {
            inside = m_xml.add(group, "repeat");
            m_xml.attribute(inside, "nodeset", item.path);
            if (const auto appearance = item.text("appearance"); !appearance.empty())
                m_xml.attribute(inside, "appearance", appearance);
            if (const auto count = m_counts.find(&item); count != m_counts.end())
                m_xml.attribute(inside, "jr:count", count->second);
            m_actions.addRepeat(item, inside);
        }
        for (const auto& [name, value] : attributesOf(item, "body::"))
            m_xml.attribute(inside, name, value);
        for (const auto& child : item.children)
            writeItem(*child, inside);
    }

    XlsFormSource m_source;
    std::string m_fallbackName;
    XmlWriter m_xml{"h:html"};
    XlsFormReferences m_references{m_source};
    XlsFormTexts m_texts{m_source, m_references, m_xml};
    XlsFormChoices m_choices{m_source, m_references, m_texts, m_xml};
    XlsFormActions m_actions{m_source, m_references, m_xml};
    XlsFormBinds m_binds{m_source, m_references, m_texts, m_xml};
    XlsFormPlaces m_places{m_source};
    xmlNodePtr m_model = nullptr;
    std::map<const SurveyItem*, std::string> m_counts; ///< of repeats: the path that holds it
};

} // namespace

ConvertedForm convertXlsForm(const documents::Workbook& workbook, const std::string& name) {
    return Converter(workbook, name).convert();
}

} // namespace ruhu::forms
