#pragma once

#include "sync/core/record.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruhu::sync {

/// The verdicts of one entry, by what they speak of.
class VerdictIndex {
public:
    explicit VerdictIndex(const std::vector<Verdict>& verdicts);
    const Verdict* find(const std::string& type, const Id& id, std::string_view path) const;
    bool empty() const { return m_index.empty(); }
    /// True if any verdict speaks of this record.
    bool concerns(const std::string& type, const Id& id) const;

private:
    std::map<std::string, const Verdict*, std::less<>> m_index;
};

/// Two values that a person must choose between, found while folding.
struct Finding {
    const Verdict* verdict = nullptr;
    Value before;               ///< value that was current
    Value written;              ///< value of the entry that is folded
    std::int64_t beforeSeq = 0; ///< entry that wrote `before`; 0 = none
};

/// Puts one row on top of a record (README section 4). `seq` 0 is a pending save: it leaves versions alone.
/// Returns false if verdicts left nothing of it; the record is then unchanged.
bool foldRow(const TypeSchema& type, RecordState& state, const Id& id, const std::vector<std::string>& fields,
             const Row& row, std::int64_t seq, const VerdictIndex& verdicts, std::vector<Finding>& findings);

/// The same for a deletion.
bool foldDelete(const TypeSchema& type, RecordState& state, const Id& id, const std::string& reason,
                std::int64_t seq, const VerdictIndex& verdicts, std::vector<Finding>& findings);

/// Every path that a row writes: `field` or `field/member`.
std::vector<std::string> pathsOf(const TypeSchema* type, const std::vector<std::string>& fields,
                                 const Row& row);

/// What folding a row without verdicts that writes `paths` (kDeletedPath: a deletion) makes of the record's
/// writers. `made` is the entry that made it, maybe `seq` itself.
void stampPaths(Value& versions, const std::vector<std::string>& paths, std::int64_t made, std::int64_t seq);

/// The review item of a finding.
RecordChange reviewItem(const ChangeSet& set, std::int64_t seq, const Finding& finding,
                        const std::function<Writer(std::int64_t)>& writerOf);

inline constexpr const char* kReviewType = "review_item";

} // namespace ruhu::sync
