#pragma once

#include "sync/core/signing.h"
#include "sync/core/wire.h"
#include "sync/replica/replica.h"
#include "sync/simulator/dice.h"

#include <map>
#include <string>

namespace ruhu::sync::simulator {

/// A device with an account and a program of somebody else's: among change sets that are sound it pushes what
/// cannot be judged. Its sound ones must get through, the rest must come back as quarantined.
class Rogue {
public:
    /// It is granted all of `streams` but the last.
    Rogue(Dice dice, const std::vector<std::string>& streams);

    const Identity& identity() const { return m_identity; }
    const std::string& publicKey() const { return m_keys.publicKey; }

    /// A push of a few change sets to one stream, and a question for all of them; `foreign`: ids of records
    /// of another stream.
    SyncRequest request(const std::string& stream, const std::vector<std::string>& foreign);

    /// The same once more, those that the central store would put aside each as a push of its own.
    SyncRequest cut(const SyncRequest& request, const std::vector<std::int64_t>& alone) const;

    /// What the answer must say of the last request: counters and codes of what was not sound.
    const std::map<std::int64_t, std::string>& expected() const { return m_expected; }

private:
    Dice m_dice;
    KeyPair m_keys;
    Identity m_identity;
    struct Last {
        std::int64_t n = 0;
        std::string hash;
    };
    std::vector<std::string> m_streams;
    std::map<std::string, Last> m_last;
    std::map<std::int64_t, std::string> m_expected;
};

} // namespace ruhu::sync::simulator
