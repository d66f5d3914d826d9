#pragma once

#include "app/domain/answer.h"
#include "app/domain/income.h"
#include "sync/core/clock.h"
#include "sync/core/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::domain {

/// Thresholds of the risk rules as the round sets them; factors in thousandths, money in fen.
struct RiskParams {
    std::int64_t nearLine = 1100;
    std::int64_t fallRatio = 700;
    std::int64_t rigidAttention = 500;
    std::int64_t rigidStrong = 1000;
    std::int64_t disasterLoss = 300;
    std::int64_t jobLossWage = 500;
    std::int64_t jobLossMonths = 3;
    std::int64_t medicalLifted = 500000;
    std::int64_t medicalGeneral = 2000000;
    std::int64_t eduSelfPaid = 1000000;
    std::int64_t eduStudents = 2;
};

/// All that one household's visit is judged by, read at one moment. Plain values: the rules, the gate and the
/// read-back are functions of it.
struct VisitFacts {
    struct Round {
        sync::Id id;
        std::string name;
        std::optional<std::int64_t> incomeLine; ///< fen a person and year; empty = not set
        int incomeMonths = 12;
        int minCheckers = 2;
        int remoteAttempts = 3;
        std::string startsOn; ///< YYYY-MM-DD or empty
        std::string visitsDueOn;
        RiskParams params;
        IncomeBasis incomeBasis = IncomeBasis::Net;
        std::string state = {}; ///< a code of round_state
    };

    struct Household {
        sync::Id id;
        std::string nationalNo;
        std::string villageCode; ///< the household's stream
        std::string village;
        std::string hamlet;
        std::string address;
        sync::Id headId;
        std::string head;
        std::string baseType;
        std::string tekunType;
        std::optional<std::int64_t> lastYearPerNet;
    };

    struct Member {
        sync::Id personId;
        std::string name;
        std::string idNo;
        std::string relation;
        std::string gender;
        std::string birthDate;
        std::string labour;
        std::string schoolStatus;
        bool tekun = false;
        bool counted = true;                  ///< in the register's number of persons for the income
        Answers entry;                        ///< this visit: whereabouts, verified_by, work_place …
        Answers lastYear;                     ///< what the roster says for the same fields
        std::vector<std::string> health = {}; ///< as the roster has it: codes of health
        std::string workRegion = {};          ///< as the roster has it
        std::string disabilityNo = {};        ///< certificate, as the roster has it
        bool orphan = false;                  ///< 孤儿或事实无人抚养
    };

    struct Staff {
        sync::Id id;
        std::string name;
    };

    struct Attempt {
        sync::Id personId;
        sync::Instant madeAt = 0;
        std::string outcome;
    };

    struct Signature {
        sync::Id sealId;
        std::string role; ///< "checker", "head", "agent", "witness"
        sync::Id staffId;
        std::string name;
        std::string mode = {}; ///< of the household: a code of signature_mode
    };

    sync::Id visitId;
    std::string formVersion; ///< of the questionnaire that the visit began with; empty = not begun
    std::int64_t version = 1;
    std::optional<std::int64_t> sealedVersion;
    sync::Instant visitedAt = 0;
    sync::Instant readBackAt = 0; ///< 0 = not read back
    std::string today;            ///< YYYY-MM-DD, local
    Round round;
    Household household;
    std::vector<Member> members;
    Answers visit;    ///< mode, team, respondent, conclusion …
    Answers answers;  ///< question key -> answer
    Answers lastYear; ///< the same keys, from the household's visit of an earlier round
    std::vector<Staff> assigned;
    std::vector<Attempt> attempts;
    std::vector<Signature> signatures; ///< under the seal of this version

    const Member* member(std::string_view personId) const {
        for (const auto& m : members)
            if (m.personId == personId)
                return &m;
        return nullptr;
    }
};

/// A confirmation by phone and a refusal are no signature: the household is still to sign.
bool isProvisional(std::string_view mode);

/// The version is sealed, but nobody of the household has signed it by hand or on paper, nor has a cadre
/// spoken for a household of which nobody can: 补签.
bool awaitsHand(const VisitFacts& facts);

/// The visit took place after the round's last day for visits.
bool isLate(const VisitFacts& facts);

/// Whole years on `date` (both YYYY-MM-DD); empty if the birth date is not known.
std::optional<int> ageOn(std::string_view birthDate, std::string_view date);

/// Whether the member earns wages away (务工): a row of its own in the income table.
bool isWorker(const VisitFacts::Member& member);

/// Whether the member lives as far as the visit knows.
bool isAlive(const VisitFacts::Member& member);

/// Persons by whom the income is divided: registered, counted, alive. Exceptions are the county's and stand
/// in person.counted.
std::int64_t countedPersons(const VisitFacts& facts);

/// Able to be the legal support of others: alive and neither under 18 nor 60 or older. An unknown birth date
/// is taken for an adult's.
bool isAdultInPrime(const VisitFacts::Member& member, std::string_view today);

/// Nobody of the household could support the others (老、小): whether somebody outside does has to be asked.
bool needsSupporter(const VisitFacts& facts);

/// Of the age of compulsory education (6 to 15) and alive.
bool isSchoolAge(const VisitFacts::Member& member, std::string_view today);

} // namespace ruhu::domain
