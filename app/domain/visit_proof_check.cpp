#include "app/domain/codes.h"
#include "app/domain/inkml.h"
#include "app/domain/visit_proof.h"
#include "sync/core/change_set.h"
#include "sync/core/signing.h"

#include <algorithm>
#include <set>

namespace ruhu::domain {
namespace {

class ProofCheck {
public:
    ProofCheck(const VisitProof& proof, const TrustedKey& trusted)
        : m_proof(proof)
        , m_trusted(trusted) {}

    ProofReport run() {
        content();
        key();
        seal();
        for (std::size_t i = 0; i < m_proof.signatures.size(); ++i)
            signature(m_proof.signatures[i], static_cast<std::int64_t>(i) + 1);
        everybody();
        return std::move(m_report);
    }

private:
    void whole(std::string zh, std::string en) { say(Verdict::Whole, std::move(zh), std::move(en)); }
    void altered(std::string zh, std::string en) { say(Verdict::Altered, std::move(zh), std::move(en)); }
    void open(std::string zh, std::string en) { say(Verdict::NotVerifiable, std::move(zh), std::move(en)); }
    void say(Verdict kind, std::string zh, std::string en) {
        m_report.findings.push_back({kind, {std::move(zh), std::move(en)}});
    }

    void content() {
        const auto computed = sealHash(m_proof.content);
        if (computed != m_proof.hash)
            altered("封存内容改动过：现在算出的校验码是" + shortCheckCode(computed) + "…，封存时是" +
                        shortCheckCode(m_proof.hash) + "…",
                    "The sealed content was altered: its check code is " + shortCheckCode(computed) +
                        "…, the sealed one " + shortCheckCode(m_proof.hash) + "…");
        else
            whole("封存内容和校验码相符", "The sealed content has the check code that it claims");
        auto decoded = decodeSeal(m_proof.content);
        if (decoded)
            m_content = std::move(*decoded);
        else if (decoded.error().code == "version")
            open("封存内容是更新的程序做的，这个程序读不了",
                 "The sealed content was made by a newer program");
        else
            altered("封存内容读不出来", "The sealed content does not read");
    }

    /// Which key the tablet's signatures are checked against.
    void key() {
        m_key = m_proof.deviceKey;
        if (!m_trusted) {
            if (!m_key.empty())
                whole("平板公钥取自文件本身，公钥核对码" + keyCheckCode(m_key) +
                          "，请同乡镇登记的平板核对（或用 --data、--key 核）",
                      "The tablet's key is the file's own, key check code " + keyCheckCode(m_key) +
                          ": compare it with the township's list (or use --data or --key)");
        } else if (const auto known = m_trusted(m_proof.device)) {
            if (!m_key.empty() && m_key != *known)
                altered("文件里的平板公钥不是登记的那一个",
                        "The file's key is not the tablet's registered one");
            else
                whole("平板是登记过的", "The tablet is a registered one");
            m_key = *known;
        } else {
            open("没有登记过这台平板，公钥无从核对",
                 "No such tablet is registered: its key cannot be checked");
        }
        if (m_key.empty())
            open("文件里没有平板公钥，平板签章无法核对",
                 "The file does not hold the tablet's key: its signatures cannot be checked");
    }

    void seal() {
        if (m_key.empty())
            return;
        if (sync::verifySignature(m_key, "ruhu-seal1\n" + m_proof.hash, m_proof.sealSignature))
            whole("平板签章有效", "The tablet's signature over the seal holds");
        else
            altered("平板签章和校验码对不上", "The tablet's signature does not belong to this check code");
    }

    void signature(const VisitProof::Signature& signed_, std::int64_t place) {
        const auto facts = signatureFacts(signed_);
        if (!facts)
            return altered("有一个签名读不出来", "A signature does not read");
        const auto who =
            (facts->role.empty() ? "签名" : codeList("signature_role").label(facts->role)) + facts->name;
        const auto en =
            (facts->role.empty() ? std::string("Signature")
                                 : codeList("signature_role").label(facts->role, Language::English)) +
            " " + facts->name;
        const auto before = m_report.findings.size();
        if (facts->position != place)
            altered(who + "：签名次序不对，中间少了签名",
                    en + ": out of order, a signature is missing before it");
        if (facts->sealHash != m_proof.hash)
            altered(who + "：签的不是这份内容", en + ": signed another content");
        record(signed_, *facts, who, en);
        blob(facts->ink, who, en, true);
        blob(facts->photo, who, en, false);
        if (m_report.findings.size() == before)
            whole(who + "：" + codeList("signature_mode").label(facts->mode) + "，签名完好",
                  en + ": " + codeList("signature_mode").label(facts->mode, Language::English) + ", whole");
        m_signed.push_back(*facts);
    }

    void record(const VisitProof::Signature& signed_, const SignatureFacts& facts, const std::string& who,
                const std::string& en) {
        if (signed_.deviceSignature.empty())
            return open(who + "：这条签名没有平板签章，是旧程序签的",
                        en + ": has no signature of the tablet (older program)");
        // A signature that was given later may stand under another tablet's key.
        auto key = m_key;
        if (facts.device != m_proof.device) {
            const auto known = m_trusted ? m_trusted(facts.device) : std::nullopt;
            if (!known)
                return open(who + "：在另一台平板上签的，公钥不在文件里，用 --data 核",
                            en + ": signed on another tablet whose key is not here; use --data");
            key = *known;
        }
        if (!key.empty() &&
            !sync::verifySignature(key, signatureMessage(signed_.fields), signed_.deviceSignature))
            altered(who + "：签名记录改动过", en + ": the record of the signature was altered");
    }

    void blob(const std::string& sha256, const std::string& who, const std::string& en, bool ink) {
        if (sha256.empty())
            return;
        const std::string what = ink ? "笔迹" : "照片";
        const std::string whatEn = ink ? "handwriting" : "photo";
        const auto found = m_proof.blobs.find(sha256);
        if (found == m_proof.blobs.end())
            return open(who + "：" + what + "没有附在文件里", en + ": the " + whatEn + " is not in the file");
        if (sync::sha256Hex(found->second) != sha256)
            return altered(who + "：" + what + "改动过", en + ": the " + whatEn + " was altered");
        if (ink && !readInkMl(found->second))
            altered(who + "：笔迹读不出来", en + ": the handwriting does not read");
    }

    void everybody() {
        if (m_content)
            for (const auto& staff : m_content->team)
                if (std::none_of(m_signed.begin(), m_signed.end(),
                                 [&](const auto& s) { return s.role == "checker" && s.staff == staff.id; }))
                    altered("缺核查人员" + staff.name + "的签名",
                            "The signature of reviewer " + staff.name + " is missing");
        if (std::none_of(m_signed.begin(), m_signed.end(), [](const auto& s) {
                return s.role == "head" || s.role == "agent" || s.mode == "statement";
            }))
            open("没有农户一方的签名", "Nobody of the household has signed");
    }

    const VisitProof& m_proof;
    const TrustedKey& m_trusted;
    std::string m_key;
    std::optional<SealContent> m_content;
    std::vector<SignatureFacts> m_signed;
    ProofReport m_report;
};

} // namespace

ProofReport checkProof(const VisitProof& proof, const TrustedKey& trusted) {
    return ProofCheck(proof, trusted).run();
}

} // namespace ruhu::domain
