#pragma once

#include "app/forms/xlsform_texts.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ruhu::forms {

/// The lists of choices: which there are, who uses them, and how a question finds its own.
class XlsFormChoices {
public:
    /// Keeps the references.
    XlsFormChoices(XlsFormSource& source, XlsFormReferences& references, XlsFormTexts& texts, XmlWriter& xml)
        : m_source(source)
        , m_references(references)
        , m_texts(texts)
        , m_xml(xml) {}

    /// Reads the sheets choices and external_choices; first of all.
    void collect();

    /// Notes which lists the items below `parent` use; a list that is not there is a problem.
    void mark(const SurveyItem& parent);
    /// The lists that are used, as secondary instances.
    void writeLists(xmlNodePtr model);
    void writeItemset(const SurveyItem& item, xmlNodePtr control);
    /// A file that the form names becomes a secondary instance of that id.
    void addFile(const std::string& instance, const std::string& source) { m_files[instance] = source; }
    void writeFiles(xmlNodePtr model);

private:
    struct List {
        const FormSheet* sheet = nullptr;
        std::vector<const SheetRow*> rows;
        bool translated = false;
        bool orOther = false;
        bool used = false;
    };

    void writeList(xmlNodePtr model, const std::string& name, const List& list);
    void writeOther(const std::string& name, const List& list, xmlNodePtr root);
    const SurveyItem* answersOf(const SurveyItem& item);

    XlsFormSource& m_source;
    XlsFormReferences& m_references;
    XlsFormTexts& m_texts;
    XmlWriter& m_xml;
    std::map<std::string, List, std::less<>> m_lists;
    std::map<std::string, std::set<std::string>, std::less<>> m_values; ///< of the choices, by list
    std::map<std::string, std::string> m_files;                         ///< by instance
};

} // namespace ruhu::forms
