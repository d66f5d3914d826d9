#pragma once

#include "app/domain/seal_content.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruhu::domain {

/// One household's line of ledger ① (入户排查台账). Labels are Chinese words, not codes; money is fen. What a
/// household that was not visited cannot have stays empty.
struct VisitLedgerRow {
    std::string village;
    std::string hamlet;
    std::string householdNo;
    std::string headName;
    std::string headIdNo;
    std::string phone;
    std::string baseType;
    std::string monitorClass;
    int registered = 0; ///< 户籍人口
    std::optional<int> residents;
    std::optional<int> workers;
    std::optional<int> students;
    std::string visitedOn; ///< YYYY-MM-DD; empty = not (yet) sealed
    std::string mode;
    std::string absentees;
    std::optional<std::int64_t> net;
    std::optional<std::int64_t> perNet;
    std::optional<std::int64_t> medSelf;
    std::int64_t counted = 0; ///< persons behind perNet
    std::string education;
    std::string medical;
    std::string housing;
    std::string water;
    std::string risks;
    std::string conclusion;
    std::string needs;
    std::string checkers;
    std::string signer;
    std::string note;

    bool visited() const { return !visitedOn.empty(); }
};

/// Who stands under a sealed visit.
struct LedgerSignature {
    std::string role; ///< "checker", "head", "agent"
    std::string name;
    std::string relation;
    std::string mode;
};

/// Fills what the sealed content tells: everything from the count of residents to the signer.
void fillFromSeal(VisitLedgerRow& row, const SealContent& content,
                  const std::vector<LedgerSignature>& signatures);

/// The whole ledger.
struct VisitLedger {
    std::string township;
    std::string title;                ///< in the first row, e.g. 赵家坪乡2022年…入户排查台账
    std::string asOf;                 ///< YYYY-MM-DD
    std::vector<VisitLedgerRow> rows; ///< by village code, hamlet, household
    bool masked = true;

    int visited() const;
};

/// 赵家坪乡2022年…入户排查台账: `round` may name the year itself; without a round, the year of `asOf` and the
/// screening's common name.
std::string visitLedgerTitle(const std::string& township, const std::string& round, const std::string& asOf);

/// <title>(截至20220610).xlsx, without characters that a file system refuses.
std::string visitLedgerFileName(const VisitLedger& ledger);

/// Identity numbers and phones as others may see them.
void maskLedger(VisitLedger& ledger);

} // namespace ruhu::domain
