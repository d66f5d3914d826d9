#include "sync/simulator/branch.h"

#include "sync/core/canonical_json.h"
#include "sync/core/encoding.h"
#include "sync/core/ids.h"
#include "sync/simulator/violation.h"

#include <algorithm>
#include <set>

namespace ruhu::sync::simulator {

namespace {

/// A review item that an entry makes: who stands for the value kept and who for the other.
struct Item {
    std::string word, type, id, field;
    json kept, other;
    std::int64_t keptSeq, otherSeq; ///< 0: nobody
};

const json kNull = nullptr;

/// a < b, null below everything.
bool isLess(const json& a, const json& b) {
    return !b.is_null() && (a.is_null() || a < b);
}

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

// --- a record's past
// -----------------------------------------------------------------------------------------

json Branch::Record::value(const std::string& path) const {
    const auto found = paths.find(path);
    return found == paths.end() ? kNull : found->second.back().current;
}

std::int64_t Branch::Record::writer(const std::string& path) const {
    const auto found = paths.find(path);
    if (found == paths.end())
        return 0;
    const Step& last = found->second.back();
    // A form sent with empty boxes: null when the record is made counts as never written.
    const bool member = path.find('/') != std::string::npos;
    return last.seq == made && last.current.is_null() && !member ? 0 : last.seq;
}

const std::optional<std::string>& Branch::Record::deleted() const {
    static const std::optional<std::string> kAlive;
    return deletions.empty() ? kAlive : deletions.back().second;
}

/// One entry on its way in.
struct Branch::Judging {
    const json& set;
    const Schema& schema;
    const SeenBy& seenBy;
    std::int64_t seq;
    const TypeSchema* type = nullptr;
    std::set<std::string> opened;         ///< visits whose version this entry raises
    std::map<std::string, json> verdicts; ///< "type/id/field" -> [type, id, field, word, merged]
    std::vector<Item> items;

    std::int64_t seen(const std::string& key, const std::string& path) const {
        return seenBy(set, key, path);
    }

