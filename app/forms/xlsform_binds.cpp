#include "app/forms/xlsform_binds.h"

namespace ruhu::forms {

void XlsFormBinds::write(const SurveyItem& item) {
    auto* bind = m_xml.add(m_model, "bind");
    m_xml.attribute(bind, "nodeset", item.path);
    const auto& type = item.type;
    if (!item.isGroup()) {
        auto data = type.bind;
        if (type.control == "range" && item.text("parameters").find('.') != std::string::npos)
            data = "decimal";
        m_xml.attribute(bind, "type", data);
    }
    const bool triggered = !item.text("trigger").empty();
    const auto add = [&](const char* attribute, const std::string& column, const std::string& text) {
        if (text.empty())
            return;
        m_xml.attribute(bind, attribute, m_references.expression(text, item, column.c_str()));
    };
    add("relevant", "relevant", truth(item.text("relevant")));
    add("required", "required", truth(item.text("required")));
    auto readonly = truth(item.text("readonly"));
    if (readonly.empty() && type.readonly)
        readonly = "true()";
    add("readonly", "readonly", readonly);
    add("constraint", "constraint", item.text("constraint"));
    if (!triggered)
        add("calculate", "calculation", item.text("calculation"));
    if (item.typeText == "calculate" && item.text("calculation").empty() && item.text("default").empty() &&
        !triggered)
        m_source.refuse("expression", {}, {}, m_source.placeOf(item, "calculation"));
    if (const auto text = m_texts.message(item, "constraint_message", "jr:constraintMsg"); !text.empty())
        m_xml.attribute(bind, "jr:constraintMsg", text);
    if (const auto text = m_texts.message(item, "required_message", "jr:requiredMsg"); !text.empty())
        m_xml.attribute(bind, "jr:requiredMsg", text);
    if (!type.preload.empty()) {
        m_xml.attribute(bind, "jr:preload", type.preload);
        m_xml.attribute(bind, "jr:preloadParams", type.parameters);
    }
    const auto parameters = parametersOf(item.text("parameters"));
    if (const auto pixels = parameters.find("max-pixels"); pixels != parameters.end())
        m_xml.attribute(bind, "orx:max-pixels", pixels->second);
    for (const auto& [name, value] : attributesOf(item, "bind::"))
        m_xml.attribute(bind, name,
                        m_references.expanded(value, item, m_source.placeOf(item, "bind::" + name), false));
}

void XlsFormBinds::writeMeta(const std::string& meta) {
    auto* bind = m_xml.add(m_model, "bind");
    m_xml.attribute(bind, "nodeset", meta + "/instanceID");
    m_xml.attribute(bind, "type", "string");
    m_xml.attribute(bind, "readonly", "true()");
    m_xml.attribute(bind, "jr:preload", "uid");
    const auto name = m_source.setting("instance_name");
    if (name.empty())
        return;
    const auto place = m_source.settingPlace("instance_name");
    auto* named = m_xml.add(m_model, "bind");
    m_xml.attribute(named, "nodeset", meta + "/instanceName");
    m_xml.attribute(named, "type", "string");
    m_xml.attribute(named, "calculate", m_references.expanded(name, *m_source.tree.root, place, false));
}

} // namespace ruhu::forms
