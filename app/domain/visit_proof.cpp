#include "app/domain/visit_proof.h"

#include "sync/core/change_set.h"
#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>

namespace ruhu::domain {
namespace {

using Json = nlohmann::json;

constexpr int kProofForm = 1;
constexpr std::size_t kMostSignatures = 64;
constexpr int kProofDepth = 8;

std::string textAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t integerAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

} // namespace

std::string signatureMessage(std::string_view fields) {
    return "ruhu-sign1\n" + std::string(fields);
}

std::string encodeProof(const VisitProof& proof) {
    Json signatures = Json::array();
    for (const auto& s : proof.signatures)
        signatures.push_back(
            {{"fields", Json::parse(s.fields)}, {"note", s.note}, {"device_signature", s.deviceSignature}});
    return Json{{"v", kProofForm},
                {"sheet", proof.sheet},
                {"township", proof.township},
                {"hash", proof.hash},
                {"frozen_at", proof.frozenAt},
                {"device", proof.device},
                {"key", proof.deviceKey},
                {"seal_signature", proof.sealSignature},
                {"signatures", signatures}}
        .dump();
}

sync::Result<VisitProof> decodeProof(std::string_view proofJson, std::string content) {
    const auto parsed = sync::parseBounded(proofJson, kProofDepth);
    const Json json = parsed.value_or(Json());
    if (!json.is_object() || !json.contains("v"))
        return sync::Error{"malformed", "proof.json is no object"};
    if (json["v"] != kProofForm)
        return sync::Error{"version", "proof of another version"};
    VisitProof proof;
    proof.content = std::move(content);
    proof.hash = textAt(json, "hash");
    proof.frozenAt = integerAt(json, "frozen_at");
    proof.device = textAt(json, "device");
    proof.deviceKey = textAt(json, "key");
    proof.sealSignature = textAt(json, "seal_signature");
    proof.township = textAt(json, "township");
    proof.sheet = integerAt(json, "sheet");
    const auto signatures = json.find("signatures");
    if (signatures == json.end() || !signatures->is_array() || signatures->size() > kMostSignatures)
        return sync::Error{"malformed", "proof.json names no signatures"};
    for (const auto& s : *signatures) {
        if (!s.is_object() || !s.contains("fields") || !s["fields"].is_object())
            return sync::Error{"malformed", "a signature without fields"};
        proof.signatures.push_back({s["fields"].dump(-1, ' ', false, Json::error_handler_t::replace),
                                    textAt(s, "device_signature"), textAt(s, "note")});
    }
    return proof;
}

std::optional<SignatureFacts> signatureFacts(const VisitProof::Signature& signature) {
    const Json json = Json::parse(signature.fields, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    SignatureFacts facts;
    facts.role = textAt(json, "role");
    facts.name = textAt(json, "signer_name");
    facts.relation = textAt(json, "relation");
    facts.mode = textAt(json, "mode");
    facts.ink = textAt(json, "ink");
    facts.photo = textAt(json, "photo");
    facts.sealHash = textAt(json, "seal_hash");
    facts.staff = textAt(json, "staff_id");
    facts.device = textAt(json, "device_id");
    facts.position = integerAt(json, "position");
    facts.signedAt = integerAt(json, "signed_at");
    return facts;
}

Verdict ProofReport::verdict() const {
    auto verdict = Verdict::Whole;
    for (const auto& finding : findings) {
        if (finding.kind == Verdict::Altered)
            return Verdict::Altered;
        if (finding.kind == Verdict::NotVerifiable)
            verdict = Verdict::NotVerifiable;
    }
    return verdict;
}

std::string sealCode(const VisitProof& proof) {
    return "RUHU1 " + proof.hash + " " + proof.device + " " + proof.sealSignature;
}

ProofFinding checkSealCode(const VisitProof& proof, std::string_view code) {
    while (code.ends_with('\n') || code.ends_with('\r') || code.ends_with(' '))
        code.remove_suffix(1);
    if (!code.starts_with("RUHU1 "))
        return {Verdict::NotVerifiable,
                {"给的二维码不是排查表上的", "The code given is not one of a household visit"}};
    if (code != sealCode(proof))
        return {Verdict::Altered,
                {"纸上的二维码和文件里的封存不是一回事",
                 "The code on the paper belongs to another seal than the file's"}};
    return {Verdict::Whole,
            {"纸上的二维码和文件里的封存相符", "The code on the paper is that of the file's seal"}};
}

std::string keyCheckCode(std::string_view key) {
    return shortCheckCode(sync::sha256Hex(key)).substr(0, 19);
}

} // namespace ruhu::domain
