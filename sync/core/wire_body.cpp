#include "sync/core/wire_body.h"

namespace ruhu::sync::wire {

json parseLine(std::string_view line) {
    auto parsed = parseBounded(line, 8);
    if (!parsed || !parsed->is_object())
        throw Bad("not a JSON object");
    return std::move(*parsed);
}

const json& member(const json& from, const char* name) {
    if (!from.is_object())
        throw Bad(std::string("no object around ") + name);
    const auto found = from.find(name);
    if (found == from.end())
        throw Bad(std::string("without ") + name);
    return *found;
}

std::string text(const json& from, const char* name) {
    const json& value = member(from, name);
    if (!value.is_string())
        throw Bad(name);
    return value.get<std::string>();
}

std::int64_t integer(const json& from, const char* name, std::int64_t least) {
    const json& value = member(from, name);
    if (!value.is_number_integer() || !isWireValue(value, 0) || value.get<std::int64_t>() < least)
        throw Bad(name);
    return value.get<std::int64_t>();
}

const json& array(const json& from, const char* name, std::size_t most) {
    const json& value = member(from, name);
    if (!value.is_array() || value.size() > most)
        throw Bad(name);
    return value;
}

std::size_t count(const json& from, const char* name) {
    const auto number = static_cast<std::size_t>(integer(from, name, 0));
    if (number > kMaxLines)
        throw Bad(name);
    return number;
}

std::vector<std::string> texts(const json& from, const char* name) {
    std::vector<std::string> list;
    for (const json& element : array(from, name, kMaxLines)) {
        if (!element.is_string())
            throw Bad(name);
        list.push_back(element.get<std::string>());
    }
    return list;
}

bool flag(const json& from, const char* name) {
    return from.contains(name) && from[name] == json(true);
}

Lineage lineage(const json& from) {
    Lineage epochs;
    eachPair(from, "epochs", kMaxStreams, true, [&](std::string epoch, std::int64_t start) {
        if (!epochs.empty() && epochs.back().from > start)
            throw Bad("epochs");
        epochs.push_back({std::move(epoch), start});
    });
    return epochs;
}

std::string restored(std::optional<std::string> line, Room& room) {
    if (!line)
        throw Bad("a short line that stands for nothing");
    room.take(line->size());
    return std::move(*line);
}

void putLineage(json& to, const Lineage& epochs) {
    for (const EpochStart& start : epochs)
        to["epochs"].push_back(json::array({start.epoch, start.from}));
}

void line(std::string& body, std::string_view content) {
    body.append(content).push_back('\n');
}

} // namespace ruhu::sync::wire
