#include "sync/core/change_set.h"

#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync {

namespace {

constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxNameBytes = 64;

using nlohmann::json;

void writeText(std::string& out, const std::string& text) {
    out += json(text).dump();
}

Error malformed(const char* what) {
    return {"malformed", what, false};
}

/// Type, field and stream names.
bool isName(const json& value) {
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text.size() <= kMaxNameBytes && text[0] != '_' &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-';
           });
}

bool isIdValue(const json& value) {
    return value.is_string() && isId(value.get_ref<const std::string&>());
}

bool readGroup(json& from, ChangeGroup& group, std::size_t& rows) {
    if (!from.is_object() || !isName(from.value("type", json())))
        return false;
    group.type = from["type"].get<std::string>();
    if (const auto deletes = from.find("deletes"); deletes != from.end()) {
        if (!deletes->is_array())
            return false;
        for (const json& entry : *deletes) {
            if (!entry.is_array() || entry.size() != 2 || !isIdValue(entry[0]) || !entry[1].is_string())
                return false;
            group.deletes.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
        }
        rows += group.deletes.size();
    }
    const auto found = from.find("rows");
    if (found == from.end())
        return true;
    const auto fields = from.find("fields");
    if (!found->is_array() || fields == from.end() || !fields->is_array())
        return false;
    for (const json& field : *fields) {
        if (!isName(field))
            return false;
        group.fields.push_back(field.get<std::string>());
    }
    auto sorted = group.fields;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return false;
    for (const json& row : *found)
        if (!row.is_array() || row.size() != group.fields.size() + 1 || !isIdValue(row[0]))
            return false;
    group.rows = std::move(found->get_ref<json::array_t&>());
    rows += group.rows.size();
    return true;
}

bool readOlder(const json& from, ChangeSet::Older& older) {
    if (!from.is_array() || from.size() != 4 || !isName(from[0]) || !isIdValue(from[1]) ||
        !from[2].is_string() || !from[3].is_number_unsigned())
        return false;
    older = {from[0].get<std::string>(), from[1].get<std::string>(), from[2].get<std::string>(),
             from[3].get<std::int64_t>()};
    return true;
}

} // namespace

Blob makeBlob(std::string type, std::string bytes) {
    auto hash = sha256Hex(bytes);
    return {std::move(hash), std::move(type), std::move(bytes)};
}

std::vector<ChangeGroup> groupChanges(const std::vector<RecordChange>& changes) {
    std::vector<ChangeGroup> groups;
    const auto sameFields = [&](const RecordChange& change) {
        const auto& fields = groups.back().fields;
        return std::equal(fields.begin(), fields.end(), change.fields.begin(), change.fields.end(),
                          [](const std::string& name, const auto& field) { return name == field.first; });
    };
    for (const RecordChange& change : changes) {
        const bool isDelete = change.deleteReason.has_value();
        if (groups.empty() || groups.back().type != change.type ||
            groups.back().deletes.empty() == isDelete || (!isDelete && !sameFields(change))) {
            groups.push_back({change.type, {}, {}, {}});
            if (!isDelete)
                for (const auto& field : change.fields)
                    groups.back().fields.push_back(field.first);
        }
        if (isDelete) {
            groups.back().deletes.emplace_back(change.id, *change.deleteReason);
            continue;
        }
        json row = json::array({change.id});
        for (const auto& field : change.fields)
            row.push_back(field.second);
        groups.back().rows.push_back(std::move(row));
    }
    return groups;
}

std::string encode(const ChangeSet& set) {
    std::string out = "{\"v\":1,\"device\":\"" + set.device + "\",\"stream\":";
    writeText(out, set.stream);
    out += ",\"n\":" + std::to_string(set.n) + ",\"prev\":\"" + set.prev + "\",\"epoch\":\"" + set.epoch +
           "\",\"seen\":" + std::to_string(set.seen) + ",\"at\":" + std::to_string(set.at) + ",\"by\":\"" +
           set.by + "\",\"changes\":[";
    for (std::size_t i = 0; i < set.groups.size(); ++i) {
        const ChangeGroup& group = set.groups[i];
        out += i > 0 ? ",{\"type\":" : "{\"type\":";
        writeText(out, group.type);
        if (!group.rows.empty())
            out += ",\"fields\":" + json(group.fields).dump() + ",\"rows\":" + json(group.rows).dump();
        if (!group.deletes.empty())
            out += ",\"deletes\":" + json(group.deletes).dump();
        out += "}";
    }
    out += "]";
    if (!set.older.empty()) {
        json older = json::array();
        for (const auto& entry : set.older)
            older.push_back({entry.type, entry.id, entry.field, entry.seen});
        out += ",\"older\":" + older.dump();
    }
    out += "}";
    return out;
}

Result<ChangeSet> decode(std::string_view line) {
    if (line.size() > kMaxLineBytes)
        return Error{"oversize", "line of " + std::to_string(line.size()) + " bytes"};
    auto parsed = parseBounded(line, kMaxDepth);
    if (!parsed || !parsed->is_object())
        return malformed("not a JSON object of bounded depth");
    json& in = *parsed;
    const auto text = [&](const char* name) {
        const auto found = in.find(name);
        return found != in.end() && found->is_string() ? found->get<std::string>() : std::string("?");
    };
    const auto count = [&](const char* name) -> std::int64_t {
        const auto found = in.find(name);
        return found != in.end() && found->is_number_integer() && isWireValue(*found, 0)
                   ? found->get<std::int64_t>()
                   : -1;
    };
    ChangeSet set;
    set.device = text("device");
    set.stream = text("stream");
    set.n = count("n");
    set.prev = text("prev");
    set.epoch = text("epoch");
    set.seen = count("seen");
    set.by = text("by");
    if (count("v") != 1 || !isId(set.device) || !isName(json(set.stream)) || set.n < 1 || !isHash(set.prev) ||
        !(set.epoch.empty() || isId(set.epoch)) || set.seen < 0 || !(set.by.empty() || isId(set.by)))
        return malformed("identity");
    const auto at = in.find("at");
    if (at == in.end() || !at->is_number_integer() || !isWireValue(*at, 0))
        return malformed("at");
    set.at = at->get<std::int64_t>();
    const auto changes = in.find("changes");
    if (changes == in.end() || !changes->is_array())
        return malformed("changes");
    std::size_t rows = 0;
    for (json& group : *changes) {
        set.groups.emplace_back();
        if (!readGroup(group, set.groups.back(), rows))
            return malformed("group of changes");
        for (const json& row : set.groups.back().rows)
            if (!isWireValue(row, kMaxTextBytes))
                return malformed("value");
    }
    if (rows > kMaxRows)
        return Error{"oversize", std::to_string(rows) + " rows"};
    if (const auto older = in.find("older"); older != in.end()) {
        if (!older->is_array())
            return malformed("older");
        for (const json& entry : *older) {
            set.older.emplace_back();
            if (!readOlder(entry, set.older.back()))
                return malformed("older");
        }
    }
    return set;
}

} // namespace ruhu::sync
