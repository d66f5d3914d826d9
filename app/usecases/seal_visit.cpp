#include "app/usecases/seal_visit.h"

#include "app/domain/codes.h"
#include "app/domain/completion_gate.h"
#include "app/domain/dates.h"
#include "app/domain/inkml.h"
#include "app/domain/seal_freeze.h"
#include "app/domain/special_case.h"
#include "app/domain/visit_proof.h"
#include "app/store/staff_queries.h"
#include "app/store/visit_queries.h"
#include "app/usecases/half_seal.h"
#include "app/usecases/signing_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::usecases {
namespace {

using domain::MissingItem;
using domain::VisitFacts;

constexpr const char* kInkType = "application/inkml+xml";
constexpr const char* kEmptyRegister = "4"; // a code of roster_status

/// 电话，2026-05-24 10:02，张守田接听，属实: what stands beside the name, and so under the tablet's
/// signature.
std::string callWords(const Contact& contact, sync::Instant at) {
    auto words =
        domain::codeList("contact_channel").label(contact.channel) + "，" + domain::chinaDateTime(at);
    if (!contact.answeredBy.empty())
        words += "，" + contact.answeredBy + "接听";
    if (!contact.facts.empty())
        words += "，" + contact.facts;
    return words;
}

std::string nameOf(SQLite::Database& tables, const sync::Id& staff) {
    const auto entry = store::staffEntry(tables, staff);
    return entry ? entry->name : std::string();
}

} // namespace

SealVisit::SealVisit(sync::Committer& committer, const domain::VisitForm& form, DeviceSigner deviceSigner)
    : m_committer(committer)
    , m_form(form)
    , m_deviceSigner(std::move(deviceSigner)) {}

SealVisit::Frozen SealVisit::freeze(const VisitFacts& facts) const {
    Frozen frozen;
    frozen.text = domain::encodeSeal(domain::freeze(m_form, facts, domain::assess(m_form, facts)));
    frozen.hash = domain::sealHash(frozen.text);
    return frozen;
}

std::optional<sync::Error> SealVisit::refusal(const VisitFacts& facts, const NewSignature& signature) const {
    const bool again =
        domain::awaitsHand(facts) && signature.role != "checker" && !domain::isProvisional(modeOf(signature));
    if (facts.sealedVersion == facts.version && !again)
        return sync::Error{"sealed", "the visit is sealed"};
    // What is sealed has been complete; what the roster says since then does not unsign it.
    if (!again && !domain::assess(m_form, facts).ready(MissingItem::Stage::Sign))
        return sync::Error{"not_ready", "the visit is not complete or has not been read back"};
    if (domain::codesOf(facts.visit, "team").size() < static_cast<std::size_t>(facts.round.minCheckers))
        return sync::Error{"few_checkers", "the round asks for more reviewers"};
    if (signature.role == "checker") {
        if (auto error = refuseChecker(facts, signature))
            return error;
    } else if (auto error = refuseHousehold(m_committer.tables(), facts, signature)) {
        return error;
    }
    const auto mode = modeOf(signature);
    if (!isOnPaper(mode) && mode != "remote" && !domain::isSignature(signature.ink))
        return sync::Error{"ink_too_short", "a dot or a tap is not a signature"};
    return std::nullopt;
}

sync::Result<bool> SealVisit::sign(const VisitFacts& facts, const sync::Id& by,
                                   const NewSignature& signature) {
    if (auto error = refusal(facts, signature))
        return *error;
    const auto now = m_committer.correctedNow();
    sync::Draft draft{facts.household.villageCode, by, {}, {}};
    auto seal = store::sealOfVersion(m_committer.tables(), facts.visitId, facts.version);
    const bool again = seal && facts.sealedVersion == facts.version;
    const auto frozen = again ? Frozen{seal->content, seal->hash} : freeze(facts);
    if (seal && seal->hash != frozen.hash) {
        draft.changes = dropHalfSeal(m_committer.tables(), facts.visitId, facts.version);
        if (auto dropped = m_committer.commit(draft); !dropped)
            return dropped.error();
        return sync::Error{"content_changed", "the content is not what the first signature named"};
    }
    if (!seal) {
        seal = store::SealRecord{m_committer.makeId(), facts.version, frozen.text,
                                 frozen.hash,          now,           m_committer.device()};
        draft.changes.push_back({"visit_seal",
                                 seal->id,
                                 {{"visit_id", facts.visitId},
                                  {"household_id", facts.household.id},
                                  {"version", facts.version},
                                  {"form_version", m_form.version()},
                                  {"content", frozen.text},
                                  {"hash", frozen.hash},
                                  {"frozen_at", now},
                                  {"device_id", seal->device},
                                  {"device_signature", m_deviceSigner("ruhu-seal1\n" + frozen.hash)}},
                                 std::nullopt});
    }

    addSignatures(draft, facts, *seal, signature);
    const bool ofChecker = signature.role == "checker";
    if (!ofChecker) {
        sync::RecordChange visit{"visit", facts.visitId, {}, std::nullopt};
        if (!again)
            visit.fields = {{"sealed_version", facts.version}, {"seal_id", seal->id}};
        if (domain::visitCase(facts) == domain::VisitCase::EmptyRegister)
            draft.changes.push_back(
                {"household", facts.household.id, {{"roster_status", kEmptyRegister}}, std::nullopt});
        visit.fields.emplace_back("resign_due_on", domain::isProvisional(modeOf(signature))
                                                       ? nlohmann::json(signature.dueOn)
                                                       : nlohmann::json(nullptr));
        draft.changes.push_back(std::move(visit));
    }
    if (auto saved = m_committer.commit(draft); !saved)
        return saved.error();
    return !ofChecker;
}

