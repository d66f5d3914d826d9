#pragma once

#include "app/documents/photo.h"
#include "app/domain/ink.h"
#include "app/domain/seal_content.h"
#include "app/domain/visit_facts.h"
#include "app/domain/visit_form.h"
#include "app/store/visit_queries.h"
#include "app/usecases/log_contact.h"
#include "sync/store/committer.h"

#include <functional>
#include <optional>
#include <string>

namespace ruhu::usecases {

/// One signature before it is saved.
struct NewSignature {
    std::string role;     ///< "checker", "head", "agent"
    sync::Id staff;       ///< of a checker
    std::string name;     ///< as it stands under the line
    std::string relation; ///< to the head: code; "01" for the head
    std::string consent;  ///< of an agent: how the head agreed, e.g. 户主电话里同意
    domain::Ink ink;      ///< of the witness where the household refuses; empty on paper and by phone

    /// How the household confirms (DOMAIN section 3), a code of signature_mode; empty is "hand", or "agent".
    std::string mode = {};
    std::optional<documents::Photo> photo = {}; ///< of the paper: "paper", "finger"
    std::string filledBy = {};                  ///< "finger": who wrote the name beside it, if anybody
    std::string phone = {};                     ///< of an agent; empty: none
    std::optional<Contact> contact = {};        ///< "remote": the call in which it was confirmed
    std::string reason = {};                    ///< "refused": a code of refusal_reason, or words
    /// A cadre of the village, not a reviewer: who saw the refusal, whose word the "statement" is, or who was
    /// by when a guardian agreed for children.
    sync::Id witness = {};
    std::string dueOn = {}; ///< "remote", "refused": by when to sign or call again, YYYY-MM-DD
};

/// Signing and sealing a visit (签字、封存). The first signature freezes the content and makes its seal in
/// one durable save; each later one names the same seal; the household's is the last and puts the seal in
/// force. Content that has changed meanwhile voids the half-made seal. A confirmation by phone and a refusal
/// seal what was read too, but are no signature: the household still signs by `dueOn` (补签), under the same
/// seal. One thread.
class SealVisit {
public:
    /// Signs text with the tablet's key (Ed25519, base64).
    using DeviceSigner = std::function<std::string(std::string_view)>;

    SealVisit(sync::Committer& committer, const domain::VisitForm& form, DeviceSigner deviceSigner);

    /// What would be signed now. `text` is canonical; `hash` is the 校验码 on the paper before and after.
    struct Frozen {
        std::string text;
        std::string hash;
    };
    Frozen freeze(const domain::VisitFacts& facts) const;

    /// True when this signature sealed the visit. `facts` as read now. Errors: "sealed"; "not_ready"
    /// (something is missing or not read back); "content_changed" (the half-made seal is gone, sign anew);
    /// "ink_too_short"; "not_assigned"; "not_in_team"; "already_signed"; "checkers_first"; "few_checkers";
    /// "relation_missing"; "consent_missing"; "checker_is_agent"; "mode_not_fitting" (see
    /// special_case.h); "photo_missing"; "contact_missing" (no call
    /// that was answered); "notice_missing"; "reason_missing"; "witness_missing"; "due_missing"; and those of
    /// Committer.
    sync::Result<bool> sign(const domain::VisitFacts& facts, const sync::Id& by,
                            const NewSignature& signature);

    /// The household signs on another day (补签), by `dueOn` (YYYY-MM-DD). Errors: "no_visit", "sealed",
    /// "checkers_first" and those of Committer.
    sync::Result<void> signLater(const domain::VisitFacts& facts, const sync::Id& by,
                                 const std::string& dueOn);

private:
    std::optional<sync::Error> refusal(const domain::VisitFacts& facts, const NewSignature& signature) const;
    void addSignatures(sync::Draft& draft, const domain::VisitFacts& facts, const store::SealRecord& seal,
                       const NewSignature& signature);

    sync::Committer& m_committer;
    const domain::VisitForm& m_form;
    DeviceSigner m_deviceSigner;
};

} // namespace ruhu::usecases
