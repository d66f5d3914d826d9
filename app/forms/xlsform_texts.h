#pragma once

#include "app/forms/xlsform_references.h"
#include "app/forms/xml_writer.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruhu::forms {

/// Labels, hints, messages and media: written where they stand, or kept by id for the itext where they exist
/// in several languages.
class XlsFormTexts {
public:
    /// Keeps the references.
    XlsFormTexts(XlsFormSource& source, XlsFormReferences& references, XmlWriter& xml)
        : m_source(source)
        , m_references(references)
        , m_xml(xml) {}

    /// Which languages the sheets speak; first of all.
    void findLanguages();

    /// A text with an <output> for each ${name}.
    void writeMixed(xmlNodePtr node, const std::string& text, const SurveyItem& from, const Place& place);
    /// Label, media and hint of a question or group.
    void writeLabel(const SurveyItem& item, xmlNodePtr control);
    /// What a bind's attribute for a message says: the text, or where it stands in the itext.
    std::string message(const SurveyItem& item, const std::string& column, const std::string& attribute);

    /// A row's translations of a column, as one form ("" is the plain one) of the text `id`.
    void keep(const std::string& id, const SheetRow& row, std::string_view column, const std::string& form,
              const SurveyItem& from, const Place& place);
    /// The choice that or_other adds, in each language.
    void keepOther(const std::string& id);

    /// All that was kept. Without any, `itext` goes.
    void writeItext(xmlNodePtr itext);

private:
    bool needsItext(const SurveyItem& item, std::string_view column) const;
    std::string languageOf(const std::string& language) const;

    XlsFormSource& m_source;
    XlsFormReferences& m_references;
    XmlWriter& m_xml;
    std::string m_defaultLanguage;
    std::vector<std::string> m_languages;
    /// [id][language][form] = text
    std::map<std::string, std::map<std::string, std::map<std::string, std::string>>> m_texts;
    std::map<std::string, std::pair<const SurveyItem*, Place>> m_textPlaces; ///< by id: who says it, where
};

} // namespace ruhu::forms
