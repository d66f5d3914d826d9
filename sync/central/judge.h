#pragma once

#include "sync/core/record.h"
#include "sync/core/schema.h"

#include <string>
#include <vector>

namespace ruhu::sync {

/// What the central store decides about one change set (README section 5).
struct Judgement {
    std::string quarantine; ///< a code: it cannot be judged; the rest is empty
    std::vector<Verdict> verdicts;

    /// Writes to remember for later three-way merges.
    struct History {
        std::string type;
        Id id;
        std::string field;
        FieldWrite write;
    };
    std::vector<History> history;

    RecordStates before; ///< the records that the change set names, and others that it was judged by
};

/// The situation in which a change set is judged.
struct JudgeContext {
    std::int64_t seq = 0;  ///< position that it will get
    std::int64_t seen = 0; ///< what the author had seen, as a position of this stream
    bool late = false;     ///< its author's grant has ended
};

/// Pure: reads through `view`, changes nothing. Knows no record type by name.
Judgement judge(const Schema& schema, const ChangeSet& set, const JudgeContext& context,
                const RecordView& view);

} // namespace ruhu::sync
