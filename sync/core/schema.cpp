#include "sync/core/schema.h"

#include <nlohmann/json.hpp>

#include <array>

namespace ruhu::sync {

namespace {

using nlohmann::ordered_json;

template <typename E, std::size_t N>
bool readWord(const ordered_json& from, const char* name,
              const std::array<std::pair<std::string_view, E>, N>& words, E& into) {
    const auto found = from.find(name);
    if (found == from.end())
        return true;
    for (const auto& [word, value] : words)
        if (found->is_string() && found->get_ref<const std::string&>() == word) {
            into = value;
            return true;
        }
    return false;
}

constexpr std::array<std::pair<std::string_view, Kind>, 11> kKinds{{{"text", Kind::Text},
                                                                    {"integer", Kind::Integer},
                                                                    {"decimal", Kind::Decimal},
                                                                    {"bool", Kind::Bool},
                                                                    {"date", Kind::Date},
                                                                    {"instant", Kind::Instant},
                                                                    {"code", Kind::Code},
                                                                    {"id", Kind::Id},
                                                                    {"set", Kind::Set},
                                                                    {"map", Kind::Map},
                                                                    {"blob", Kind::Blob}}};
constexpr std::array<std::pair<std::string_view, MergePolicy>, 5> kPolicies{{{"latest", MergePolicy::Latest},
                                                                             {"review", MergePolicy::Review},
                                                                             {"max", MergePolicy::Max},
                                                                             {"min", MergePolicy::Min},
                                                                             {"union", MergePolicy::Union}}};
constexpr std::array<std::pair<std::string_view, Sensitivity>, 3> kSensitivities{
    {{"open", Sensitivity::Open},
     {"personal", Sensitivity::Personal},
     {"sensitive", Sensitivity::Sensitive}}};

bool isColumnName(std::string_view name) {
    return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && name != "id" &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::string textOf(const ordered_json& from, const char* name) {
    const auto found = from.find(name);
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool readField(const std::string& name, const ordered_json& from, FieldSchema& field) {
    if (!isColumnName(name) || !from.is_object() || !from.contains("kind"))
        return false;
    field.name = name;
    field.zh = textOf(from, "zh");
    field.en = textOf(from, "en");
    for (const auto& [flag, into] : {std::pair{"sealed", &field.sealed}, std::pair{"once", &field.once},
                                     std::pair{"index", &field.indexed}})
        if (const auto found = from.find(flag); found != from.end()) {
            if (!found->is_boolean())
                return false;
            *into = found->get<bool>();
        }
    return readWord(from, "kind", kKinds, field.kind) && readWord(from, "merge", kPolicies, field.merge) &&
           readWord(from, "sensitivity", kSensitivities, field.sensitivity);
}

/// The policy must have a meaning for the kind: a map's members may be anything.
bool isSound(const FieldSchema& field) {
    switch (field.merge) {
    case MergePolicy::Union:
        return field.kind == Kind::Set;
    case MergePolicy::Max:
    case MergePolicy::Min:
        return field.kind == Kind::Integer || field.kind == Kind::Instant || field.kind == Kind::Date ||
               field.kind == Kind::Code;
    default:
        return true;
    }
}

} // namespace

const FieldSchema* TypeSchema::field(std::string_view fieldName) const {
    const auto found = index.find(fieldName);
    return found == index.end() ? nullptr : &fields[found->second];
}

const TypeSchema* Schema::type(std::string_view name) const {
    const auto found = m_index.find(name);
    return found == m_index.end() ? nullptr : &m_types[found->second];
}

Result<Schema> Schema::parse(std::string_view text) {
    const auto malformed = [](const std::string& where) { return Error{"malformed", "schema: " + where}; };
    const auto document = ordered_json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("types") || !document["types"].is_object())
        return malformed("types");
    Schema schema;
    for (const auto& [name, from] : document["types"].items()) {
        if (!isColumnName(name) || !from.is_object() || !from.contains("fields") ||
            !from["fields"].is_object())
            return malformed(name);
        TypeSchema type;
        type.name = name;
        type.zh = textOf(from, "zh");
        type.en = textOf(from, "en");
        type.officeOnly = textOf(from, "writer") == "office";
        for (const auto& [fieldName, fieldFrom] : from["fields"].items()) {
            FieldSchema field;
            if (!readField(fieldName, fieldFrom, field) || !isSound(field))
                return malformed(name + "." + fieldName);
            type.index.emplace(fieldName, type.fields.size());
            type.fields.push_back(std::move(field));
        }
        if (const auto seal = from.find("seal"); seal != from.end()) {
            type.sealVersionField = textOf(*seal, "version");
            type.sealedVersionField = textOf(*seal, "sealed");
            type.sealParentType = textOf(*seal, "parent");
            type.sealParentKey = textOf(*seal, "key");
            const bool own = type.field(type.sealVersionField) && type.field(type.sealedVersionField);
            if (!own && !type.field(type.sealParentKey))
                return malformed(name + ".seal");
        }
        schema.m_index.emplace(name, schema.m_types.size());
        schema.m_types.push_back(std::move(type));
    }
    for (const TypeSchema& type : schema.m_types)
        if (!type.sealParentType.empty()) {
            const TypeSchema* parent = schema.type(type.sealParentType);
            if (!parent || parent->sealVersionField.empty())
                return malformed(type.name + ".seal.parent");
        }
    return schema;
}

} // namespace ruhu::sync
