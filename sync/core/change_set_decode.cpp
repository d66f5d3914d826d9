// Reading a change set's line: simdjson's tape in one pass, each value straight into its cell.

#include "sync/core/change_set.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace ruhu::sync {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr int kMaxDepth = 8;
constexpr int kRowDepth = 5; ///< of a row: line, changes, group, rows, row
constexpr std::size_t kMaxNameBytes = 64;
constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;

/// What does not follow README section 2; caught at the boundary of this file.
struct Bad {
    Error error;
};

[[noreturn]] void refuse(const char* what) {
    throw Bad{{"malformed", what, false}};
}

std::string_view textOf(const element& from, const char* what) {
    std::string_view text;
    if (from.get_string().get(text) != simdjson::SUCCESS)
        refuse(what);
    return text;
}

array arrayOf(const element& from, const char* what) {
    array list;
    if (from.get_array().get(list) != simdjson::SUCCESS)
        refuse(what);
    return list;
}

std::int64_t integerOf(const element& from, const char* what) {
    std::int64_t number = 0;
    if (from.get_int64().get(number) != simdjson::SUCCESS || number > kMaxInteger || number < -kMaxInteger)
        refuse(what);
    return number;
}

/// Type, field and stream names.
std::string nameOf(const element& from, const char* what) {
    const auto text = textOf(from, what);
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    if (text.empty() || text.size() > kMaxNameBytes || text[0] == '_' ||
        !std::all_of(text.begin(), text.end(), fits))
        refuse(what);
    return std::string(text);
}

std::string_view idOf(const element& from, const char* what) {
    const auto text = textOf(from, what);
    if (!isId(text))
        refuse(what);
    return text;
}

/// A named member of an object; of one that is repeated the last counts. Null pointer: not there.
struct Member {
    std::string_view name;
    std::optional<element> value = {};
};

template <std::size_t N> void readMembers(const object& from, std::array<Member, N>& members) {
    for (const auto& [name, value] : from)
        for (Member& member : members)
            if (member.name == name)
                member.value = value;
}

const element& required(const Member& member) {
    if (!member.value)
        refuse(member.name.data());
    return *member.value;
}

bool isShallow(const element& value, int depth) {
    if (value.is_array())
        return depth < kMaxDepth && std::all_of(value.get_array().begin(), value.get_array().end(),
                                                [&](const element& e) { return isShallow(e, depth + 1); });
    if (value.is_object()) {
        if (depth == kMaxDepth)
            return false;
        for (const auto& member : object(value))
            if (!isShallow(member.value, depth + 1))
                return false;
    }
    return true;
}

class GroupReader {
public:
    explicit GroupReader(std::shared_ptr<CellTexts> texts)
        : m_texts(std::move(texts)) {}

    ChangeGroup read(const element& from) {
        object parts;
        if (from.get_object().get(parts) != simdjson::SUCCESS)
            refuse("group of changes");
        std::array<Member, 4> members{{{"type"}, {"fields"}, {"rows"}, {"deletes"}}};
        readMembers(parts, members);
        const auto& [type, fields, rows, deletes] = members;
        ChangeGroup group;
        group.texts = m_texts;
        group.type = nameOf(required(type), "type");
        if (deletes.value)
            for (const element entry : arrayOf(*deletes.value, "deletes"))
                group.deletes.push_back(deletion(arrayOf(entry, "deletes")));
        if (!rows.value)
            return group;
        for (const element field : arrayOf(required(fields), "fields"))
            group.fields.push_back(nameOf(field, "fields"));
        auto sorted = group.fields;
        std::sort(sorted.begin(), sorted.end());
        if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            refuse("a field twice");
        const auto list = arrayOf(*rows.value, "rows");
        group.cells.reserve(list.size() * (group.fields.size() + 1));
        for (const element row : list)
            readRow(arrayOf(row, "row"), group);
        return group;
    }

private:
    static std::pair<Id, std::string> deletion(const array& from) {
        if (from.size() != 2)
            refuse("deletes");
        return {Id(idOf(from.at(0).value_unsafe(), "deletes")),
                std::string(textOf(from.at(1).value_unsafe(), "deletes"))};
    }

    void readRow(const array& row, ChangeGroup& group) {
        const auto before = group.cells.size();
        for (const element value : row) {
            if (group.cells.size() == before)
                group.cells.push_back({Cell::Kind::Text, 0, m_texts->keep(idOf(value, "row"))});
            else
                group.cells.push_back(cell(value));
        }
        if (group.cells.size() != before + group.fields.size() + 1)
            refuse("row");
    }

