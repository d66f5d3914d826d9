#pragma once

#include "sync/central/backup.h"
#include "sync/central/central_store.h"
#include "tests/sync/world.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace ruhu::sync::test {

inline const std::string kVillage = "149999201001";

/// One tablet with its file, clock and account.
struct Tablet {
    ManualClock clock;
    DeviceAccount account;
    std::unique_ptr<Replica> replica;

    Result<void> write(const std::string& type, const Id& id,
                       std::vector<std::pair<std::string, nlohmann::json>> fields) {
        return replica->commit({kVillage, "", {{type, id, std::move(fields), {}}}, {}});
    }
    Result<void> erase(const std::string& type, const Id& id, const std::string& reason) {
        return replica->commit({kVillage, "", {{type, id, {}, reason}}, {}});
    }
    std::string text(const std::string& sql) const {
        SQLite::Statement query(replica->tables(), sql);
        return query.executeStep() ? (query.getColumn(0).isNull() ? "null" : query.getColumn(0).getString())
                                   : "none";
    }
};

/// A central store and tablets in one process, joined by the wire's text and nothing else.
class Township {
public:
    explicit Township(std::uint64_t seed = 11)
        : m_random(seed) {
        reopenCentral();
    }

    void reopenCentral() {
        m_central.reset();
        auto opened = openSqliteCentralStore(m_folder.path() / "central.db", m_schema, m_clock, m_random);
        if (!opened)
            throw std::runtime_error(opened.error().code + " " + opened.error().detail);
        m_central = std::move(opened).value();
    }

    Tablet& addTablet(std::vector<std::string> grants = {"township", kVillage}) {
        auto& tablet = *m_tablets.emplace_back(std::make_unique<Tablet>());
        const KeyPair keys = makeKeyPair(m_random);
        const Id id = newId(m_clock, m_random);
        tablet.account = {id, std::to_string(m_tablets.size()) + "号平板", keys.publicKey, "", false, grants};
        m_central->addEnrolmentCode({id, "", "", {}, 0, 0, false}).ok();
        m_central->enrol(id, tablet.account).ok();
        const auto file = m_folder.path() / (std::to_string(m_tablets.size()) + ".db");
        auto opened = Replica::open(file, m_schema, tablet.clock, m_random);
        if (!opened)
            throw std::runtime_error(opened.error().detail);
        tablet.replica = std::move(opened).value();
        tablet.replica->setIdentity({id, "", "", "", "", "", keys.secretKey, grants}).ok();
        return tablet;
    }

    void reopen(Tablet& tablet, std::size_t number) {
        tablet.replica.reset();
        tablet.replica = std::move(Replica::open(m_folder.path() / (std::to_string(number) + ".db"), m_schema,
                                                 tablet.clock, m_random))
                             .value();
    }

    Result<SyncAnswer> exchange(Tablet& tablet, const SyncRequest& request) {
        const auto received = decodeRequest(encodeRequest(request));
        if (!received)
            return received.error();
        auto answer = m_central->sync(tablet.account, *received);
        if (!answer)
            return answer;
        return decodeAnswer(encodeAnswer(*answer), request);
    }

    /// Rounds until nothing waits on either side.
    void sync(Tablet& tablet) {
        for (int round = 0; round < 1000; ++round) {
            const auto request = tablet.replica->nextRequest(1 << 20);
            ASSERT_TRUE(request.ok()) << request.error().detail;
            const auto answer = exchange(tablet, *request);
            ASSERT_TRUE(answer.ok()) << answer.error().code << answer.error().detail;
            const auto taken = tablet.replica->take(*answer);
            ASSERT_TRUE(taken.ok()) << taken.error().code << " " << taken.error().detail;
            if (tablet.replica->needsIdentity() && isAtHead(tablet)) {
                rename(tablet);
                continue;
            }
            bool level = isAtHead(tablet) && !tablet.replica->needsIdentity();
            for (const StreamState& state : tablet.replica->streams())
                level = level && state.pending == 0 && state.aside == 0;
            if (level)
                return;
        }
        FAIL() << "never level";
    }

    static bool isAtHead(const Tablet& tablet) {
        const auto streams = tablet.replica->streams();
        return std::all_of(streams.begin(), streams.end(), [](const StreamState& state) {
            return state.seq >= state.head && !state.diverged;
        });
    }

    /// What POST /v1/identity does for a copied tablet.
    void rename(Tablet& tablet) {
        const auto next = *tablet.replica->nextIdentity();
        auto identity = *tablet.replica->identity();
        ASSERT_TRUE(m_central->addCopy(tablet.account.device, next.device, next.publicKey, "").ok());
        tablet.account = *m_central->device(next.device);
        identity.device = next.device;
        identity.secretKey = next.secretKey;
        ASSERT_TRUE(tablet.replica->changeIdentity(identity).ok());
    }

    /// The central store's file as it is now.
    std::filesystem::path copyOfCentral() {
        const auto copy = m_folder.path() / ("copy" + std::to_string(++m_copies) + ".db");
        SQLite::Database raw((m_folder.path() / "central.db").string(), SQLite::OPEN_READWRITE);
        raw.exec("VACUUM INTO '" + copy.string() + "'");
        return copy;
    }

    /// The file put back by hand: nobody told the central store that it lives again.
    void putBack(const std::filesystem::path& copy) {
        m_central.reset();
        for (const char* end : {"", "-wal", "-shm"})
            std::filesystem::remove(m_folder.path() / (std::string("central.db") + end));
        std::filesystem::copy_file(copy, m_folder.path() / "central.db");
        reopenCentral();
    }

    /// An upgrade of all programs.
    void useSchema(const Schema& schema) {
        m_central.reset();
        for (auto& tablet : m_tablets)
            tablet->replica.reset();
        m_schema = schema;
        reopenCentral();
        for (std::size_t i = 0; i < m_tablets.size(); ++i)
            reopen(*m_tablets[i], i + 1);
    }

    /// What `ruhu-central restore` does.
    void restoreFrom(const std::filesystem::path& copy) {
        m_central.reset();
        const auto done = restore(copy, m_folder.path() / "central.db", true, m_schema, m_clock, m_random);
        if (!done)
            throw std::runtime_error(done.error().code + " " + done.error().detail);
        m_clock.advance(1000);
        reopenCentral();
    }

    /// Every record of every type, as rows of columns in order of id.
    std::string dump(SQLite::Database& tables) const {
        std::string text;
        for (const TypeSchema& type : m_schema.types()) {
            SQLite::Statement query(tables, "SELECT * FROM \"" + type.name + "\" ORDER BY id");
            while (query.executeStep()) {
                text += type.name;
                for (int i = 0; i < query.getColumnCount(); ++i)
                    text += "|" + (query.getColumn(i).isNull() ? "NULL" : query.getColumn(i).getString());
                text += "\n";
            }
        }
        return text;
    }

    CentralStore& central() { return *m_central; }
    const Schema& schema() const { return m_schema; }
    ManualClock& clock() { return m_clock; }
    SeededRandom& random() { return m_random; }
    const std::filesystem::path& path() const { return m_folder.path(); }
    std::vector<std::unique_ptr<Tablet>>& tablets() { return m_tablets; }

private:
    Folder m_folder;
    ManualClock m_clock;
    SeededRandom m_random;
    Schema m_schema = projectSchema();
    std::unique_ptr<CentralStore> m_central;
    std::vector<std::unique_ptr<Tablet>> m_tablets;
    int m_copies = 0;
};

} // namespace ruhu::sync::test
