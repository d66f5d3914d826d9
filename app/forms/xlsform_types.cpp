#include "app/forms/xlsform_types.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace ruhu::forms {

namespace {

using Kind = SurveyType::Kind;
using Choices = SurveyType::Choices;

SurveyType asked(std::string bind, std::string control, std::string mediaType = {}) {
    SurveyType type;
    type.bind = std::move(bind);
    type.control = std::move(control);
    type.mediaType = std::move(mediaType);
    return type;
}

SurveyType known(std::string bind, std::string preload, std::string parameters) {
    SurveyType type;
    type.bind = std::move(bind);
    type.preload = std::move(preload);
    type.parameters = std::move(parameters);
    return type;
}

SurveyType structure(Kind kind) {
    SurveyType type;
    type.kind = kind;
    return type;
}

const std::map<std::string, SurveyType, std::less<>>& plainTypes() {
    static const auto all = [] {
        std::map<std::string, SurveyType, std::less<>> types = {
            {"begin group", structure(Kind::BeginGroup)},
            {"end group", structure(Kind::EndGroup)},
            {"begin repeat", structure(Kind::BeginRepeat)},
            {"end repeat", structure(Kind::EndRepeat)},
            {"text", asked("string", "input")},
            {"integer", asked("int", "input")},
            {"decimal", asked("decimal", "input")},
            {"range", asked("int", "range")},
            {"date", asked("date", "input")},
            {"time", asked("time", "input")},
            {"datetime", asked("dateTime", "input")},
            {"note", asked("string", "input")},
            {"calculate", asked("string", "")},
            {"hidden", asked("string", "")},
            {"acknowledge", asked("string", "trigger")},
            {"image", asked("binary", "upload", "image/*")},
            {"audio", asked("binary", "upload", "audio/*")},
            {"file", asked("binary", "upload", "application/*")},
            {"geopoint", asked("geopoint", "input")},
            {"barcode", asked("barcode", "input")},
            {"start", known("dateTime", "timestamp", "start")},
            {"end", known("dateTime", "timestamp", "end")},
            {"today", known("date", "date", "today")},
            {"deviceid", known("string", "property", "deviceid")},
            {"username", known("string", "property", "username")},
            {"email", known("string", "property", "email")},
            {"phonenumber", known("string", "property", "phonenumber")},
            {"subscriberid", known("string", "property", "subscriberid")},
            {"simserial", known("string", "property", "simserial")},
            {"csv-external", structure(Kind::ExternalFile)},
            {"xml-external", structure(Kind::ExternalFile)},
        };
        types["note"].readonly = true;
        for (const auto& [alias, name] :
             std::map<std::string, std::string>{{"string", "text"},
                                                {"int", "integer"},
                                                {"date time", "datetime"},
                                                {"photo", "image"},
                                                {"picture", "image"},
                                                {"trigger", "acknowledge"},
                                                {"gps", "geopoint"},
                                                {"location", "geopoint"},
                                                {"calculation", "calculate"},
                                                {"start time", "start"},
                                                {"end time", "end"},
                                                {"device id", "deviceid"},
                                                {"imei", "deviceid"},
                                                {"phone number", "phonenumber"},
                                                {"subscriber id", "subscriberid"},
                                                {"sim id", "simserial"},
                                                {"begin lgroup", "begin repeat"},
                                                {"begin looped group", "begin repeat"},
                                                {"end lgroup", "end repeat"},
                                                {"end looped group", "end repeat"}})
            types[alias] = types.at(name);
        return types;
    }();
    return all;
}

struct SelectPrefix {
    std::string_view words;
    const char* control;
    const char* bind;
    Choices choices;
};

/// Longer ones first: "select_one_from_file" begins with "select_one".
constexpr SelectPrefix kSelects[] = {
    {"select one from file", "select1", "string", Choices::File},
    {"select multiple from file", "select", "string", Choices::File},
    {"select one external", "select1", "string", Choices::External},
    {"select all that apply from", "select", "string", Choices::List},
    {"select all that apply", "select", "string", Choices::List},
    {"add select one prompt using", "select1", "string", Choices::List},
    {"add select multiple prompt using", "select", "string", Choices::List},
    {"select multiple from", "select", "string", Choices::List},
    {"select multiple using", "select", "string", Choices::List},
    {"select multiple", "select", "string", Choices::List},
    {"select one from", "select1", "string", Choices::List},
    {"select one using", "select1", "string", Choices::List},
    {"select one", "select1", "string", Choices::List},
    {"select1", "select1", "string", Choices::List},
    {"select", "select", "string", Choices::List},
    {"rank", "odk:rank", "odk:rank", Choices::List},
};

/// Spaces single, underscores of the leading words as spaces: begin_group is begin group.
std::string spaced(std::string_view text, bool underscores) {
    std::string result;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || (underscores && c == '_');
        if (!space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::optional<SurveyType> selectType(const std::string& text) {
    const auto words = lower(text);
    for (const auto& select : kSelects) {
        // All spaces or all underscores: the list of "select_one from_x" is from_x.
        std::string underscored(select.words);
        std::replace(underscored.begin(), underscored.end(), ' ', '_');
        if (!words.starts_with(std::string(select.words) + " ") && !words.starts_with(underscored + " "))
            continue;
        SurveyType type = asked(select.bind, select.control);
        type.choices = select.choices;
        auto rest = text.substr(select.words.size() + 1);
        for (const std::string_view other : {" or_other", " or other", " or specify other"})
            if (rest.ends_with(other)) {
                type.orOther = true;
                rest.resize(rest.size() - other.size());
            }
        type.list = rest;
        if (rest.empty() || (rest.find(' ') != std::string::npos && select.choices != Choices::File))
            return std::nullopt;
        if (rest.starts_with("${"))
            type.choices = Choices::Answers;
        return type;
    }
    return std::nullopt;
}

} // namespace

std::optional<SurveyType> surveyType(std::string_view text, bool& unsupported) {
    static const std::set<std::string, std::less<>> refused = {
        "video",          "geotrace",     "geoshape",     "audit",      "background-audio",
        "start-geopoint", "osm",          "begin loop",   "end loop",   "begin_loop",
        "end_loop",       "xml external", "range picker", "percentage", "background audio",
        "start geopoint", "secret"};
    const auto single = spaced(text, false);
    unsupported = refused.contains(lower(single)) || lower(single).starts_with("osm ") ||
                  lower(spaced(text, true)).starts_with("begin loop");
    if (unsupported)
        return std::nullopt;
    const auto words = lower(spaced(text, true));
    for (const auto& name : {lower(single), words})
        if (const auto found = plainTypes().find(name); found != plainTypes().end())
            return found->second;
    return selectType(single);
}

} // namespace ruhu::forms
