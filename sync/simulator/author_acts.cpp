// What people do beyond filling in fields: sign, amend, resolve, move a household, and what must be refused.

#include "sync/simulator/author.h"

#include <algorithm>

namespace ruhu::sync::simulator {

/// Signs a visit, ink and all, in one save; or raises the version of one that is signed.
void Author::sealOrAmend(const Desk& desk, Draft& draft) {
    const auto id = anyId(desk, "visit", kVisits);
    const auto shown = desk.look(recordKey("visit", id));
    const auto version = shown ? shown->fields.value("version", json(1)) : json(1);
    const bool sealed = shown && shown->fields.value("sealed_version", json(0)) >= version;
    if (sealed && m_dice.chance(700)) {
        draft.changes.push_back(
            {"visit", id, {{"version", version.get<std::int64_t>() + 1}, {"conclusion", text()}}, {}});
        return;
    }
    // A few are big enough, or no text, so that they do not ride along but go by PUT.
    std::string strokes = "<ink>" + std::to_string(m_dice.next()) + "</ink>";
    if (m_dice.chance(60))
        strokes.resize(70'000, ' ');
    else if (m_dice.chance(100))
        strokes += '\xff';
    Blob ink = makeBlob("application/inkml+xml", std::move(strokes));
    draft.changes.push_back({"visit",
                             id,
                             {{"version", version},
                              {"sealed_version", version},
                              {"seal_id", nameId("visit_seal", draft.by)},
                              {"conclusion", text()}},
                             {}});
    draft.changes.push_back({"signature",
                             nameId("signature", draft.by),
                             {{"visit_id", id}, {"signer_name", text()}, {"ink", ink.sha256}},
                             {}});
    draft.blobs.push_back(std::move(ink));
}

/// A person chooses: sets the field to either value or a third one and closes the item.
void Author::resolve(const Desk& desk, Draft& draft) {
    if (desk.reviewItems.empty())
        return;
    const auto id = m_dice.pick(desk.reviewItems);
    const auto item = desk.look(recordKey("review_item", id));
    if (!item || item->fields.value("state", "") != "0")
        return;
    const auto chosen = item->fields.value(m_dice.chance(500) ? "kept" : "other", "null");
    const auto path = item->fields.value("field", "");
    const auto name = path.substr(0, path.find('/'));
    const TypeSchema* type = desk.schema.type(item->fields.value("target_type", ""));
    if (const FieldSchema* field = type ? type->field(name) : nullptr) {
        Value value = m_distinct ? Value(text()) : json::parse(chosen);
        if (path != name)
            value = Value{{path.substr(name.size() + 1), value}};
        const bool free = field->kind == Kind::Text || field->kind == Kind::Code || field->kind == Kind::Map;
        if (!m_distinct || free)
            draft.changes.push_back({type->name, item->fields["target_id"], {{name, value}}, {}});
    }
    draft.changes.push_back(
        {"review_item", id, {{"state", "1"}, {"chosen", chosen}, {"resolved_by", draft.by}}, {}});
}

/// What only a tablet with the younger schema can write.
void Author::younger(const Desk& desk, Draft& draft) {
    RecordChange change{"household", anyId(desk, "household", kHouseholds), {}, {}};
    switch (m_dice.roll(4)) {
    case 0:
        change.fields = {{"water", text()}};
        break;
    case 1:
        change.fields = {{"monitor", text()}};
        break;
    case 2:
        change.fields = {{"rooms", number()}, {"note", text()}};
        break;
    default:
        change = {"meeting", anyId(desk, "meeting", 2), {{"topic", text()}}, {}};
    }
    draft.changes.push_back(std::move(change));
}

void Author::round(const Desk& desk, Draft& draft) {
    RecordChange change{"round", anyId(desk, "round", 2), {}, {}};
    switch (m_dice.roll(3)) {
    case 0:
        change.fields = {{"state", std::to_string(m_dice.roll(5))}};
        break;
    case 1:
        change.fields = {{"params", {{"p" + std::to_string(m_dice.roll(3)), answer()}}}};
        break;
    default:
        change.fields = {{"name", text()}};
    }
    draft.changes.push_back(std::move(change));
}

/// A household and its members, copied into another village's stream and then deleted here, as the
/// application moves them (迁村): two saves, of which the first may be there already.
std::pair<Draft, Draft> Author::move(const Desk& desk, const std::string& to, const Id& household) {
    Draft fresh{to, makeId(), {}, {}};
    Draft old{desk.stream, makeId(), {}, {}};
    const auto add = [&](const char* type, const Id& id, Fields instead) {
        const auto shown = desk.look(recordKey(type, id));
        RecordChange copy{type, movedId(to, type, id), std::move(instead), {}};
        for (const auto& [name, value] : shown->fields.items())
            if (desk.schema.type(type)->field(name) &&
                std::none_of(copy.fields.begin(), copy.fields.end(),
                             [&](const auto& field) { return field.first == name; }))
                copy.fields.emplace_back(name, value);
        if (copy.fields.empty())
            copy.fields.emplace_back("note", text());
        fresh.changes.push_back(std::move(copy));
        old.changes.push_back({type, id, {}, "迁村"});
    };
    add("household", household, {});
    for (std::size_t i = 0; i < kPersons; ++i) {
        const auto id = recordId(desk.stream, "person", i);
        const auto person = desk.look(recordKey("person", id));
        if (person && !person->deleted && person->fields.value("household_id", "") == household)
            add("person", id, {{"household_id", movedId(to, "household", household)}});
    }
    return {std::move(fresh), std::move(old)};
}

Id Author::movedId(const std::string& to, const std::string& type, const Id& id) {
    return nameId(type, to + "/" + id);
}

Draft Author::refused(const Desk& desk) {
    Draft draft{desk.stream, makeId(), {}, {}};
    RecordChange good = household(desk);
    RecordChange bad{"household", good.id, {}, {}};
    switch (m_dice.roll(9)) {
    case 0:
        bad.fields = {{"position", kGreatest + 2}};
        break;
    case 1:
        bad.fields = {{"position", -0.0}};
        break;
    case 2:
        bad.fields = {{"note", std::string(1 << 20, 'x')}};
        break;
    case 3:
        bad.fields = {{"note", "\xff\xfe"}};
        break;
    case 4:
        bad.fields = {{"nobody_knows", 1}};
        break;
    case 5:
        bad = {"nobody_knows", good.id, {}, {}};
        break;
    case 6:
        bad.fields = {{"income", "1e5"}};
        break;
    case 7:
        bad.id = "7";
        break;
    default:
        draft.by = "somebody";
    }
    draft.changes = {std::move(good), std::move(bad)};
    return draft;
}

} // namespace ruhu::sync::simulator
