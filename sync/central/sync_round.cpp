#include "sync/central/sqlite_central_store.h"
#include "sync/core/mutant.h"

#include <algorithm>

namespace ruhu::sync {

Result<SyncAnswer> SqliteCentralStore::sync(const DeviceAccount& device, const SyncRequest& request) {
    std::size_t lines = 0;
    for (const Push& push : request.pushes)
        lines += push.lines.size();
    const auto read = [&](std::size_t i) { return readPush(device, request.pushes[i]); };
    Round round{device, request, {request.pushes.size(), read, lines}};
    m_turns.take(round, [this](std::span<Round* const> rounds) { serve(rounds); });
    try {
        if (round.failure)
            std::rethrow_exception(round.failure);
        return std::move(round.answer);
    } catch (const SQLite::Exception& exception) {
        return storageError(exception);
    }
}

/// Nearly always all is well, and all that came at once is one transaction. If it is not, each is taken by
/// itself, and the one that has the trouble once more with care.
void SqliteCentralStore::serve(std::span<Round* const> rounds) {
    const std::lock_guard lock(m_mutex);
    if (attempt(rounds, false))
        return;
    for (Round* round : rounds)
        if (rounds.size() == 1 || !attempt({&round, 1}, false))
            attempt({&round, 1}, true);
}

/// False, unless careful: there was trouble, and nothing was taken.
bool SqliteCentralStore::attempt(std::span<Round* const> rounds, bool careful) {
    try {
        m_log.statements().trim();
        for (Round* round : rounds)
            begin(*round);
        if (std::any_of(rounds.begin(), rounds.end(), [](const Round* round) { return round->brings(); })) {
            WriteTransaction transaction(m_log.database());
            for (Round* round : rounds)
                takeIn(*round, careful);
            if (!mutant("acknowledge_before_commit") || rounds.front()->answer.clock % 16 != 0)
                transaction.commit();
        }
        SQLite::Transaction snapshot(m_log.database(), SQLite::TransactionBehavior::DEFERRED);
        for (Round* round : rounds) {
            readStreams(*round);
            round->answer.missing = missingOf(round->touched, round->answer);
        }
    } catch (const std::exception&) {
        if (!careful)
            return false;
        rounds.front()->failure = std::current_exception();
    }
    return true;
}

void SqliteCentralStore::begin(Round& round) {
    round.touched = {};
    round.answer = {};
    round.answer.clock = m_clock.now();
    if (round.request.wantsKey)
        round.answer.key = m_relayKeys.publicKey;
    round.answer.grants = round.device.grants;
    round.footings = settle(round.request);
}

void SqliteCentralStore::takeIn(Round& round, bool careful) {
    // What a diverged tablet has to say makes sense when it knows what is in common.
    const auto diverged = [&](const Push& push) {
        const auto found = round.footings.find(push.stream);
        return found != round.footings.end() && !found->second.known;
    };
    for (const Blob& blob : round.request.blobs) {
        m_log.blobs().put(blob, true);
        round.answer.ridden.push_back(blob.sha256);
    }
    for (std::size_t i = 0; i < round.request.pushes.size(); ++i) {
        const Push& push = round.request.pushes[i];
        if (!diverged(push))
            round.answer.pushed.push_back(push.device.empty() || push.device == round.device.device
                                              ? takePush(round, i, careful)
                                              : takeForeign(push, round.touched));
    }
    m_log.noteBlobs(round.touched);
}

} // namespace ruhu::sync
