#include "app/store/roster_lookup.h"

#include "app/domain/schema.h"
#include "sync/store/columns.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

namespace ruhu::store {

namespace {

/// Positions of entries that others wrote, by stream. The office has gone by other names before it was
/// restored: each of them vouched for the next (sync/README.md section 3).
std::map<std::string, std::set<std::int64_t>> entriesFromElsewhere(sync::Committer& committer) {
    SQLite::Statement query(
        committer.tables(),
        "SELECT e.stream, e.seq FROM _entry e JOIN _line l USING(place) WHERE l.device<>? "
        "AND l.device NOT IN (SELECT id FROM device WHERE voucher IS NOT NULL UNION ALL "
        "SELECT copy_of FROM device WHERE voucher IS NOT NULL AND copy_of IS NOT NULL)");
    query.bind(1, committer.device());
    std::map<std::string, std::set<std::int64_t>> entries;
    while (query.executeStep())
        entries[query.getColumn(0).getString()].insert(query.getColumn(1).getInt64());
    return entries;
}

} // namespace

nlohmann::json StoredRecord::value(std::string_view field) const {
    const auto found = fields.find(field);
    return found == fields.end() ? nlohmann::json(nullptr) : found->second;
}

std::string StoredRecord::text(std::string_view field) const {
    const auto found = fields.find(field);
    return found != fields.end() && found->second.is_string() ? found->second.get<std::string>()
                                                              : std::string();
}

RosterLookup::RosterLookup(sync::Committer& committer, const std::vector<std::string>& types) {
    for (const auto& type : types)
        read(committer, type);
}

void RosterLookup::read(sync::Committer& committer, const std::string& typeName) {
    const auto& type = *domain::schema().type(typeName);
    const auto elsewhere = entriesFromElsewhere(committer);
    std::string sql = "SELECT id,_stream,_seq,_versions,_deleted";
    for (const auto& field : type.fields)
        sql += "," + sync::quoted(field.name);
    SQLite::Statement query(committer.tables(), sql + " FROM " + sync::quoted(typeName));
    auto& records = m_records[typeName];
    while (query.executeStep()) {
        StoredRecord record;
        record.id = query.getColumn(0).getString();
        record.stream = query.getColumn(1).getString();
        const auto made = query.getColumn(2).getInt64();
        const auto versions = query.getColumn(3).isNull()
                                  ? nlohmann::json::object()
                                  : nlohmann::json::parse(query.getColumn(3).getString());
        record.deleted = !query.getColumn(4).isNull();
        const auto stream = elsewhere.find(record.stream);
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            const auto& field = type.fields[i];
            auto value = sync::readValue(field, query.getColumn(static_cast<int>(i) + 5));
            const auto writer = versions.value(field.name, made);
            if (stream != elsewhere.end() && stream->second.contains(writer) &&
                (!value.is_null() || versions.contains(field.name)))
                record.fromElsewhere.insert(field.name);
            if (!value.is_null())
                record.fields.emplace(field.name, std::move(value));
        }
        auto id = record.id;
        records.emplace(std::move(id), std::move(record));
    }
}

const StoredRecord* RosterLookup::find(const std::string& type, const sync::Id& id) const {
    const auto& records = all(type);
    const auto found = records.find(id);
    return found == records.end() ? nullptr : &found->second;
}

const StoredRecord* RosterLookup::findBy(const std::string& type, const std::string& field,
                                         const std::string& text) const {
    const auto [index, isNew] = m_indices.try_emplace(type + "/" + field);
    if (isNew)
        for (const auto& [id, record] : all(type))
            if (const auto key = record.text(field); !record.deleted && !key.empty())
                index->second.emplace(key, &record);
    const auto found = index->second.find(text);
    return found == index->second.end() ? nullptr : found->second;
}

const std::map<sync::Id, StoredRecord>& RosterLookup::all(const std::string& type) const {
    return m_records.at(type);
}

} // namespace ruhu::store
