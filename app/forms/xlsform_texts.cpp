#include "app/forms/xlsform_texts.h"

#include <algorithm>
#include <set>

namespace ruhu::forms {

namespace {

bool isChinese(const std::string& language) {
    return language.empty() || language == "default" || language.find("中") != std::string::npos ||
           language.starts_with("zh") || language.find("(zh") != std::string::npos;
}

} // namespace

void XlsFormTexts::findLanguages() {
    m_defaultLanguage = m_source.setting("default_language");
    std::set<std::string> found;
    for (const auto* sheet :
         {m_source.survey ? &*m_source.survey : nullptr, m_source.choices ? &*m_source.choices : nullptr,
          m_source.external ? &*m_source.external : nullptr})
        if (sheet)
            for (const auto& row : sheet->rows)
                for (const auto& [column, texts] : row.cells)
                    for (const auto& [language, text] : texts)
                        if (!language.empty() && found.insert(language).second)
                            m_languages.push_back(language);
    if (m_defaultLanguage.empty())
        m_defaultLanguage = m_languages.empty() ? "default" : m_languages.front();
    if (std::find(m_languages.begin(), m_languages.end(), m_defaultLanguage) == m_languages.end())
        m_languages.insert(m_languages.begin(), m_defaultLanguage);
}

void XlsFormTexts::writeMixed(xmlNodePtr node, const std::string& text, const SurveyItem& from,
                              const Place& place) {
    std::size_t at = 0;
    for (;;) {
        const auto start = text.find("${", at);
        const auto end = start == std::string::npos ? start : text.find('}', start);
        if (end == std::string::npos)
            break;
        m_xml.text(node, text.substr(at, start - at));
        const auto path = m_references.expanded(text.substr(start, end + 1 - start), from, place, false);
        m_xml.attribute(m_xml.add(node, "output"), "value", path);
        at = end + 1;
    }
    m_xml.text(node, text.substr(at));
}

bool XlsFormTexts::needsItext(const SurveyItem& item, std::string_view column) const {
    const auto* texts = item.row && item.added.empty() ? item.row->translations(column) : nullptr;
    return texts && std::any_of(texts->begin(), texts->end(), [](const auto& t) { return !t.first.empty(); });
}

std::string XlsFormTexts::languageOf(const std::string& language) const {
    return language.empty() ? m_defaultLanguage : language;
}

void XlsFormTexts::keep(const std::string& id, const SheetRow& row, std::string_view column,
                        const std::string& form, const SurveyItem& from, const Place& place) {
    const auto* texts = row.translations(column);
    if (!texts)
        return;
    for (const auto& [language, text] : *texts) {
        auto value = text;
        if (column.starts_with("media::") && value.find("://") == std::string::npos)
            value = "jr://" +
                    std::string(column == "media::big-image" ? "images"
                                : column == "media::image"   ? "images"
                                                             : column.substr(7)) +
                    "/" + value;
        m_texts[id][languageOf(language)][form] = value;
    }
    m_textPlaces[id] = {&from, place};
}

void XlsFormTexts::writeLabel(const SurveyItem& item, xmlNodePtr control) {
    bool media = false;
    for (const auto* column : {"media::image", "media::audio", "media::video", "media::big-image"})
        media = media || !item.text(column).empty();
    if (needsItext(item, "label") || media) {
        const auto id = item.path + ":label";
        keep(id, *item.row, "label", "", item, m_source.placeOf(item, "label"));
        for (const auto* form : {"image", "audio", "video", "big-image"})
            keep(id, *item.row, std::string("media::") + form, form, item, m_source.placeOf(item, "label"));
        m_xml.attribute(m_xml.add(control, "label"), "ref", "jr:itext('" + id + "')");
    } else if (const auto label = item.text("label"); !label.empty()) {
        writeMixed(m_xml.add(control, "label"), label, item, m_source.placeOf(item, "label"));
    }
    const bool guidance = !item.text("guidance_hint").empty();
    if (needsItext(item, "hint") || guidance) {
        const auto id = item.path + ":hint";
        keep(id, *item.row, "hint", "", item, m_source.placeOf(item, "hint"));
        keep(id, *item.row, "guidance_hint", "guidance", item, m_source.placeOf(item, "guidance_hint"));
        m_xml.attribute(m_xml.add(control, "hint"), "ref", "jr:itext('" + id + "')");
    } else if (const auto hint = item.text("hint"); !hint.empty()) {
        writeMixed(m_xml.add(control, "hint"), hint, item, m_source.placeOf(item, "hint"));
    }
}

std::string XlsFormTexts::message(const SurveyItem& item, const std::string& column,
                                  const std::string& attribute) {
    const auto text = item.text(column);
    if (text.empty() || (!needsItext(item, column) && text.find("${") == std::string::npos))
        return text;
    const auto id = item.path + ":" + attribute;
    keep(id, *item.row, column, "", item, m_source.placeOf(item, column));
    return "jr:itext('" + id + "')";
}

void XlsFormTexts::writeItext(xmlNodePtr itext) {
    if (m_texts.empty()) {
        xmlUnlinkNode(itext);
        xmlFreeNode(itext);
        return;
    }
    for (const auto& language : m_languages) {
        auto* translation = m_xml.add(itext, "translation");
        m_xml.attribute(translation, "lang", language);
        if (language == m_defaultLanguage)
            m_xml.attribute(translation, "default", "true()");
        for (const auto& [id, languages] : m_texts) {
            const auto found = languages.find(language);
            if (found == languages.end())
                continue;
            auto* text = m_xml.add(translation, "text");
            m_xml.attribute(text, "id", id);
            for (const auto& [form, content] : found->second) {
                auto* value = m_xml.add(text, "value");
                if (!form.empty())
                    m_xml.attribute(value, "form", form);
                const auto& [item, place] = m_textPlaces.at(id);
                writeMixed(value, content, *item, place);
            }
        }
    }
}

void XlsFormTexts::keepOther(const std::string& id) {
    for (const auto& language : m_languages)
        m_texts[id][language][""] = isChinese(language) && language != "default" ? "其他" : "Other";
    m_textPlaces[id] = {m_source.tree.root.get(), {}};
}

} // namespace ruhu::forms
