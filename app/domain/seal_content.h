#pragma once

#include "app/domain/answer.h"
#include "sync/core/clock.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::domain {

/// The frozen content of a visit that its signatures name (封存内容): all that a reader needs to see what was
/// signed, without any other record. Codes as in schema.json, money in fen, instants in milliseconds.
struct SealContent {
    struct Staff {
        sync::Id id;
        std::string name;
        bool operator==(const Staff&) const = default;
    };

    struct Household {
        sync::Id id;
        std::string nationalNo;
        std::string village; ///< names, as they were
        std::string hamlet;
        std::string address;
        std::string head;
        bool operator==(const Household&) const = default;
    };

    struct Member {
        sync::Id personId;
        std::string name;
        std::string idNo;
        std::string relation;
        std::string gender;
        std::string birthDate; ///< YYYY-MM-DD or empty
        std::string whereabouts;
        std::string verifiedBy;
        std::string informant;
        std::string workPlace;
        std::optional<std::int64_t> workMonths;
        std::string school;
        std::string schoolStatus;
        std::optional<bool> insured;
        std::optional<std::vector<std::string>> health = {}; ///< codes; not in the text if it was not asked
        bool operator==(const Member&) const = default;
    };

    /// Money of the whole household in fen; see income.h. Empty = cannot be computed.
    struct Result {
        std::int64_t wage = 0;
        std::int64_t business = 0;
        std::int64_t property = 0;
        std::int64_t transfer = 0;
        std::int64_t net = 0;
        std::int64_t counted = 0; ///< persons
        std::optional<std::int64_t> perNet;
        std::int64_t claims = 0;
        std::int64_t medSelf = 0;
        std::int64_t ref = 0;
        std::optional<std::int64_t> perRef;
        /// 可支配收入, of which the two above are then the shares; in the text only where the round goes by
        /// it.
        std::optional<std::int64_t> disposable = {};
        bool operator==(const Result&) const = default;
    };

    struct Risk {
        std::string rule; ///< e.g. "R22"
        std::string text; ///< what was found and what the visitors answered to it
        bool operator==(const Risk&) const = default;
    };

    std::string formVersion;
    sync::Id roundId;
    std::string roundName;
    Household household;
    std::int64_t version = 1;
    sync::Instant visitedAt = 0;
    std::string mode;
    std::string respondent;
    std::string respondentRelation;
    std::vector<Staff> team;
    std::vector<Member> members;
    Answers answers;
    Result result;
    std::vector<Risk> risks;
    std::string conclusion;
    std::string conclusionNote;
    std::string needs;
    std::vector<std::string> readBack;
    sync::Instant readBackAt = 0;

    bool operator==(const SealContent&) const = default;
};

/// Canonical JSON (RFC 8785): integers and text only, so any verifier gets the same bytes. The same content
/// always gives the same text.
std::string encodeSeal(const SealContent& content);

/// Errors: "malformed", "version" (made by a newer form of seal).
sync::Result<SealContent> decodeSeal(std::string_view text);

/// What the signatures name (校验码): SHA-256 of the text, 64 lower-case hex digits.
std::string sealHash(std::string_view text);

/// The first 32 digits for a person to compare: upper-case groups of four, "7F3A 91C2 …".
std::string shortCheckCode(std::string_view hash);

/// All 64 digits in the same form.
std::string fullCheckCode(std::string_view hash);

} // namespace ruhu::domain
