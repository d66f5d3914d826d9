#pragma once

#include "app/forms/xlsform_source.h"

#include <string>

namespace ruhu::forms {

/// What ${name} means where it stands: a path in the XForm.
class XlsFormReferences {
public:
    /// Keeps the reference; the source's tree may be read later.
    explicit XlsFormReferences(XlsFormSource& source)
        : m_source(source) {}

    /// The item of that name as seen from another; null and a problem if there is none, or none that is
    /// meant.
    const SurveyItem* named(const std::string& name, const SurveyItem& from, const Place& place);

    /// `text` with the path of each ${name}. Inside a predicate on a secondary instance, which a choice
    /// `filter` is from its beginning, a node of the same repeat is reached from current(): the context there
    /// is the item.
    std::string expanded(const std::string& text, const SurveyItem& from, const Place& place, bool filter);

    /// An expression cell: its syntax is checked as it stands, so that the message speaks of what was
    /// written.
    std::string expression(const std::string& text, const SurveyItem& item, const char* column,
                           bool filter = false);

    /// True once ${last-saved#name} has been met.
    bool usesLastSaved() const { return m_usesLastSaved; }

private:
    XlsFormSource& m_source;
    bool m_usesLastSaved = false;
};

/// The innermost repeat that `item` is or stands in; null for none.
const SurveyItem* enclosingRepeat(const SurveyItem* item);

} // namespace ruhu::forms
