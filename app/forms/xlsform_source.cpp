#include "app/forms/xlsform_source.h"

#include <algorithm>
#include <sstream>

namespace ruhu::forms {

XlsFormSource::XlsFormSource(const documents::Workbook& workbook)
    : survey(readFormSheet(workbook, "survey"))
    , choices(readFormSheet(workbook, "choices"))
    , external(readFormSheet(workbook, "external_choices"))
    , settings(readFormSheet(workbook, "settings")) {
    if (const auto entities = readFormSheet(workbook, "entities"); entities && !entities->rows.empty())
        problems.push_back({"unsupported_setting", "entities", {}, {entities->name, 0, {}, {}, {}}});
}

std::string XlsFormSource::setting(std::string_view name) const {
    return settings && !settings->rows.empty() ? settings->rows.front().text(name) : std::string();
}

Place XlsFormSource::settingPlace(std::string_view name) const {
    return settings->place(settings->rows.front(), name);
}

Place XlsFormSource::placeOf(const SurveyItem& item, std::string_view column) const {
    return item.row ? survey->place(*item.row, column) : Place{survey->name, 0, {}, {}, {}};
}

void XlsFormSource::refuse(std::string code, std::string subject, std::string detail, Place place) {
    problems.push_back({std::move(code), std::move(subject), std::move(detail), std::move(place)});
}

std::string truth(const std::string& text) {
    std::string word = text;
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
    if (word == "yes" || word == "true" || word == "1" || word == "是")
        return "true()";
    if (word == "no" || word == "false" || word == "0" || word == "否")
        return "false()";
    return text;
}

std::map<std::string, std::string> parametersOf(const std::string& text) {
    std::map<std::string, std::string> found;
    std::string separated = text;
    std::replace_if(
        separated.begin(), separated.end(), [](char c) { return c == ',' || c == ';'; }, ' ');
    std::istringstream in(separated);
    for (std::string part; in >> part;)
        if (const auto equals = part.find('='); equals != std::string::npos)
            found[part.substr(0, equals)] = part.substr(equals + 1);
    return found;
}

std::map<std::string, std::string> attributesOf(const SurveyItem& item, std::string_view prefix) {
    std::map<std::string, std::string> found;
    if (item.row && item.added.empty())
        for (const auto& [column, texts] : item.row->cells)
            if (column.starts_with(prefix) && !texts.empty())
                found[column.substr(prefix.size())] = texts.begin()->second;
    return found;
}

} // namespace ruhu::forms
