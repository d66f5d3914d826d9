#include "app/domain/seal_content.h"

#include "sync/core/change_set.h"
#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>

namespace ruhu::domain {
namespace {

using Json = nlohmann::json;

constexpr int kSealForm = 1;
constexpr int kSealDepth = 12;

template <typename T> Json orNull(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <typename T> std::optional<T> optionalOf(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional<T>(json.get<T>());
}

Json encodeMember(const SealContent::Member& m) {
    Json json = {{"person_id", m.personId},
                 {"name", m.name},
                 {"id_no", m.idNo},
                 {"relation", m.relation},
                 {"gender", m.gender},
                 {"birth_date", m.birthDate},
                 {"whereabouts", m.whereabouts},
                 {"verified_by", m.verifiedBy},
                 {"informant", m.informant},
                 {"work_place", m.workPlace},
                 {"work_months", orNull(m.workMonths)},
                 {"school", m.school},
                 {"school_status", m.schoolStatus},
                 {"insured", orNull(m.insured)}};
    if (m.health)
        json["health"] = *m.health;
    return json;
}

SealContent::Member decodeMember(const Json& j) {
    return {j.at("person_id"),
            j.at("name"),
            j.at("id_no"),
            j.at("relation"),
            j.at("gender"),
            j.at("birth_date"),
            j.at("whereabouts"),
            j.at("verified_by"),
            j.at("informant"),
            j.at("work_place"),
            optionalOf<std::int64_t>(j.at("work_months")),
            j.at("school"),
            j.at("school_status"),
            optionalOf<bool>(j.at("insured")),
            j.contains("health") ? std::optional(j["health"].get<std::vector<std::string>>()) : std::nullopt};
}

Json encodeResult(const SealContent::Result& r) {
    Json json = {{"wage", r.wage},
                 {"business", r.business},
                 {"property", r.property},
                 {"transfer", r.transfer},
                 {"net", r.net},
                 {"counted", r.counted},
                 {"per_net", orNull(r.perNet)},
                 {"claims", r.claims},
                 {"med_self", r.medSelf},
                 {"ref", r.ref},
                 {"per_ref", orNull(r.perRef)}};
    if (r.disposable)
        json["disposable"] = *r.disposable;
    return json;
}

SealContent::Result decodeResult(const Json& j) {
    return {j.at("wage"),
            j.at("business"),
            j.at("property"),
            j.at("transfer"),
            j.at("net"),
            j.at("counted"),
            optionalOf<std::int64_t>(j.at("per_net")),
            j.at("claims"),
            j.at("med_self"),
            j.at("ref"),
            optionalOf<std::int64_t>(j.at("per_ref")),
            optionalOf<std::int64_t>(j.value("disposable", Json()))};
}

SealContent decodeWhole(const Json& j) {
    SealContent c;
    c.formVersion = j.at("form");
    c.roundId = j.at("round").at("id");
    c.roundName = j.at("round").at("name");
    const auto& h = j.at("household");
    c.household = {h.at("id"),     h.at("national_no"), h.at("village"),
                   h.at("hamlet"), h.at("address"),     h.at("head")};
    c.version = j.at("version");
    c.visitedAt = j.at("visited_at");
    c.mode = j.at("mode");
    c.respondent = j.at("respondent");
    c.respondentRelation = j.at("respondent_relation");
    for (const auto& staff : j.at("team"))
        c.team.push_back({staff.at("id"), staff.at("name")});
    for (const auto& member : j.at("members"))
        c.members.push_back(decodeMember(member));
    c.answers = answersFromJson(j.at("answers"));
    c.result = decodeResult(j.at("result"));
    for (const auto& risk : j.at("risks"))
        c.risks.push_back({risk.at("rule"), risk.at("text")});
    c.conclusion = j.at("conclusion");
    c.conclusionNote = j.at("conclusion_note");
    c.needs = j.at("needs");
    c.readBack = j.at("read_back").get<std::vector<std::string>>();
    c.readBackAt = j.at("read_back_at");
    return c;
}

std::string grouped(std::string_view hash) {
    std::string text;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        if (i && i % 4 == 0)
            text += ' ';
        const char c = hash[i];
        text += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

} // namespace

// nlohmann's object sorts its names by bytes, which is RFC 8785's order as long as names are ASCII; they are:
// field names and question keys. Its integers and strings are written as that RFC wants them.
std::string encodeSeal(const SealContent& c) {
    Json team = Json::array();
    for (const auto& staff : c.team)
        team.push_back({{"id", staff.id}, {"name", staff.name}});
    Json members = Json::array();
    for (const auto& member : c.members)
        members.push_back(encodeMember(member));
    Json answers = Json::object();
    for (const auto& [key, answer] : c.answers)
        answers[key] = toJson(answer);
    Json risks = Json::array();
    for (const auto& risk : c.risks)
        risks.push_back({{"rule", risk.rule}, {"text", risk.text}});
    const Json whole = {
        {"v", kSealForm},
        {"form", c.formVersion},
        {"round", {{"id", c.roundId}, {"name", c.roundName}}},
        {"household",
         {{"id", c.household.id},
          {"national_no", c.household.nationalNo},
          {"village", c.household.village},
          {"hamlet", c.household.hamlet},
          {"address", c.household.address},
          {"head", c.household.head}}},
        {"version", c.version},
        {"visited_at", c.visitedAt},
        {"mode", c.mode},
        {"respondent", c.respondent},
        {"respondent_relation", c.respondentRelation},
        {"team", team},
        {"members", members},
        {"answers", answers},
        {"result", encodeResult(c.result)},
        {"risks", risks},
        {"conclusion", c.conclusion},
        {"conclusion_note", c.conclusionNote},
        {"needs", c.needs},
        {"read_back", c.readBack},
        {"read_back_at", c.readBackAt},
    };
    return whole.dump();
}

sync::Result<SealContent> decodeSeal(std::string_view text) {
    const auto parsed = sync::parseBounded(text, kSealDepth);
    const Json json = parsed.value_or(Json());
    if (!json.is_object() || !json.contains("v"))
        return sync::Error{"malformed", "seal content is not an object"};
    if (json["v"] != kSealForm)
        return sync::Error{"version", "seal content of another version"};
    try {
        return decodeWhole(json);
    } catch (const Json::exception& e) {
        return sync::Error{"malformed", e.what()};
    }
}

std::string sealHash(std::string_view text) {
    return sync::sha256Hex(text);
}

std::string shortCheckCode(std::string_view hash) {
    return grouped(hash.substr(0, 32));
}

std::string fullCheckCode(std::string_view hash) {
    return grouped(hash);
}

} // namespace ruhu::domain
