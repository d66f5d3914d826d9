#include "app/documents/xlsx_reader.h"

#include "app/documents/xlsx_sheet.h"
#include "app/documents/xml_stream.h"
#include "app/documents/zip_archive.h"

#include <algorithm>
#include <map>

namespace ruhu::documents {

namespace {

using Event = XmlStream::Event;

struct SheetEntry {
    std::string name;
    std::string relation;
    bool hidden = false;
};

struct WorkbookPart {
    std::vector<SheetEntry> sheets;
    bool since1904 = false;
};

sync::Result<WorkbookPart> readWorkbookPart(std::string_view xml) {
    WorkbookPart part;
    XmlStream stream(xml);
    for (;;) {
        const auto event = stream.next();
        if (event == Event::Done)
            return part;
        if (event == Event::Broken)
            return sync::Error{"cut_off", "workbook"};
        if (event != Event::Start)
            continue;
        if (stream.name() == "workbookPr") {
            const auto flag = stream.attribute("date1904");
            part.since1904 = flag == "1" || flag == "true";
        } else if (stream.name() == "sheet") {
            const auto state = stream.attribute("state");
            part.sheets.push_back(
                {stream.attribute("name"), stream.attribute("id"), state.find("idden") != std::string::npos});
        }
    }
}

/// Parts by relation id, as paths in the archive.
std::map<std::string, std::string> readRelations(std::string_view xml) {
    std::map<std::string, std::string> targets;
    XmlStream stream(xml);
    for (;;) {
        const auto event = stream.next();
        if (event == Event::Done || event == Event::Broken)
            return targets;
        if (event != Event::Start || stream.name() != "Relationship")
            continue;
        const auto target = stream.attribute("Target");
        targets[stream.attribute("Id")] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
}

} // namespace

sync::Result<Workbook> readXlsx(std::string_view bytes, const SpreadsheetLimits& limits) {
    auto archive = ZipArchive::open(bytes, limits);
    if (!archive)
        return archive.error();
    ZipArchive& zip = **archive;
    if (!zip.has("xl/workbook.xml"))
        return sync::Error{"not_xlsx", "no workbook part"};
    auto workbookXml = zip.read("xl/workbook.xml");
    if (!workbookXml)
        return workbookXml.error();
    auto part = readWorkbookPart(*workbookXml);
    if (!part)
        return part.error();
    if (static_cast<int>(part->sheets.size()) > limits.sheets)
        return sync::Error{"too_large", "sheets"};
    auto relationXml = zip.read("xl/_rels/workbook.xml.rels");
    if (!relationXml)
        return sync::Error{"not_xlsx", "no relations part"};
    const auto relations = readRelations(*relationXml);

    XlsxContext context;
    context.limits = limits;
    if (zip.has("xl/styles.xml")) {
        auto styles = zip.read("xl/styles.xml");
        if (!styles)
            return styles.error();
        context.styles = XlsxStyles::parse(*styles);
    }
    if (zip.has("xl/sharedStrings.xml")) {
        auto xml = zip.read("xl/sharedStrings.xml");
        if (!xml)
            return xml.error();
        auto strings = readSharedStrings(*xml, limits);
        if (!strings)
            return strings.error();
        context.sharedStrings = std::move(*strings);
    }

    Workbook workbook;
    for (const auto& entry : part->sheets) {
        const auto target = relations.find(entry.relation);
        if (target == relations.end() || !zip.has(target->second))
            continue; // a chart sheet, or a part that its author dropped
        auto xml = zip.read(target->second);
        if (!xml)
            return xml.error();
        Sheet sheet;
        sheet.name = entry.name;
        sheet.hidden = entry.hidden;
        sheet.since1904 = part->since1904;
        if (auto read = readXlsxSheet(*xml, context, sheet); !read)
            return read.error();
        workbook.sheets.push_back(std::move(sheet));
    }
    const bool empty = std::all_of(workbook.sheets.begin(), workbook.sheets.end(),
                                   [](const Sheet& sheet) { return sheet.rows.empty(); });
    if (empty)
        return sync::Error{"no_sheet", "nothing filled in"};
    return workbook;
}

} // namespace ruhu::documents
