#include "tests/fuzz/targets.h"

#include "app/documents/pdf_file.h"
#include "app/documents/spreadsheet.h"
#include "app/documents/xlsx_sheet.h"
#include "app/domain/inkml.h"
#include "app/domain/visit_proof.h"
#include "app/forms/expression.h"
#include "app/forms/form_session.h"
#include "app/forms/moments.h"
#include "app/forms/xform_reader.h"
#include "app/forms/xlsform_converter.h"
#include "sync/central/byte_range.h"
#include "sync/central/partial_bodies.h"
#include "sync/core/blob_batch.h"
#include "sync/core/bundle.h"
#include "sync/core/canonical_json.h"
#include "sync/core/compression.h"
#include "sync/core/encoding.h"
#include "sync/core/entry.h"
#include "sync/core/json_guard.h"
#include "sync/core/segment.h"
#include "sync/core/wire.h"
#include "sync/store/page_scan.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace ruhu::fuzz {

namespace {

void must(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// What was read can be written, and reads as the same.
void changeSet(std::string_view line) {
    const auto set = sync::decode(line);
    if (!set)
        return;
    const auto written = sync::encode(*set);
    if (written.size() > sync::kMaxLineBytes)
        return; // escapes may be longer than what they stand for
    const auto again = sync::decode(written);
    must(again.ok() && sync::encode(*again) == written, "a change set reads as it was written");
}

void meta(std::string_view line) {
    const auto entry = sync::decodeMeta(line);
    if (!entry)
        return;
    const auto written = sync::encodeMeta(*entry);
    const auto again = sync::decodeMeta(written);
    must(again.ok() && sync::encodeMeta(*again) == written, "a meta line reads as it was written");
    must(sync::chainNext(sync::chainStart("e", "s"), line).size() == 64, "a chain value is a hash");
}

void syncRequest(std::string_view body) {
    const auto request = sync::decodeRequest(body);
    if (!request)
        return;
    const auto written = sync::encodeRequest(*request);
    const auto again = sync::decodeRequest(written);
    must(again.ok() && sync::encodeRequest(*again) == written, "a request reads as it was written");
}

void syncAnswer(std::string_view body) {
    (void)sync::decodeAnswer(body, {});
}

void entries(std::string_view body) {
    const auto read = sync::decodeEntries(body, 10, 2, 5);
    if (!read)
        return;
    const auto again = sync::decodeEntries(sync::encodeEntries(*read, 10, 5), 10, 2, 5);
    must(again.ok() && again->size() == read->size(), "entries read as they were written");
    for (std::size_t i = 0; i < read->size(); ++i)
        must((*again)[i].meta == (*read)[i].meta && (*again)[i].changeSet == (*read)[i].changeSet,
             "short forms lose nothing");
}

/// Always the same keys.
class FixedRandom final : public sync::Random {
public:
    void fill(std::span<std::byte> bytes) override { std::fill(bytes.begin(), bytes.end(), std::byte{7}); }
};

/// As it comes, and as what was sealed by somebody who knows the key, as everybody does.
void bundle(std::string_view bytes) {
    static FixedRandom random;
    static const auto keys = sync::makeKeyPair(random);
    (void)sync::openBundle(keys, bytes);
    (void)sync::openReceipt(keys.publicKey, "device", keys.secretKey, bytes);
    std::string box(crypto_box_PUBLICKEYBYTES, '\0');
    const auto raw = [](auto& text) {
        return reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
    };
    const auto key = *sync::fromBase64(keys.publicKey);
    must(crypto_sign_ed25519_pk_to_curve25519(raw(box), raw(key)) == 0, "a key");
    const auto packed = sync::compress(bytes);
    std::string sealed(packed.size() + crypto_box_SEALBYTES, '\0');
    crypto_box_seal(raw(sealed), raw(packed), packed.size(), raw(box));
    (void)sync::openBundle(keys, std::string(sync::kBundleMagic) + sealed);
}

void blobBatch(std::string_view body) {
    (void)sync::decodeBatchRequest(body);
    const auto found = sync::decodeBatch(body);
    if (!found)
        return;
    const auto again = sync::decodeBatch(sync::encodeBatch(*found));
    must(again.ok() && again->size() == found->size(), "a batch of blobs reads as it was written");
}

/// As it comes, and as what a central store packed.
void segment(std::string_view bytes) {
    const auto unpack = [](std::string_view packed) {
        const auto size = static_cast<std::int64_t>(packed.size());
        (void)sync::unpackSegment("s", "e", {1, 1, 2, {}, sync::sha256Hex(packed), size}, packed);
    };
    unpack(bytes);
    unpack(sync::compress(bytes));
}

void json(std::string_view text) {
    const auto value = sync::parseBounded(text, 8);
    if (!value || !sync::isWireValue(*value, sync::kMaxTextBytes))
        return;
    const auto canonical = sync::canonicalJson(*value);
    const auto again = sync::parseBounded(canonical, 8);
    must(again && sync::canonicalJson(*again) == canonical, "the canonical form is its own canonical form");
}

void zstd(std::string_view bytes) {
    constexpr std::size_t kMost = 1 << 20;
    if (const auto content = sync::decompress(bytes, kMost))
        must(content->size() <= kMost, "unpacked within its bound");
    const auto whole = sync::decompress(sync::compress(bytes), bytes.size());
    must(whole.ok() && *whole == bytes, "unpacked is what was packed");
}

/// First byte: a size; then the header.
void ranges(std::string_view text) {
    if (text.empty())
        return;
    const std::size_t size = static_cast<unsigned char>(text[0]);
    text.remove_prefix(1);
    if (const auto part = sync::readContentRange(text, size))
        must(part->first >= 0 && part->first + static_cast<std::int64_t>(size) <= part->total,
             "a part lies within its whole");
    if (const auto body = sync::readBodyName(text))
        must(body->offset.value_or(0) <= body->total, "a body goes on within itself");
    if (const auto range = sync::readRange(text, static_cast<std::int64_t>(size)))
        must(0 <= range->first && range->first <= range->last &&
                 range->last < static_cast<std::int64_t>(size),
             "a range lies within its whole");
}

void pages(std::string_view file) {
    // The second half as the write-ahead log.
    const auto half = file.size() / 2;
    for (const auto& scan :
         {sync::PageScan(std::string(file), {}),
          sync::PageScan(std::string(file.substr(0, half)), std::string(file.substr(half)))}) {
        scan.records([](const sync::ScannedRecord&) {});
        for (const auto& table : scan.tables())
            scan.records(table, [](const sync::ScannedRecord&) {});
    }
}

void ink(std::string_view text) {
    const auto read = domain::readInkMl(text);
    if (!read)
        return;
    const auto again = domain::readInkMl(domain::writeInkMl(*read));
    must(again.ok() && *again == *read, "ink reads as it was written");
    if (text.size() < 4096)
        (void)domain::inkSvgPath(*read);
}

documents::SpreadsheetLimits smallLimits() {
    documents::SpreadsheetLimits limits;
    limits.partBytes = limits.totalBytes = limits.textBytes = 1 << 20;
    limits.cells = 100'000;
    return limits;
}

void spreadsheet(std::string_view bytes) {
    (void)documents::parseSpreadsheet(bytes, smallLimits());
}

void worksheet(std::string_view xml) {
    documents::XlsxContext context;
    context.limits = smallLimits();
    context.sharedStrings = {"甲", "乙"};
    documents::Sheet sheet;
    (void)documents::readXlsxSheet(xml, context, sheet);
    (void)documents::readSharedStrings(xml, context.limits);
}

void pdf(std::string_view bytes) {
    (void)documents::parsePdf(std::string(bytes));
}

/// proof.json in the first line, the content behind it.
void proof(std::string_view text) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string content(text.substr(std::min(end + 1, text.size())));
    const auto read = domain::decodeProof(text.substr(0, end), content);
    if (!read)
        return;
    const auto written = domain::encodeProof(*read);
    const auto again = domain::decodeProof(written, content);
    must(again.ok() && domain::encodeProof(*again) == written, "a proof reads as it was written");
    must(!domain::checkProof(*read).findings.empty(), "a proof is never passed over in silence");
    for (const auto& signature : read->signatures)
        (void)domain::signatureFacts(signature);
    (void)domain::checkSealCode(*read, domain::sealCode(*read));
}

void expression(std::string_view source) {
    (void)forms::parseExpression(source);
}

void play(std::string_view xml) {
    const auto read = forms::readXForm(xml, [](const std::string&) { return std::optional<std::string>(); });
    must(read.form != nullptr || !read.problems.empty(), "no form without a reason");
    if (!read.form)
        return;
    forms::FormSession session(
        read.form, {[] { return forms::momentOf(1'779'600'000'000, 480); }, &sync::systemRandom(), {}});
    session.computeAll();
}

/// A survey sheet as CSV.
void xlsForm(std::string_view csv) {
    auto workbook = documents::parseSpreadsheet(csv, smallLimits());
    if (!workbook)
        return;
    workbook->sheets.front().name = "survey";
    if (const auto form = forms::convertXlsForm(*workbook, "data"); !form.xml.empty())
        play(form.xml);
}

} // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all = {
        {"change_set", changeSet},
        {"meta", meta},
        {"sync_request", syncRequest},
        {"sync_answer", syncAnswer},
        {"entries", entries},
        {"bundle", bundle},
        {"blob_batch", blobBatch},
        {"segment", segment},
        {"json", json},
        {"zstd", zstd},
        {"ranges", ranges},
        {"pages", pages},
        {"ink", ink},
        {"spreadsheet", spreadsheet},
        {"worksheet", worksheet},
        {"pdf", pdf},
        {"proof", proof},
        {"expression", expression},
        {"xform", play},
        {"xlsform", xlsForm},
    };
    return all;
}

} // namespace ruhu::fuzz
