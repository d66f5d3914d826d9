#include "app/forms/form_loader.h"

#include "app/documents/spreadsheet.h"
#include "app/forms/xform_parts.h"

#include <libxml/parser.h>

#include <fstream>
#include <iterator>

namespace ruhu::forms {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxFile = 128 << 20;

std::optional<std::string> contentOfFile(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error || size > kMaxFile || !fs::is_regular_file(file))
        return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

AttachedFiles filesIn(fs::path folder) {
    return [folder = std::move(folder)](const std::string& name) -> std::optional<std::string> {
        // A form may name a file, not a place.
        if (fs::path(name).filename() != fs::path(name))
            return std::nullopt;
        return contentOfFile(folder / name);
    };
}

std::optional<documents::Workbook> workbookOf(const fs::path& file, Problems& problems) {
    if (!fs::is_directory(file)) {
        auto read = documents::readSpreadsheet(file);
        if (read)
            return std::move(*read);
        problems.push_back({"bad_spreadsheet", {}, read.error().code, {}});
        return std::nullopt;
    }
    documents::Workbook workbook;
    for (const auto* name : {"survey", "choices", "settings", "external_choices"}) {
        const auto path = file / (std::string(name) + ".csv");
        if (!fs::exists(path))
            continue;
        auto read = documents::readSpreadsheet(path);
        if (!read) {
            problems.push_back({"bad_spreadsheet", {}, read.error().code, {name, 0, {}, {}, {}}});
            return std::nullopt;
        }
        read->sheets.front().name = name;
        workbook.sheets.push_back(std::move(read->sheets.front()));
    }
    return workbook;
}

} // namespace

FormSource openFormFile(const fs::path& named) {
    // One of the sheets stands for all of them.
    const auto file = named.extension() == ".csv" ? fs::absolute(named).parent_path() : named;
    FormSource source;
    source.files = filesIn(fs::is_directory(file) ? file : file.parent_path());
    auto bytes = fs::is_directory(file) ? std::optional<std::string>() : contentOfFile(file);
    if (!bytes && !fs::is_directory(file)) {
        source.problems.push_back({"unreadable", {}, file.filename().string(), {}});
        return source;
    }
    if (bytes && !bytes->starts_with("PK") && !bytes->starts_with("\xD0\xCF\x11\xE0")) {
        source.xml = std::move(*bytes);
        return source;
    }
    const auto workbook = workbookOf(file, source.problems);
    if (!workbook)
        return source;
    auto converted = convertXlsForm(*workbook, fs::absolute(file).lexically_normal().stem().string());
    source.xml = std::move(converted.xml);
    source.places = std::move(converted.places);
    source.problems = std::move(converted.problems);
    return source;
}

ReadForm loadForm(const fs::path& file) {
    auto source = openFormFile(file);
    if (!source.problems.empty())
        return {nullptr, std::move(source.problems)};
    auto read = readXForm(source.xml, source.files);
    if (source.places)
        for (auto& problem : read.problems)
            problem.place = source.places(problem.place);
    return read;
}

std::string xformOf(const fs::path& file, Problems& problems) {
    auto source = openFormFile(file);
    problems = std::move(source.problems);
    if (!problems.empty())
        return {};
    auto read = readXForm(source.xml, source.files);
    if (source.places)
        for (auto& problem : read.problems)
            problem.place = source.places(problem.place);
    problems = std::move(read.problems);
    return problems.empty() ? std::move(source.xml) : std::string();
}

std::string withFilesInside(const std::string& xml, const AttachedFiles& files, Problems& problems) {
    std::string why;
    const auto document = parseXml(xml, why);
    if (!document) {
        problems.push_back({"bad_xml", {}, why, {}});
        return {};
    }
    std::vector<xmlNodePtr> open = {xmlDocGetRootElement(document.get())};
    while (!open.empty()) {
        auto* node = open.back();
        open.pop_back();
        for (auto* child : childElements(node))
            open.push_back(child);
        const auto source = attributeOf(node, "src");
        if (nameOf(node) != "instance" || source.empty())
            continue;
        const auto name = source.substr(source.find_last_of('/') + 1);
        const auto bytes = files(name);
        if (!bytes)
            continue;
        const auto content = documentOfFile(name, *bytes, problems);
        if (!content)
            continue;
        xmlUnsetProp(node, reinterpret_cast<const xmlChar*>("src"));
        if (auto* root = xmlDocGetRootElement(content.get()))
            xmlAddChild(node, xmlDocCopyNode(root, document.get(), 1));
    }
    xmlChar* text = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(document.get(), &text, &size, "UTF-8");
    std::string whole(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    xmlFree(text);
    return whole;
}

} // namespace ruhu::forms
