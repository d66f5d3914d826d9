#pragma once

#include "app/domain/seal_content.h"
#include "app/domain/words.h"
#include "sync/core/clock.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// What proves a sealed visit to anybody who has nothing but its printed file. It
/// travels inside the PDF as attached files:
///
///   seal.json       the sealed content, byte for byte: its SHA-256 is the 校验码 on the paper
///   proof.json      who sealed it and who signed (below)
///   <sha256>.inkml  the handwriting of a signature, <sha256>.jpg the photo of a signed paper
///
/// The tablet's key (Ed25519) has signed "ruhu-seal1\n" + hash, and for each signature "ruhu-sign1\n" + the
/// canonical JSON of its record's fields, which name the hash and the SHA-256 of ink and photo. So neither
/// content nor a signature nor its handwriting can be exchanged. proof.json:
///
///   {"v":1, "sheet":1, "township":"…", "hash":"…", "frozen_at":…, "device":"…", "key":"…",
///   "seal_signature":"…",
///    "signatures":[{"fields":{…}, "note":"…", "device_signature":"…"}, …]}
struct VisitProof {
    struct Signature {
        std::string fields;          ///< canonical JSON of the record's fields
        std::string deviceSignature; ///< base64; empty in records of an older program
        std::string note;            ///< as printed beside it; for reading, not signed
    };

    std::string content; ///< canonical JSON, see seal_content.h
    std::string hash;
    sync::Instant frozenAt = 0;
    sync::Id device;
    std::string deviceKey; ///< base64; empty if the tablet that printed it does not know
    std::string sealSignature;
    std::string township;
    std::int64_t sheet = 0; ///< how the page is laid out: kSheetLayout of documents/visit_sheet.h
    std::vector<Signature> signatures;
    std::map<std::string, std::string> blobs; ///< ink and photos by SHA-256
};

/// What the device signs for one signature. REQUIRES the canonical JSON of its fields without its own
/// device_signature.
std::string signatureMessage(std::string_view fields);

/// proof.json of a proof.
std::string encodeProof(const VisitProof& proof);

/// From the two texts; blobs stay empty. Hostile input. Errors: "malformed", "version".
sync::Result<VisitProof> decodeProof(std::string_view proofJson, std::string content);

/// What a signature's record says, for a person and for printing.
struct SignatureFacts {
    std::string role;
    std::string name;
    std::string relation;
    std::string mode;
    std::string ink;
    std::string photo;
    std::string sealHash;
    sync::Id staff;
    sync::Id device;
    std::int64_t position = 0;
    sync::Instant signedAt = 0;
};
/// Empty if the fields do not read.
std::optional<SignatureFacts> signatureFacts(const VisitProof::Signature& signature);

enum class Verdict { Whole, Altered, NotVerifiable };

struct ProofFinding {
    Verdict kind = Verdict::Whole;
    Words text;
};

struct ProofReport {
    std::vector<ProofFinding> findings; ///< in the order of looking

    /// Altered if anything is; else NotVerifiable if anything is; else Whole.
    Verdict verdict() const;
};

/// The public key (base64) of a tablet that the reader trusts; empty if it knows none of that name.
using TrustedKey = std::function<std::optional<std::string>(const sync::Id& device)>;

/// Recomputes everything. Without `trusted` the key is the file's own: that the content, the handwriting and
/// the seal belong together is shown, and the finding says that the key itself has to be compared.
ProofReport checkProof(const VisitProof& proof, const TrustedKey& trusted = {});

/// What the QR code on the paper says: "RUHU1 <hash> <device> <seal signature>".
std::string sealCode(const VisitProof& proof);

/// Whether a code read from paper is this proof's.
ProofFinding checkSealCode(const VisitProof& proof, std::string_view code);

/// A key for two people to compare by voice: the first 16 hex digits of its SHA-256, upper-case groups of
/// four.
std::string keyCheckCode(std::string_view key);

} // namespace ruhu::domain
