#include "app/forms/xlsform_sheets.h"

#include "app/forms/xml_tree.h"

#include <algorithm>
#include <array>

namespace ruhu::forms {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

std::string cleaned(std::string text) {
    for (const std::string_view quote : {"‘", "’"})
        replaceAll(text, quote, "'");
    for (const std::string_view quote : {"“", "”"})
        replaceAll(text, quote, "\"");
    replaceAll(text, "\xC2\xA0", " ");
    return trimmed(text);
}

/// What other headings are called.
const std::map<std::string, std::string, std::less<>>& aliases() {
    static const std::map<std::string, std::string, std::less<>> all = {
        {"list name", "list_name"},
        {"value", "name"},
        {"caption", "label"},
        {"relevance", "relevant"},
        {"calculate", "calculation"},
        {"read only", "readonly"},
        {"read_only", "readonly"},
        {"required message", "required_message"},
        {"requiredmsg", "required_message"},
        {"constraint message", "constraint_message"},
        {"constraint_msg", "constraint_message"},
        {"constrain_message", "constraint_message"},
        {"constraining message", "constraint_message"},
        {"repeat count", "repeat_count"},
        {"count", "repeat_count"},
        {"jr:count", "repeat_count"},
        {"choice filter", "choice_filter"},
        {"guidance hint", "guidance_hint"},
        {"image", "media::image"},
        {"audio", "media::audio"},
        {"video", "media::video"},
        {"big-image", "media::big-image"},
        {"skippable", "required"},
        {"title", "form_title"},
        {"set form title", "form_title"},
        {"id_string", "form_id"},
        {"set form id", "form_id"},
        {"bind::relevant", "relevant"},
        {"bind::calculate", "calculation"},
        {"bind::required", "required"},
        {"bind::readonly", "readonly"},
        {"bind::constraint", "constraint"},
        {"bind::jr:constraintmsg", "constraint_message"},
        {"bind::jr:requiredmsg", "required_message"},
        {"body::appearance", "appearance"},
        {"control::appearance", "appearance"},
        {"body::jr:count", "repeat_count"},
        {"control::jr:count", "repeat_count"},
    };
    return all;
}

/// Columns that may have a language behind them.
bool isTranslatable(std::string_view column) {
    static constexpr std::array<std::string_view, 9> columns = {
        "label",        "hint",         "guidance_hint", "required_message", "constraint_message",
        "media::image", "media::audio", "media::video",  "media::big-image"};
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::string canonical(const std::string& heading) {
    const auto name = lower(heading);
    if (const auto found = aliases().find(name); found != aliases().end())
        return found->second;
    // Attributes keep their case: bind::orx:max-pixels.
    for (const std::string_view prefix : {"bind::", "body::", "control::", "instance::"})
        if (name.starts_with(prefix))
            return (prefix == "control::" ? "body::" : std::string(prefix)) + heading.substr(prefix.size());
    return name;
}

struct Heading {
    std::string column;
    std::string language;
};

/// label::中文 (zh), media::image::English, and the older label:English.
Heading understand(const std::string& heading) {
    const auto whole = canonical(heading);
    if (isTranslatable(whole) || aliases().contains(lower(heading)))
        return {whole, {}};
    for (const std::string_view mark : {"::", ":"}) {
        const auto at = heading.rfind(mark);
        if (at == std::string::npos)
            continue;
        const auto column = canonical(trimmed(heading.substr(0, at)));
        if (isTranslatable(column))
            return {column, trimmed(heading.substr(at + mark.size()))};
    }
    return {whole, {}};
}

} // namespace

std::string SheetRow::text(std::string_view column) const {
    const auto found = cells.find(column);
    return found == cells.end() || found->second.empty() ? std::string() : found->second.begin()->second;
}

const std::map<std::string, std::string>* SheetRow::translations(std::string_view column) const {
    const auto found = cells.find(column);
    return found == cells.end() ? nullptr : &found->second;
}

Place FormSheet::place(const SheetRow& row, std::string_view column) const {
    const auto heading = headings.find(column);
    return {name, row.number, heading == headings.end() ? std::string(column) : heading->second, {}, {}};
}

std::optional<FormSheet> readFormSheet(const documents::Workbook& workbook, std::string_view name) {
    const auto found = std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                                    [&](const auto& sheet) { return lower(trimmed(sheet.name)) == name; });
    if (found == workbook.sheets.end() || found->rows.empty())
        return std::nullopt;
    FormSheet sheet;
    sheet.name = found->name;
    std::map<int, Heading> headings;
    for (const auto& cell : found->rows.front().cells) {
        const auto text = cleaned(cell.text);
        if (text.empty())
            continue;
        const auto& heading = headings[cell.column] = understand(text);
        sheet.headings.emplace(heading.column, text);
        sheet.columns.push_back(heading.column);
    }
    for (std::size_t r = 1; r < found->rows.size(); ++r) {
        SheetRow row;
        row.number = found->rows[r].index + 1;
        for (const auto& cell : found->rows[r].cells) {
            const auto heading = headings.find(cell.column);
            auto text = cleaned(cell.text);
            if (heading != headings.end() && !text.empty())
                row.cells[heading->second.column][heading->second.language] = std::move(text);
        }
        if (!row.cells.empty())
            sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

} // namespace ruhu::forms
