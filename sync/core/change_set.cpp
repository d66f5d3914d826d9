#include "sync/core/change_set.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace ruhu::sync {

Blob makeBlob(std::string type, std::string bytes) {
    auto hash = sha256Hex(bytes);
    return {std::move(hash), std::move(type), std::move(bytes)};
}

std::vector<ChangeGroup> groupChanges(const std::vector<RecordChange>& changes) {
    std::vector<ChangeGroup> groups;
    constexpr std::size_t kSomeTexts = 4096;
    const auto texts = std::make_shared<CellTexts>(kSomeTexts);
    const auto sameFields = [&](const RecordChange& change) {
        const auto& fields = groups.back().fields;
        return std::equal(fields.begin(), fields.end(), change.fields.begin(), change.fields.end(),
                          [](const std::string& name, const auto& field) { return name == field.first; });
    };
    for (const RecordChange& change : changes) {
        const bool isDelete = change.deleteReason.has_value();
        if (groups.empty() || groups.back().type != change.type ||
            groups.back().deletes.empty() == isDelete || (!isDelete && !sameFields(change))) {
            groups.push_back({change.type, {}, {}, {}, texts});
            if (!isDelete)
                for (const auto& field : change.fields)
                    groups.back().fields.push_back(field.first);
        }
        if (isDelete) {
            groups.back().deletes.emplace_back(change.id, *change.deleteReason);
            continue;
        }
        auto& cells = groups.back().cells;
        cells.push_back({Cell::Kind::Text, 0, texts->keep(change.id)});
        for (const auto& field : change.fields)
            cells.push_back(makeCell(field.second, *texts));
    }
    return groups;
}

namespace {

/// Items as a JSON array; `append` writes one.
template <typename List, typename Append>
void appendList(std::string& out, const List& list, const Append& append) {
    char separator = '[';
    for (const auto& item : list) {
        out += separator;
        separator = ',';
        append(item);
    }
    out += separator == '[' ? "[]" : "]";
}

void appendGroup(std::string& out, const ChangeGroup& group) {
    out += "{\"type\":";
    appendJsonText(out, group.type);
    if (!group.cells.empty()) {
        out += ",\"fields\":";
        appendList(out, group.fields, [&](const std::string& field) { appendJsonText(out, field); });
        out += ",\"rows\":";
        appendList(out, group.rows(), [&](const Row& row) {
            appendList(out, row.cells(), [&](const Cell& cell) { appendJson(out, cell); });
        });
    }
    if (!group.deletes.empty()) {
        out += ",\"deletes\":";
        appendList(out, group.deletes, [&](const auto& deletion) {
            appendList(out, std::array{deletion.first, deletion.second},
                       [&](const std::string& text) { appendJsonText(out, text); });
        });
    }
    out += "}";
}

} // namespace

std::string encode(const ChangeSet& set) {
    std::string out = "{\"v\":1,\"device\":\"" + set.device + "\",\"stream\":";
    appendJsonText(out, set.stream);
    out += ",\"n\":" + std::to_string(set.n) + ",\"prev\":\"" + set.prev + "\",\"epoch\":\"" + set.epoch +
           "\",\"seen\":" + std::to_string(set.seen) + ",\"at\":" + std::to_string(set.at) + ",\"by\":\"" +
           set.by + "\",\"changes\":";
    appendList(out, set.groups, [&](const ChangeGroup& group) { appendGroup(out, group); });
    if (!set.older.empty()) {
        out += ",\"older\":";
        appendList(out, set.older, [&](const ChangeSet::Older& older) {
            out += "[\"" + older.type + "\",\"" + older.id + "\",";
            appendJsonText(out, older.field);
            out += "," + std::to_string(older.seen) + "]";
        });
    }
    return out + "}";
}

} // namespace ruhu::sync
