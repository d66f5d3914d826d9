#include "app/forms/form_loader.h"

#include "app/documents/spreadsheet.h"
#include "app/forms/xlsform_converter.h"

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

/// What was read: an XForm, with where its parts come from if it was made from a spreadsheet.
struct Source {
    std::string xml;
    PlaceFinder places;
    fs::path folder;
    bool converted = false;
};

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

std::optional<Source> sourceOf(const fs::path& named, Problems& problems) {
    // One of the sheets stands for all of them.
    const auto file = named.extension() == ".csv" ? fs::absolute(named).parent_path() : named;
    Source source;
    source.folder = fs::is_directory(file) ? file : file.parent_path();
    if (!fs::exists(file)) {
        problems.push_back({"unreadable", {}, file.filename().string(), {}});
        return std::nullopt;
    }
    if (!fs::is_directory(file)) {
        auto bytes = contentOfFile(file);
        if (!bytes) {
            problems.push_back({"unreadable", {}, file.filename().string(), {}});
            return std::nullopt;
        }
        if (!bytes->starts_with("PK") && !bytes->starts_with("\xD0\xCF\x11\xE0")) {
            source.xml = std::move(*bytes);
            return source;
        }
    }
    const auto workbook = workbookOf(file, problems);
    if (!workbook)
        return std::nullopt;
    auto converted = convertXlsForm(*workbook, fs::absolute(file).lexically_normal().stem().string());
    problems.insert(problems.end(), converted.problems.begin(), converted.problems.end());
    if (!converted.problems.empty())
        return std::nullopt;
    source.xml = std::move(converted.xml);
    source.places = std::move(converted.places);
    source.converted = true;
    return source;
}

ReadForm read(const Source& source) {
    auto read = readXForm(source.xml, filesIn(source.folder));
    if (source.converted)
        for (auto& problem : read.problems)
            problem.place = source.places(problem.place);
    return read;
}

} // namespace

ReadForm loadForm(const fs::path& file) {
    ReadForm result;
    const auto source = sourceOf(file, result.problems);
    return source ? read(*source) : std::move(result);
}

std::string xformOf(const fs::path& file, Problems& problems) {
    const auto source = sourceOf(file, problems);
    if (!source)
        return {};
    auto result = read(*source);
    problems.insert(problems.end(), result.problems.begin(), result.problems.end());
    return result.problems.empty() ? source->xml : std::string();
}

} // namespace ruhu::forms
