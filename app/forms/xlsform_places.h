#pragma once

#include "app/forms/xlsform_converter.h"
#include "app/forms/xlsform_source.h"

#include <map>
#include <string>
#include <utility>

namespace ruhu::forms {

/// Which cell of the sheets each property of a node comes from: so that what the XForm's reader finds wrong
/// is said of the sheet. One conversion.
class XlsFormPlaces {
public:
    explicit XlsFormPlaces(XlsFormSource& source)
        : m_source(source) {}

    void note(const SurveyItem& item);
    void note(const std::string& path, const std::string& property, Place place) {
        m_places[{path, property}] = std::move(place);
    }
    /// Outlives this.
    PlaceFinder finder();

private:
    using Places = std::map<std::pair<std::string, std::string>, Place>;
    XlsFormSource& m_source;
    Places m_places;
};

} // namespace ruhu::forms