    Cell cell(const element& value) {
        switch (value.type()) {
        case element_type::NULL_VALUE:
            return {};
        case element_type::BOOL:
            return {Cell::Kind::Bool, bool(value) ? 1 : 0, {}};
        case element_type::INT64:
            return {Cell::Kind::Integer, integerOf(value, "value"), {}};
        case element_type::STRING:
            return {Cell::Kind::Text, 0, m_texts->keep(bounded(textOf(value, "value")))};
        case element_type::ARRAY:
        case element_type::OBJECT:
            break;
        default:
            refuse("value");
        }
        m_json.clear();
        m_inOrder = true;
        append(value, kRowDepth);
        return {Cell::Kind::Json, 0, m_texts->keep(m_inOrder ? m_json : Value::parse(m_json).dump())};
    }

    /// As Value::dump() would write it, if the members of every object are in order and come once.
    void append(const element& value, int depth) {
        if (value.is_array() || value.is_object())
            if (++depth > kMaxDepth)
                refuse("depth");
        switch (value.type()) {
        case element_type::ARRAY: {
            char separator = '[';
            for (const element item : array(value)) {
                m_json += separator;
                separator = ',';
                append(item, depth);
            }
            m_json += separator == '[' ? "[]" : "]";
            break;
        }
        case element_type::OBJECT: {
            char separator = '{';
            std::string_view before;
            for (const auto& [name, member] : object(value)) {
                m_inOrder = m_inOrder && (separator == '{' || before < name);
                before = name;
                m_json += separator;
                separator = ',';
                appendJsonText(m_json, bounded(name));
                m_json += ':';
                append(member, depth);
            }
            m_json += separator == '{' ? "{}" : "}";
            break;
        }
        case element_type::STRING:
            appendJsonText(m_json, bounded(textOf(value, "value")));
            break;
        default: // no text: no memory of ours is needed
            appendJson(m_json, cell(value));
        }
    }

    static std::string_view bounded(std::string_view text) {
        if (text.size() > kMaxTextBytes)
            refuse("value");
        return text;
    }

    std::shared_ptr<CellTexts> m_texts;
    std::string m_json;
    bool m_inOrder = true;
};

ChangeSet::Older olderOf(const array& from) {
    if (from.size() != 4)
        refuse("older");
    const auto at = [&](std::size_t i) { return from.at(i).value_unsafe(); };
    ChangeSet::Older older{nameOf(at(0), "older"), Id(idOf(at(1), "older")),
                           std::string(textOf(at(2), "older")), integerOf(at(3), "older")};
    if (older.seen < 0)
        refuse("older");
    return older;
}

ChangeSet readLine(const element& line, std::size_t size) {
    object parts;
    if (line.get_object().get(parts) != simdjson::SUCCESS || !isShallow(line, 0))
        refuse("not a JSON object of bounded depth");
    std::array<Member, 11> members{{{"v"},
                                    {"device"},
                                    {"stream"},
                                    {"n"},
                                    {"prev"},
                                    {"epoch"},
                                    {"seen"},
                                    {"at"},
                                    {"by"},
                                    {"changes"},
                                    {"older"}}};
    readMembers(parts, members);
    const auto& [v, device, stream, n, prev, epoch, seen, at, by, changes, older] = members;
    ChangeSet set;
    set.device = idOf(required(device), "device");
    set.stream = nameOf(required(stream), "stream");
    set.n = integerOf(required(n), "n");
    set.prev = textOf(required(prev), "prev");
    set.epoch = textOf(required(epoch), "epoch");
    set.seen = integerOf(required(seen), "seen");
    set.at = integerOf(required(at), "at");
    set.by = textOf(required(by), "by");
    if (integerOf(required(v), "v") != 1 || set.n < 1 || set.seen < 0 || !isHash(set.prev) ||
        !(set.epoch.empty() || isId(set.epoch)) || !(set.by.empty() || isId(set.by)))
        refuse("identity");
    GroupReader groups(std::make_shared<CellTexts>(size));
    std::size_t rows = 0;
    for (const element group : arrayOf(required(changes), "changes")) {
        set.groups.push_back(groups.read(group));
        rows += set.groups.back().rowCount() + set.groups.back().deletes.size();
    }
    if (rows > kMaxRows)
        throw Bad{{"oversize", std::to_string(rows) + " rows", false}};
    if (older.value)
        for (const element entry : arrayOf(*older.value, "older"))
            set.older.push_back(olderOf(arrayOf(entry, "older")));
    return set;
}

} // namespace

Result<ChangeSet> decode(std::string_view line) {
    if (line.size() > kMaxLineBytes)
        return Error{"oversize", "line of " + std::to_string(line.size()) + " bytes"};
    thread_local simdjson::dom::parser parser; // keeps its memory from line to line
    element root;
    if (parser.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS)
        return Error{"malformed", "no JSON", false};
    // Escapes can spell halves of characters, which the parser lets pass.
    if (line.find("\\u") != std::string_view::npos && !Value::accept(line))
        return Error{"malformed", "no JSON", false};
    try {
        return readLine(root, line.size());
    } catch (const Bad& bad) {
        return bad.error;
    }
}

} // namespace ruhu::sync
