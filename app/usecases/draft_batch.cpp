#include "app/usecases/draft_batch.h"

#include "app/domain/codes.h"
#include "app/domain/schema.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::usecases {

namespace {

// A change set may have 1 MiB and 5,000 rows (sync/README.md section 2); the head and the estimate need room.
constexpr std::size_t kDraftBytes = 900 << 10;
constexpr std::size_t kDraftRows = 4'800;

std::size_t sizeOf(const sync::RecordChange& change) {
    std::size_t size = 64;
    for (const auto& [field, value] : change.fields)
        size += value.dump().size() + 1;
    return size;
}

/// Fields of one group are named once; a new list of fields costs its names.
bool sameFields(const sync::RecordChange& a, const sync::RecordChange& b) {
    if (a.type != b.type || a.fields.size() != b.fields.size())
        return false;
    for (std::size_t i = 0; i < a.fields.size(); ++i)
        if (a.fields[i].first != b.fields[i].first)
            return false;
    return true;
}

/// The words of a value: the label of a code, else as it is.
std::string spoken(const std::string& field, const nlohmann::json& value) {
    if (value.is_null())
        return "空";
    if (value.is_boolean())
        return value.get<bool>() ? "是" : "否";
    if (!value.is_string())
        return value.dump();
    const auto list = field.starts_with("risk_") ? "risk" : field;
    try {
        return domain::codeList(list).label(value.get<std::string>());
    } catch (const std::out_of_range&) {
        return value.get<std::string>();
    }
}

} // namespace

void DraftBatch::put(Record record, const store::StoredRecord* known, ImportCount& count) {
    if (!known) {
        for (auto& field : record.initial)
            record.fields.push_back(std::move(field));
        ++count.created;
        m_changes[record.stream].push_back({record.type, record.id, std::move(record.fields), std::nullopt});
        return;
    }
    if (known->deleted) {
        m_report.differences.push_back(
            {record.place.sheet, record.place.row, record.place.text + "：系统中已注销，名册中仍有"});
        ++count.unchanged;
        return;
    }
    sync::RecordChange change{record.type, record.id, {}, std::nullopt};
    for (auto& [field, value] : record.fields) {
        const auto current = known->value(field);
        if (value.is_null() || value == current)
            continue;
        if (known->fromElsewhere.contains(field))
            difference(record, field, value, current);
        else
            change.fields.emplace_back(field, std::move(value));
    }
    if (change.fields.empty()) {
        ++count.unchanged;
        return;
    }
    ++count.changed;
    m_changes[known->stream].push_back(std::move(change));
}

void DraftBatch::difference(const Record& record, const std::string& field, const nlohmann::json& theirs,
                            const nlohmann::json& ours) {
    const auto* schema = domain::schema().type(record.type)->field(field);
    auto text = record.place.text + "：" + schema->zh;
    if (schema->sensitivity == sync::Sensitivity::Open && schema->kind != sync::Kind::Id)
        text += " 名册“" + spoken(field, theirs) + "”，入户“" + spoken(field, ours) + "”";
    m_report.differences.push_back({record.place.sheet, record.place.row, std::move(text)});
}

std::vector<sync::Draft> DraftBatch::take() {
    std::vector<sync::Draft> drafts;
    // What all villages share goes first: their records speak of it.
    std::vector<std::pair<std::string, std::vector<sync::RecordChange>>> streams;
    for (auto& [stream, changes] : m_changes)
        streams.emplace(stream == "township" ? streams.begin() : streams.end(), stream, std::move(changes));
    for (auto& [stream, changes] : streams) {
        std::size_t bytes = kDraftBytes;
        for (auto& change : changes) {
            const bool sameGroup = !drafts.empty() && !drafts.back().changes.empty() &&
                                   sameFields(drafts.back().changes.back(), change);
            const auto size = sizeOf(change) + (sameGroup ? 0 : 24 * change.fields.size());
            if (bytes + size > kDraftBytes || drafts.back().changes.size() >= kDraftRows) {
                drafts.push_back({stream, {}, {}, {}});
                bytes = 0;
            }
            bytes += size;
            drafts.back().changes.push_back(std::move(change));
        }
    }
    m_changes.clear();
    return drafts;
}

} // namespace ruhu::usecases
