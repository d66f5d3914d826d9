// What an entry makes of the records: sync/README.md section 4, a second time.

#include "sync/core/canonical_json.h"
#include "sync/core/ids.h"
#include "sync/simulator/judging.h"
#include "sync/simulator/violation.h"

namespace ruhu::sync::simulator {

void Branch::foldRow(Judging& judging, const json& fields, const json& row) {
    const auto& type = judging.type->name;
    const auto id = row[0].get<std::string>();
    Record& record = touch(type, id, judging.seq);
    bool applied = false;
    const auto write = [&](const std::string& path, const json& written) {
        const json* verdict = judging.verdict(id, path);
        const auto word = verdict ? (*verdict)[3].get<std::string>() : std::string();
        if (!word.empty() && word != "merged") {
            const bool won = word == "won";
            const json before = record.value(path);
            judging.items.push_back({word, type, id, path, won ? written : before, won ? before : written,
                                     won ? judging.seq : record.writer(path),
                                     won ? record.writer(path) : judging.seq});
        }
        if (word == "lost" || word == "sealed")
            return;
        record.paths[path].push_back(
            {judging.seq, judging.set["device"], written, word == "merged" ? (*verdict)[4] : written});
        applied = true;
    };
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto name = fields[i].get<std::string>();
        const FieldSchema* field = judging.type->field(name);
        if (field && field->kind == Kind::Map)
            for (const auto& [member, value] : row[i + 1].items())
                write(name + "/" + member, value);
        else
            write(name, row[i + 1]);
    }
    if (!applied || !record.deleted())
        return;
    if (judging.verdict(id, ""))
        judging.items.push_back({"revived", type, id, "", nullptr, *record.deleted(), judging.seq,
                                 record.deletions.back().first});
    record.deletions.emplace_back(judging.seq, std::nullopt);
}

void Branch::foldDelete(Judging& judging, const std::string& id, const std::string& reason) {
    const auto& type = judging.type->name;
    Record& record = touch(type, id, judging.seq);
    if (judging.verdict(id, "")) {
        std::int64_t last = record.made;
        for (const auto& [path, steps] : record.paths)
            last = std::max(last, steps.back().seq);
        if (record.deleted())
            last = std::max(last, record.deletions.back().first);
        judging.items.push_back({"kept", type, id, "", nullptr, reason, last, judging.seq});
        return;
    }
    record.deletions.emplace_back(judging.seq, reason);
}

void Branch::fold(Judging& judging) {
    for (const json& group : judging.set["changes"]) {
        judging.type = judging.schema.type(group["type"].get<std::string>());
        for (const json& row : listIn(group, "rows"))
            foldRow(judging, group["fields"], row);
        for (const json& deletion : listIn(group, "deletes"))
            foldDelete(judging, deletion[0], deletion[1]);
    }
    if (const auto late = judging.verdicts.find("//"); late != judging.verdicts.end())
        judging.items.push_back({"late", "", "", "", nullptr, nullptr, judging.seq, 0});
    for (const Item& item : judging.items) {
        if (item.type == "review_item")
            continue;
        const auto id = nameId("review_item", m_stream + "/" + std::to_string(judging.seq) + "/" + item.type +
                                                  "/" + item.id + "/" + item.field);
        Record& record = touch("review_item", id, judging.seq);
        const auto put = [&](const char* field, json value) {
            record.paths[field].push_back({judging.seq, judging.set["device"], value, value});
        };
        put("kind", item.word);
        put("target_type", item.type);
        m_reviews.try_emplace(item.type, judging.seq);
        put("target_id", item.id.empty() ? kNull : json(item.id));
        put("field", item.field);
        put("kept", canonicalJson(item.kept));
        put("other", canonicalJson(item.other));
        for (const auto& [side, seq] :
             {std::pair{std::string("kept"), item.keptSeq}, {"other", item.otherSeq}}) {
            const Entry* who = seq > 0 ? &m_entries[static_cast<std::size_t>(seq) - 1] : nullptr;
            put((side + "_by").c_str(), who && !who->by.empty() ? json(who->by) : kNull);
            put((side + "_at").c_str(), who ? json(who->at) : kNull);
            put((side + "_device").c_str(), who ? json(who->device) : kNull);
        }
        put("state", "0");
    }
}

// --- seals, invariant 5
// --------------------------------------------------------------------------------------------------

/// The sealed fields of a record and of the records that are sealed with it.
json Branch::sealedContent(const Schema& schema, const Record& record) const {
    json content;
    const auto add = [&](const TypeSchema& type, const Record& of) {
        for (const auto& [path, steps] : of.paths) {
            const FieldSchema* field = type.field(path.substr(0, path.find('/')));
            const json& value = steps.back().current;
            const bool empty = value.is_null() && field && field->kind != Kind::Map; // as if never written
            if (field && !empty && (field->sealed || field->name == type.sealParentKey))
                content[type.name + "/" + of.id + "/" + path] = value;
        }
    };
    add(*schema.type(record.type), record);
    for (const TypeSchema& type : schema.types()) {
        const auto ids = m_ids.find(type.name);
        if (type.sealParentType != record.type || ids == m_ids.end())
            continue;
        for (const auto& id : ids->second.ids)
            if (const Record& member = m_records.at(recordKey(type.name, id));
                member.value(type.sealParentKey) == record.id)
                add(type, member);
    }
    return content;
}

void Branch::watchSeals(const Judging& judging) {
    std::set<std::string> touched;
    for (const json& group : judging.set["changes"]) {
        const TypeSchema& type = *judging.schema.type(group["type"].get<std::string>());
        for (const json& row : listIn(group, "rows"))
            if (!type.sealVersionField.empty())
                touched.insert(recordKey(type.name, row[0]));
            else if (!type.sealParentType.empty())
                for (const auto& [key, seal] : m_seals) // whichever it has left or come to
                    touched.insert(key);
    }
    for (const auto& key : touched) {
        const Record* record = find(key);
        if (!record)
            continue;
        if (!isSealed(judging.schema, *record)) {
            m_seals.erase(key);
            continue;
        }
        const std::pair now{record->value(judging.schema.type(record->type)->sealVersionField),
                            sealedContent(judging.schema, *record)};
        const auto [seal, isNew] = m_seals.try_emplace(key, now);
        if (seal->second.first != now.first)
            seal->second = now;
        else if (seal->second != now)
            throw Violation(5, m_stream + " " + std::to_string(head()) + ": " + key + " was sealed as " +
                                   seal->second.second.dump() + " and is now " + now.second.dump());
    }
}

} // namespace ruhu::sync::simulator
