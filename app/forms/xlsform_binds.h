#pragma once

#include "app/forms/xlsform_references.h"
#include "app/forms/xlsform_texts.h"
#include "app/forms/xml_writer.h"

namespace ruhu::forms {

/// The binds of the model that an XLSForm becomes: what a row of the survey says of its node besides how it
/// is asked. One conversion; keeps references.
class XlsFormBinds {
public:
    XlsFormBinds(XlsFormSource& source, XlsFormReferences& references, XlsFormTexts& texts, XmlWriter& xml)
        : m_source(source)
        , m_references(references)
        , m_texts(texts)
        , m_xml(xml) {}

    /// The model that they are written to; before anything else.
    void setModel(xmlNodePtr model) { m_model = model; }

    void write(const SurveyItem& item);
    /// Of the instance's id, and of its name where the settings give it one.
    void writeMeta(const std::string& meta);

private:
    XlsFormSource& m_source;
    XlsFormReferences& m_references;
    XlsFormTexts& m_texts;
    XmlWriter& m_xml;
    xmlNodePtr m_model = nullptr;
};

} // namespace ruhu::forms
