#include "sync/simulator/schemas.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ruhu::sync::simulator {

namespace {

constexpr const char* kOlder = R"({"types": {
  "round": {"fields": {
    "name": {"kind": "text"}, "state": {"kind": "code", "merge": "max"}, "params": {"kind": "map"}}},
  "device": {"writer": "office", "fields": {
    "name": {"kind": "text"}, "public_key": {"kind": "text", "once": true}, "grants": {"kind": "set"},
    "revoked": {"kind": "bool"}, "copy_of": {"kind": "id"}, "voucher": {"kind": "text"}}},
  "household": {"fields": {
    "address": {"kind": "text"}, "note": {"kind": "text"}, "phone": {"kind": "text"},
    "position": {"kind": "integer"}, "relocated": {"kind": "bool"}, "lifted_on": {"kind": "date"},
    "income": {"kind": "decimal"}, "head_id": {"kind": "id", "merge": "review"},
    "base_type": {"kind": "code", "merge": "review"}}},
  "person": {"fields": {
    "household_id": {"kind": "id"}, "name": {"kind": "text"}, "id_no": {"kind": "text", "merge": "review"},
    "health": {"kind": "set", "merge": "union"}, "first_seen_on": {"kind": "date", "merge": "min"},
    "stage": {"kind": "integer", "merge": "max"}}},
  "visit": {"seal": {"version": "version", "sealed": "sealed_version"}, "fields": {
    "version": {"kind": "integer", "merge": "max"}, "sealed_version": {"kind": "integer", "merge": "max"},
    "seal_id": {"kind": "id", "merge": "review"}, "started_at": {"kind": "instant", "merge": "min"},
    "visited_at": {"kind": "instant", "merge": "max"}, "mode": {"kind": "code", "sealed": true},
    "team": {"kind": "set", "merge": "union", "sealed": true}, "answers": {"kind": "map", "sealed": true},
    "conclusion": {"kind": "text", "sealed": true}, "resign_due_on": {"kind": "date"}}},
  "visit_member": {"seal": {"parent": "visit", "key": "visit_id"}, "fields": {
    "visit_id": {"kind": "id"}, "whereabouts": {"kind": "code", "sealed": true},
    "work_months": {"kind": "integer", "sealed": true}, "remark": {"kind": "text"}}},
  "signature": {"fields": {
    "visit_id": {"kind": "id", "once": true}, "signer_name": {"kind": "text", "once": true},
    "ink": {"kind": "blob", "once": true}}},
  "review_item": {"fields": {
    "kind": {"kind": "code"}, "target_type": {"kind": "text"}, "target_id": {"kind": "id"},
    "field": {"kind": "text"}, "kept": {"kind": "text"}, "other": {"kind": "text"},
    "kept_by": {"kind": "id"}, "other_by": {"kind": "id"}, "kept_at": {"kind": "instant"},
    "other_at": {"kind": "instant"}, "kept_device": {"kind": "id"}, "other_device": {"kind": "id"},
    "state": {"kind": "code", "merge": "max"}, "chosen": {"kind": "text"}, "resolved_by": {"kind": "id"},
    "resolved_at": {"kind": "instant"}}}}})";

constexpr const char* kAdded = R"({"types": {
  "household": {"fields": {
    "water": {"kind": "code"}, "monitor": {"kind": "code", "merge": "review"}, "rooms": {"kind": "integer"}}},
  "meeting": {"fields": {"household_id": {"kind": "id"}, "topic": {"kind": "text"}}}}})";

Schema parsed(const nlohmann::ordered_json& document) {
    auto schema = Schema::parse(document.dump());
    if (!schema)
        throw std::logic_error(schema.error().detail);
    return std::move(schema).value();
}

} // namespace

const Schema& olderSchema() {
    static const Schema schema = parsed(nlohmann::ordered_json::parse(kOlder));
    return schema;
}

const Schema& youngerSchema() {
    static const Schema schema = [] {
        auto document = nlohmann::ordered_json::parse(kOlder);
        const auto added = nlohmann::ordered_json::parse(kAdded);
        for (const auto& [type, from] : added["types"].items())
            document["types"][type]["fields"].update(from["fields"]);
        return parsed(document);
    }();
    return schema;
}

} // namespace ruhu::sync::simulator
