#include "tests/bench/township.h"

#include "app/documents/spreadsheet.h"
#include "app/domain/schema.h"
#include "app/usecases/import_roster.h"
#include "tests/bench/workload.h"

#include <nlohmann/json.hpp>

#include <map>
#include <stdexcept>

namespace ruhu::bench {

namespace {

constexpr std::size_t kRowsPerDraft = 2000;

void must(const sync::Result<void>& result) {
    if (!result)
        throw std::runtime_error(result.error().code + " " + result.error().detail);
}

} // namespace

std::vector<std::string> sampleStreams() {
    std::vector<std::string> streams{"township"};
    for (int village = 1; village <= 10; ++village)
        streams.push_back("1499992010" + std::string(village < 10 ? "0" : "") + std::to_string(village));
    return streams;
}

void importSample(sync::Committer& committer) {
    const auto workbook = documents::readSpreadsheet(RUHU_SOURCE_ROOT "/tests/samples/roster.xlsx");
    if (!workbook)
        throw std::runtime_error("roster.xlsx: " + workbook.error().code);
    if (const auto report = usecases::importRoster(*workbook, committer); !report)
        throw std::runtime_error("import: " + report.error().code + " " + report.error().detail);
}

void multiply(sync::Committer& committer, int copies) {
    const auto& schema = domain::schema();
    const auto households = PlainTables::rowsOf(committer.tables(), schema, {"household"});
    const auto persons = PlainTables::rowsOf(committer.tables(), schema, {"person"});
    std::map<std::string, std::string> streamOf;
    for (const auto& household : households)
        for (const auto& [name, value] : household.fields)
            if (name == "village_code")
                streamOf[household.id] = value;
    std::map<std::string, sync::Draft> drafts;
    const auto add = [&](const std::string& stream, sync::RecordChange row) {
        auto& draft = drafts[stream];
        draft.stream = stream;
        draft.changes.push_back(std::move(row));
        if (draft.changes.size() == kRowsPerDraft) {
            must(committer.commit(draft));
            draft.changes.clear();
        }
    };
    for (int copy = 1; copy <= copies; ++copy) {
        const auto renamed = [&](const std::string& id) {
            return sync::nameId("copy", id + "/" + std::to_string(copy));
        };
        for (auto row : households) {
            const auto stream = streamOf.at(row.id);
            row.id = renamed(row.id);
            for (auto& [name, value] : row.fields)
                if (name == "head_id" && value.is_string())
                    value = renamed(value);
            add(stream, std::move(row));
        }
        for (auto row : persons) {
            std::string stream;
            row.id = renamed(row.id);
            for (auto& [name, value] : row.fields)
                if (name == "household_id") {
                    stream = streamOf.at(value);
                    value = renamed(value);
                }
            // Maps, sets and booleans come back from the tables as text and integers; a search needs neither.
            std::erase_if(row.fields, [&](const auto& field) {
                const auto kind = schema.type("person")->field(field.first)->kind;
                return kind == sync::Kind::Set || kind == sync::Kind::Bool;
            });
            add(stream, std::move(row));
        }
    }
    for (const auto& [stream, draft] : drafts)
        if (!draft.changes.empty())
            must(committer.commit(draft));
}

} // namespace ruhu::bench
