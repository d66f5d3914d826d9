#include "sync/store/draft_check.h"

#include "sync/core/json_guard.h"
#include "sync/core/record.h"

#include <algorithm>

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

} // namespace

Result<Draft> checkDraft(const Schema& schema, const Draft& draft) {
    Draft checked = draft;
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
        if (blob.sha256 != sha256Hex(blob.bytes))
            return Error{"malformed", "blob", false};
    return checked;
}

} // namespace ruhu::sync