void SealVisit::addSignatures(sync::Draft& draft, const VisitFacts& facts, const store::SealRecord& seal,
                              const NewSignature& signature) {
    const auto mode = modeOf(signature);
    auto position = static_cast<std::int64_t>(facts.signatures.size());
    const auto make = [&](const std::string& role, const std::string& name, const std::string& how) {
        return sync::RecordChange{"signature",
                                  m_committer.makeId(),
                                  {{"seal_id", seal.id},
                                   {"visit_id", facts.visitId},
                                   {"household_id", facts.household.id},
                                   {"seal_hash", seal.hash},
                                   {"role", role},
                                   {"position", ++position},
                                   {"signer_name", name},
                                   {"mode", how},
                                   {"signed_at", m_committer.correctedNow()},
                                   {"device_id", m_committer.device()}},
                                  std::nullopt};
    };
    const auto attach = [&](sync::RecordChange& record, const char* field, sync::Blob blob) {
        record.fields.emplace_back(field, blob.sha256);
        draft.blobs.push_back(std::move(blob));
    };
    const auto note = [](sync::RecordChange& record, const char* field, const std::string& value) {
        if (!value.empty())
            record.fields.emplace_back(field, value);
    };
    // The tablet stands for each signature as recorded: ink and words cannot be exchanged later.
    const auto attest = [&](sync::RecordChange& record) {
        auto fields = nlohmann::json::object();
        for (const auto& [name, value] : record.fields)
            fields[name] = value;
        record.fields.emplace_back("device_signature",
                                   m_deviceSigner(domain::signatureMessage(fields.dump())));
    };
    if (mode == "statement") {
        auto statement = make("witness", nameOf(m_committer.tables(), signature.witness), mode);
        statement.fields.emplace_back("staff_id", signature.witness);
        attach(statement, "ink", sync::makeBlob(kInkType, domain::writeInkMl(signature.ink)));
        attest(statement);
        draft.changes.push_back(std::move(statement));
        return;
    }
    if (mode == "refused") {
        auto witness = make("witness", nameOf(m_committer.tables(), signature.witness), "hand");
        witness.fields.emplace_back("staff_id", signature.witness);
        attach(witness, "ink", sync::makeBlob(kInkType, domain::writeInkMl(signature.ink)));
        attest(witness);
        draft.changes.push_back(std::move(witness));
    }
    auto made = make(signature.role, signature.name, mode);
    if (signature.role == "checker")
        made.fields.emplace_back("staff_id", signature.staff);
    else
        made.fields.emplace_back("relation", signature.role == "head" && signature.relation.empty()
                                                 ? std::string("01")
                                                 : signature.relation);
    if (mode == "hand" || mode == "agent")
        attach(made, "ink", sync::makeBlob(kInkType, domain::writeInkMl(signature.ink)));
    if (signature.photo) {
        attach(made, "photo", sync::makeBlob("image/jpeg", signature.photo->jpeg));
        made.fields.emplace_back("photo_original", signature.photo->originalHash);
    }
    note(made, "consent",
         mode == "remote" ? callWords(*signature.contact, m_committer.correctedNow()) : signature.consent);
    note(made, "filled_by", signature.filledBy);
    note(made, "phone", signature.phone);
    note(made, "reason", signature.reason);
    note(made, "witness_id", signature.witness);
    if (mode == "remote") {
        auto attempt = contactRecord(m_committer, *signature.contact, draft.by, draft.blobs);
        made.fields.emplace_back("attempt_id", attempt.id);
        draft.changes.push_back(std::move(attempt));
    }
    attest(made);
    draft.changes.push_back(std::move(made));
}

sync::Result<void> SealVisit::signLater(const VisitFacts& facts, const sync::Id& by,
                                        const std::string& dueOn) {
    if (facts.visitedAt == 0)
        return sync::Error{"no_visit", "the visit has not begun"};
    if (facts.sealedVersion == facts.version)
        return sync::Error{"sealed", "the visit is sealed"};
    if (!checkersDone(facts))
        return sync::Error{"checkers_first", "the reviewers sign today"};
    return m_committer.commit({facts.household.villageCode,
                               by,
                               {{"visit", facts.visitId, {{"resign_due_on", dueOn}}, std::nullopt}},
                               {}});
}

} // namespace ruhu::usecases
