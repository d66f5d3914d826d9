#include "sync/store/draft_check.h"

#include "sync/core/blob_batch.h"
#include "sync/core/json_guard.h"
#include "sync/core/record.h"

#include <algorithm>
#include <map>

namespace ruhu::sync {

namespace {

bool isUtf8Deep(const Value& value) {
    if (value.is_string())
        return isUtf8(value.get_ref<const std::string&>());
    if (value.is_object()) {
        for (const auto& [name, member] : value.items())
            if (!isUtf8(name) || !isUtf8Deep(member))
                return false;
    } else if (value.is_array()) {
        return std::all_of(value.begin(), value.end(), isUtf8Deep);
    }
    return true;
}

/// A change set names a record once: several changes of one record in a draft become one, later values over
/// earlier ones; of a write and a deletion the later stands.
std::vector<RecordChange> onceEach(std::vector<RecordChange> changes) {
    std::vector<RecordChange> result;
    std::map<std::pair<std::string, Id>, std::size_t> place;
    for (RecordChange& change : changes) {
        const auto [found, isNew] = place.try_emplace({change.type, change.id}, result.size());
        if (isNew) {
            result.push_back(std::move(change));
            continue;
        }
        RecordChange& earlier = result[found->second];
        if (change.deleteReason || earlier.deleteReason) {
            earlier = std::move(change);
            continue;
        }
        for (auto& [name, value] : change.fields) {
            const auto same = std::find_if(earlier.fields.begin(), earlier.fields.end(),
                                           [&](const auto& field) { return field.first == name; });
            if (same == earlier.fields.end())
                earlier.fields.emplace_back(name, std::move(value));
            else if (value.is_object() && same->second.is_object())
                same->second.update(value);
            else
                same->second = std::move(value);
        }
    }
    return result;
}

} // namespace

Result<Draft> checkDraft(const Schema& schema, const Draft& draft) {
    Draft checked = draft;
    checked.changes = onceEach(std::move(checked.changes));
    if (!checked.by.empty() && !isId(checked.by))
        return Error{"malformed", "by is no id", false};
    for (RecordChange& change : checked.changes) {
        const TypeSchema* type = schema.type(change.type);
        if (!type)
            return Error{"unknown_type", change.type, false};
        if (!isId(change.id))
            return Error{"malformed", change.type + ": no id", false};
        if (change.deleteReason && (!change.fields.empty() || !isUtf8(*change.deleteReason)))
            return Error{"malformed", change.type + ": deletion", false};
        for (auto& [name, value] : change.fields) {
            const FieldSchema* field = type->field(name);
            if (field && field->kind == Kind::Set && value.is_array()) {
                auto& elements = value.get_ref<Value::array_t&>();
                std::sort(elements.begin(), elements.end());
                elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
            }
            if (!field || !fits(*field, value) || !isWireValue(value, kMaxTextBytes) || !isUtf8Deep(value))
                return Error{"malformed", change.type + "." + name, false};
        }
    }
    for (const Blob& blob : checked.blobs)
        if (blob.bytes.size() > static_cast<std::size_t>(kMaxBlobBytes))
            return Error{"too_large", "blob", false};
    for (const Blob& blob : checked.blobs)
        if (blob.sha256 != sha256Hex(blob.bytes))
            return Error{"malformed", "blob", false};
    return checked;
}

} // namespace ruhu::sync
