// What the specification asks for of an entry: sync/README.md section 5, a second time.

#include "sync/simulator/judging.h"

#include <algorithm>

namespace ruhu::sync::simulator {

namespace {

json unionOf(const json& base, const json& current, const json& written) {
    std::set<json> result;
    const auto has = [](const json& set, const json& element) {
        return set.is_array() && std::find(set.begin(), set.end(), element) != set.end();
    };
    for (const json* side : {&current, &written})
        for (const json& element : *side)
            if (!has(base, element) || (has(current, element) && has(written, element)))
                result.insert(element);
    return json(result);
}

} // namespace

void Branch::judgeRow(Judging& judging, const json& fields, const json& row) {
    const TypeSchema& type = *judging.type;
    const auto id = row[0].get<std::string>();
    const auto key = recordKey(type.name, id);
    const Record* record = find(key);
    bool sealed = false;
    if (!type.sealVersionField.empty()) {
        sealed = record && !judging.opened.contains(id) && isSealed(judging.schema, *record);
    } else if (!type.sealParentType.empty()) {
        json parents = json::array();
        if (record)
            parents.push_back(record->value(type.sealParentKey));
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i] == type.sealParentKey)
                parents.push_back(row[i + 1]);
        for (const json& parent : parents)
            if (parent.is_string() && !judging.opened.contains(parent.get<std::string>()))
                if (const Record* owner = find(recordKey(type.sealParentType, parent)))
                    sealed = sealed || isSealed(judging.schema, *owner);
    }
    if (record && record->deleted()) {
        const auto deletion = record->deletions.back().first;
        if (deletion > judging.seen(key, "") && !follows(judging.set, deletion))
            judging.say(type.name, id, "", "revived");
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto name = fields[i].get<std::string>();
        const FieldSchema* field = type.field(name);
        if (field && field->kind == Kind::Map)
            for (const auto& [member, value] : row[i + 1].items())
                judgeValue(judging, record, id + "/" + name + "/" + member, value, sealed);
        else
            judgeValue(judging, record, id + "/" + name, row[i + 1], sealed);
    }
}

void Branch::judgeValue(Judging& judging, const Record* record, const std::string& place, const json& written,
                        bool sealed) {
    const TypeSchema& type = *judging.type;
    const auto id = place.substr(0, place.find('/'));
    const auto path = place.substr(id.size() + 1);
    const FieldSchema* field = type.field(path.substr(0, path.find('/')));
    const json& current = record ? record->value(path) : kNull;
    const std::int64_t writer = record ? record->writer(path) : 0;
    const bool neverAsked = writer == 0 && path.find('/') != std::string::npos;
    const bool equal = written == current && !neverAsked;
    const bool content = field && (field->sealed || field->name == type.sealParentKey);
    if (!equal && field && ((sealed && content) || (field->once && !current.is_null())))
        return judging.say(type.name, id, path, "sealed");
    if (!record)
        return;
    const std::int64_t seen = judging.seen(recordKey(type.name, id), path);
    const auto steps = record->paths.find(path);
    const bool own = writer > 0 && follows(judging.set, writer);
    const auto policy = field ? field->merge : MergePolicy::Latest;
    if (policy == MergePolicy::Latest || policy == MergePolicy::Review) {
        if (equal || writer == 0 || writer <= seen || own)
            return;
        const bool later =
            judging.set["at"].get<std::int64_t>() > m_entries[static_cast<std::size_t>(writer) - 1].at;
        return judging.say(type.name, id, path, policy == MergePolicy::Latest && later ? "won" : "lost");
    }
    const bool cameOutOfAMerge = writer > 0 && steps->second.back().written != steps->second.back().current;
    if (written == current || writer == 0 || writer <= seen || (own && !cameOutOfAMerge)) {
        if ((field->name == type.sealVersionField || field->name == type.sealedVersionField) &&
            isLess(written, current))
            judging.say(type.name, id, path, "sealed");
        return;
    }
    json becomes;
    if (policy == MergePolicy::Union) {
        json base = nullptr;
        for (const Step& step : steps->second)
            if (step.seq <= seen)
                base = step.current;
            else if (step.device == judging.set["device"])
                base = step.written;
        becomes = unionOf(base, current, written);
    } else {
        const bool less = isLess(written, current);
        // Null says nothing about which is the least.
        if (policy == MergePolicy::Max)
            becomes = less ? current : written;
        else
            becomes = written.is_null() ? current : current.is_null() || less ? written : current;
    }
    if (becomes != written) {
        judging.say(type.name, id, path, "merged");
        judging.verdicts[type.name + "/" + id + "/" + path].push_back(becomes);
    }
}

void Branch::judge(Judging& judging) {
    for (const json& group : judging.set["changes"])
        for (std::size_t i = 0; i < listIn(group, "fields").size(); ++i)
            if (const TypeSchema& type = *judging.schema.type(group["type"].get<std::string>());
                group["fields"][i] == type.sealVersionField)
                for (const json& row : listIn(group, "rows"))
                    if (const Record* record = find(recordKey(type.name, row[0]));
                        record && isSealed(judging.schema, *record) &&
                        isLess(record->value(type.sealedVersionField), row[i + 1]))
                        judging.opened.insert(row[0]);
    for (const json& group : judging.set["changes"]) {
        judging.type = judging.schema.type(group["type"].get<std::string>());
        for (const json& row : listIn(group, "rows"))
            judgeRow(judging, group["fields"], row);
        for (const json& deletion : listIn(group, "deletes"))
            judgeDelete(judging, deletion[0]);
    }
}

void Branch::judgeDelete(Judging& judging, const std::string& id) {
    const TypeSchema& type = *judging.type;
    const auto key = recordKey(type.name, id);
    const Record* record = find(key);
    if (!record)
        return;
    std::set<std::int64_t> writers{record->made};
    for (const auto& [path, steps] : record->paths)
        writers.insert(steps.back().seq);
    const bool concurrent = std::any_of(writers.begin(), writers.end(), [&](std::int64_t seq) {
        return seq > judging.seen(key, "") && !follows(judging.set, seq);
    });
    bool sealed =
        !type.sealVersionField.empty() && !judging.opened.contains(id) && isSealed(judging.schema, *record);
    if (!type.sealParentType.empty())
        if (const json parent = record->value(type.sealParentKey); parent.is_string())
            if (const Record* owner = find(recordKey(type.sealParentType, parent)))
                sealed = isSealed(judging.schema, *owner) && !judging.opened.contains(owner->id);
    if (sealed || (!record->deleted() && concurrent))
        judging.say(type.name, id, "", "kept");
}

} // namespace ruhu::sync::simulator
