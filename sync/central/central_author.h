#pragma once

#include "sync/central/appender.h"
#include "sync/core/signing.h"
#include "sync/store/committer.h"

#include <memory>
#include <mutex>
#include <span>

namespace ruhu::sync {

/// The office's own hand, over its own connection to the central store's file.
/// A draft too big for one change set becomes several in one transaction. Commits may come from any thread;
/// whoever reads its tables sees to it that nobody commits meanwhile.
class CentralAuthor final : public Committer {
public:
    /// REQUIRES a file whose device and keys are set.
    CentralAuthor(std::unique_ptr<SQLite::Database> database, const Schema& schema, const Clock& clock,
                  Random& random);

    Result<void> commit(const Draft& draft) override;
    SQLite::Database& tables() override { return m_log.database(); }
    Instant correctedNow() const override { return m_clock.now(); }
    Id device() const override { return m_log.meta("device"); }
    Id makeId() override { return newId(m_clock, m_random); }

private:
    Result<void> commitPart(const Draft& draft, std::span<const RecordChange> changes, StreamHead& head,
                            Touched& touched);

    const Clock& m_clock;
    Random& m_random;
    std::mutex m_mutex; ///< one commit at a time
    Log m_log;
    Appender m_appender;
};

} // namespace ruhu::sync
