#pragma once

#include "app/forms/xlsform_survey.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ruhu::forms {

/// The sheets of an XLSForm while it is converted, and what is wrong with them.
struct XlsFormSource {
    explicit XlsFormSource(const documents::Workbook& workbook);

    std::string setting(std::string_view name) const;
    Place settingPlace(std::string_view name) const; ///< REQUIRES that the setting is there
    Place placeOf(const SurveyItem& item, std::string_view column) const;
    void refuse(std::string code, std::string subject, std::string detail, Place place);

    std::optional<FormSheet> survey;
    std::optional<FormSheet> choices;
    std::optional<FormSheet> external;
    std::optional<FormSheet> settings;
    Survey tree;
    Problems problems;
};

/// An expression for the words for yes and no in the columns required and readonly; other texts stay.
std::string truth(const std::string& text);

/// name=value, apart by spaces, commas or semicolons.
std::map<std::string, std::string> parametersOf(const std::string& text);

/// Columns such as bind::…, by what stands behind the prefix.
std::map<std::string, std::string> attributesOf(const SurveyItem& item, std::string_view prefix);

} // namespace ruhu::forms
