#pragma once

#include "app/forms/xlsform_references.h"
#include "app/forms/xml_writer.h"

#include <map>
#include <string>
#include <vector>

namespace ruhu::forms {

/// Values that are set when something happens: defaults that are computed, and the column trigger.
class XlsFormActions {
public:
    /// Keeps the references.
    XlsFormActions(XlsFormSource& source, XlsFormReferences& references, XmlWriter& xml)
        : m_source(source)
        , m_references(references)
        , m_xml(xml) {}

    void setModel(xmlNodePtr model) { m_model = model; }
    void addControl(const SurveyItem& item, xmlNodePtr control) { m_controls[&item] = control; }
    void addRepeat(const SurveyItem& item, xmlNodePtr repeat) { m_repeats[&item] = repeat; }

    /// A default that is computed: once at the first load, and for each new instance of the repeat around it.
    void writeDefault(const SurveyItem& item);
    /// Notes what is to be triggered: the control that it hangs on may come later.
    void noteTrigger(const SurveyItem& item);
    void writeTriggers();

private:
    XlsFormSource& m_source;
    XlsFormReferences& m_references;
    XmlWriter& m_xml;
    xmlNodePtr m_model = nullptr;
    std::map<const SurveyItem*, xmlNodePtr> m_repeats;
    std::map<const SurveyItem*, xmlNodePtr> m_controls;
    std::vector<const SurveyItem*> m_triggers;
};

/// True if a default is to be computed: it calls a function, refers to a question or calculates.
bool isDynamicDefault(const SurveyItem& item, const std::string& text);

} // namespace ruhu::forms
