#include "sync/core/entry.h"

#include "sync/core/json_guard.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace ruhu::sync {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kWords{"won",     "lost", "sealed", "merged",
                                                 "revived", "kept", "late"};

std::optional<Word> wordOf(std::string_view name) {
    const auto found = std::find(kWords.begin(), kWords.end(), name);
    return found == kWords.end() ? std::nullopt : std::optional(static_cast<Word>(found - kWords.begin()));
}

bool readVerdict(const json& from, Verdict& verdict) {
    if (!from.is_array() || from.size() < 4 || from.size() > 5)
        return false;
    for (std::size_t i = 0; i < 4; ++i)
        if (!from[i].is_string())
            return false;
    const auto word = wordOf(from[3].get_ref<const std::string&>());
    if (!word)
        return false;
    verdict.type = from[0].get<std::string>();
    verdict.id = from[1].get<std::string>();
    verdict.field = from[2].get<std::string>();
    verdict.word = *word;
    if ((verdict.word == Word::Merged) != (from.size() == 5))
        return false;
    if (from.size() == 5)
        verdict.merged = from[4];
    return isWireValue(verdict.merged, kMaxTextBytes);
}

/// The common meta line, as encodeMeta writes it and without merged values, read without a tree; empty:
/// whatever else it is.
std::optional<EntryMeta> plainMeta(std::string_view line) {
    EntryMeta meta;
    std::string_view rest = line;
    const auto skip = [&](std::string_view word) {
        const bool there = rest.starts_with(word);
        rest.remove_prefix(there ? word.size() : rest.size());
    };
    const auto integer = [&](std::int64_t& to) {
        const char* end = std::from_chars(rest.data(), rest.data() + rest.size(), to).ptr;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    };
    const auto text = [&](std::string& to) {
        to = rest.substr(0, rest.find('"'));
        rest.remove_prefix(to.size());
    };
    skip("{\"seq\":");
    integer(meta.seq);
    skip(",\"hash\":\"");
    text(meta.hash);
    skip("\",\"at\":");
    integer(meta.at);
    if (rest.starts_with(",\"sig\":\"")) {
        skip(",\"sig\":\"");
        text(meta.sig);
        skip("\"");
    }
    for (std::string_view before = ",\"verdict\":[[\""; rest.starts_with(before); before = "],[\"") {
        Verdict verdict;
        std::string word;
        skip(before);
        text(verdict.type);
        skip("\",\"");
        text(verdict.id);
        skip("\",\"");
        text(verdict.field);
        skip("\",\"");
        text(word);
        skip("\"");
        const auto known = wordOf(word);
        if (!known || known == Word::Merged)
            return std::nullopt;
        verdict.word = *known;
        meta.verdicts.push_back(std::move(verdict));
    }
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    const bool holds = meta.seq > 0 && meta.seq < kMost && meta.at > -kMost && meta.at < kMost &&
                       isHash(meta.hash) && fromBase64(meta.sig) && (meta.verdicts.empty() || isUtf8(line));
    return holds && encodeMeta(meta) == line ? std::optional(std::move(meta)) : std::nullopt;
}

} // namespace

std::string_view wordName(Word word) {
    return kWords[static_cast<std::size_t>(word)];
}

std::string encodeMeta(const EntryMeta& meta) {
    std::string out = "{\"seq\":" + std::to_string(meta.seq) + ",\"hash\":\"" + meta.hash +
                      "\",\"at\":" + std::to_string(meta.at);
    if (!meta.sig.empty())
        appendJsonText(out += ",\"sig\":", meta.sig);
    const char* before = ",\"verdict\":[[";
    for (const Verdict& verdict : meta.verdicts) {
        appendJsonText(out += before, verdict.type);
        appendJsonText(out += ',', verdict.id);
        appendJsonText(out += ',', verdict.field);
        appendJsonText(out += ',', wordName(verdict.word));
        if (verdict.word == Word::Merged)
            out.append(",").append(verdict.merged.dump());
        before = "],[";
    }
    return out.append(meta.verdicts.empty() ? "}" : "]]}");
}

Result<EntryMeta> decodeMeta(std::string_view line) {
    if (auto plain = plainMeta(line))
        return std::move(*plain);
    const Error malformed{"malformed", "meta line"};
    auto parsed = parseBounded(line, 8);
    if (!parsed || !parsed->is_object())
        return malformed;
    const auto integer = [&](const char* name) -> std::optional<std::int64_t> {
        const auto found = parsed->find(name);
        if (found == parsed->end() || !found->is_number_integer() || !isWireValue(*found, 0))
            return std::nullopt;
        return found->get<std::int64_t>();
    };
    const auto seq = integer("seq");
    const auto at = integer("at");
    const auto hash = parsed->find("hash");
    if (!seq || *seq < 1 || !at || hash == parsed->end() || !hash->is_string() ||
        !isHash(hash->get_ref<const std::string&>()))
        return malformed;
    EntryMeta meta{*seq, hash->get<std::string>(), *at, {}, {}};
    if (const auto sig = parsed->find("sig"); sig != parsed->end()) {
        if (!sig->is_string())
            return malformed;
        meta.sig = sig->get<std::string>();
    }
    if (const auto verdicts = parsed->find("verdict"); verdicts != parsed->end()) {
        if (!verdicts->is_array())
            return malformed;
        for (const json& verdict : *verdicts) {
            meta.verdicts.emplace_back();
            if (!readVerdict(verdict, meta.verdicts.back()))
                return malformed;
        }
    }
    return meta;
}

std::string chainStart(std::string_view epoch, std::string_view stream) {
    std::string text = "ruhu-chain\n";
    return sha256Hex(text.append(epoch).append("\n").append(stream));
}

std::string chainNext(std::string_view chain, std::string_view metaLine) {
    auto bytes = fromHex(chain);
    if (!bytes || bytes->size() != 32)
        throw std::invalid_argument("not a chain value");
    return sha256Hex(bytes->append(metaLine));
}

} // namespace ruhu::sync