    void say(const std::string& typeName, const std::string& id, const std::string& field, const char* word) {
        verdicts[typeName + "/" + id + "/" + field] = {typeName, id, field, word};
    }
    const json* verdict(const std::string& id, const std::string& field) const {
        const auto found = verdicts.find(type->name + "/" + id + "/" + field);
        return found == verdicts.end() ? nullptr : &found->second;
    }
};

Branch::Record* Branch::find(const std::string& key) {
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second;
}

Branch::Record& Branch::make(const std::string& type, const std::string& id, std::int64_t seq) {
    const auto key = recordKey(type, id);
    const auto [found, isNew] = m_records.try_emplace(key);
    if (isNew) {
        found->second = {type, id, seq, {}, {}};
        m_keys.push_back(key);
    }
    return found->second;
}

bool Branch::isSealed(const Schema& schema, const Record& record) const {
    const TypeSchema& type = *schema.type(record.type);
    const json version = record.value(type.sealVersionField);
    const json sealed = record.value(type.sealedVersionField);
    return !sealed.is_null() && !isLess(sealed, version);
}

/// True if the author of the set wrote that entry before: under a lower counter, whatever came first in the
/// log.
bool Branch::follows(const json& set, std::int64_t seq) const {
    const Entry& entry = m_entries[static_cast<std::size_t>(seq) - 1];
    return entry.device == set["device"] && entry.n < set["n"].get<std::int64_t>();
}

// --- judging
// ---------------------------------------------------------------------------------------------------

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
    const json current = record ? record->value(path) : kNull;
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

// --- folding
// ---------------------------------------------------------------------------------------------------

void Branch::foldRow(Judging& judging, const json& fields, const json& row) {
    const auto& type = judging.type->name;
    const auto id = row[0].get<std::string>();
    Record& record = make(type, id, judging.seq);
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
    Record& record = make(type, id, judging.seq);
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
        for (const json& row : group.value("rows", json::array()))
            foldRow(judging, group["fields"], row);
        for (const json& deletion : group.value("deletes", json::array()))
            foldDelete(judging, deletion[0], deletion[1]);
    }
    if (const auto late = judging.verdicts.find("//"); late != judging.verdicts.end())
        judging.items.push_back({"late", "", "", "", nullptr, nullptr, judging.seq, 0});
    for (const Item& item : judging.items) {
        if (item.type == "review_item")
            continue;
        const auto id = nameId("review_item", m_stream + "/" + std::to_string(judging.seq) + "/" + item.type +
                                                  "/" + item.id + "/" + item.field);
        Record& record = make("review_item", id, judging.seq);
        const auto put = [&](const char* field, json value) {
            record.paths[field].push_back({judging.seq, judging.set["device"], value, value});
        };
        put("kind", item.word);
        put("target_type", item.type);
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

void Branch::judge(Judging& judging) {
    for (const json& group : judging.set["changes"])
        for (std::size_t i = 0; i < group.value("fields", json::array()).size(); ++i)
            for (const json& row : group.value("rows", json::array()))
                if (const TypeSchema& type = *judging.schema.type(group["type"].get<std::string>());
                    group["fields"][i] == type.sealVersionField)
                    if (const Record* record = find(recordKey(type.name, row[0]));
                        record && isSealed(judging.schema, *record) &&
                        isLess(record->value(type.sealedVersionField), row[i + 1]))
                        judging.opened.insert(row[0]);
    for (const json& group : judging.set["changes"]) {
        judging.type = judging.schema.type(group["type"].get<std::string>());
        for (const json& row : group.value("rows", json::array()))
            judgeRow(judging, group["fields"], row);
        for (const json& deletion : group.value("deletes", json::array()))
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

void Branch::add(const json& meta, const json& set, const Schema& schema, const SeenBy& seenBy) {
    Judging judging{set, schema, seenBy, head() + 1, nullptr, {}, {}, {}};
    for (const json& group : set["changes"])
        if (!schema.type(group["type"].get<std::string>()))
            throw Violation(2, "an entry of a type that the central store does not know");
    judge(judging);
    auto given = meta.value("verdict", json::array());
    // Whether a grant had ended is not in the log: the world checks `late` by itself.
    for (const json& verdict : given)
        if (verdict[3] == "late")
            judging.say("", "", "", "late");
    json expected = json::array();
    for (const auto& [place, verdict] : judging.verdicts)
        expected.push_back(verdict);
    std::sort(given.begin(), given.end());
    std::sort(expected.begin(), expected.end());
    if (given != expected)
        throw Violation(3, m_stream + " " + std::to_string(judging.seq) + ": verdicts " + given.dump() +
                               " where the specification asks for " + expected.dump());
    append(judging, meta);
}

void Branch::addJudged(const json& meta, const json& set, const Schema& schema) {
    const SeenBy nobody;
    Judging judging{set, schema, nobody, head() + 1, nullptr, {}, {}, {}};
    for (const json& verdict : meta.value("verdict", json::array()))
        judging.verdicts[verdict[0].get<std::string>() + "/" + verdict[1].get<std::string>() + "/" +
                         verdict[2].get<std::string>()] = verdict;
    append(judging, meta);
}

void Branch::append(Judging& judging, const json& meta) {
    const json& set = judging.set;
    m_entries.push_back({set["device"], set["by"], set["n"], set["at"], meta.value("verdict", json::array()),
                         sha256Hex(meta.dump())});
    if (const auto& by = m_entries.back().by; !by.empty()) {
        if (positionOf(by, m_entries.back().device) > 0)
            throw Violation(4, m_stream + " " + std::to_string(head()) + ": a save is in the log twice");
        m_positions[by].push_back(head());
    }
    fold(judging);
}

// --- questions
// ---------------------------------------------------------------------------------------------------

std::int64_t Branch::positionOf(const std::string& by, const std::string& device) const {
    if (const auto found = m_positions.find(by); found != m_positions.end())
        for (const std::int64_t at : found->second)
            if (device.empty() || m_entries[static_cast<std::size_t>(at) - 1].device == device)
                return at;
    return 0;
}

std::optional<Shown> Branch::record(const std::string& key, std::int64_t at) const {
    const auto found = m_records.find(key);
    if (found == m_records.end() || found->second.made > at)
        return std::nullopt;
    Shown shown;
    for (const auto& [path, steps] : found->second.paths) {
        const auto after = std::upper_bound(steps.begin(), steps.end(), at,
                                            [](auto seq, const Step& step) { return seq < step.seq; });
        if (after == steps.begin())
            continue;
        const json& value = std::prev(after)->current;
        const auto slash = path.find('/');
        if (slash != std::string::npos)
            shown.fields[path.substr(0, slash)][path.substr(slash + 1)] = value;
        else if (!value.is_null())
            shown.fields[path] = value;
    }
    for (const auto& [seq, reason] : found->second.deletions)
        if (seq <= at)
            shown.deleted = reason;
    return shown;
}

} // namespace ruhu::sync::simulator
