#pragma once

#include "app/documents/spreadsheet.h"
#include "app/domain/schema.h"
#include "app/usecases/import_roster.h"
#include "sync/core/entry.h"
#include "sync/replica/replica.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// A real replica that also remembers what was handed to it.
class RecordingCommitter : public sync::Committer {
public:
    explicit RecordingCommitter(std::unique_ptr<sync::Replica> replica)
        : m_replica(std::move(replica)) {}

    sync::Result<void> commit(const sync::Draft& draft) override {
        m_drafts.push_back(draft);
        return m_replica->commit(draft);
    }
    SQLite::Database& tables() override { return m_replica->tables(); }
    sync::Instant correctedNow() const override { return 1'654'819'200'000; } // 2022-06-10 08:00 in China
    sync::Id device() const override { return m_replica->device(); }
    sync::Id makeId() override { return m_replica->makeId(); }

    int commits() const { return static_cast<int>(m_drafts.size()); }
    const std::vector<sync::Draft>& drafts() const { return m_drafts; }

private:
    std::unique_ptr<sync::Replica> m_replica;
    std::vector<sync::Draft> m_drafts;
};

class ImportFixture : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "ruhu-import-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        m_folder = name;
        auto replica = sync::Replica::open(m_folder / "office.db", domain::schema(), sync::systemClock(),
                                           sync::systemRandom());
        ASSERT_TRUE(replica.ok()) << replica.error().detail;
        ASSERT_TRUE((*replica)->setIdentity(officeIdentity()).ok());
        openStreams(**replica);
        m_committer = std::make_unique<RecordingCommitter>(std::move(*replica));
    }

    void TearDown() override {
        m_committer.reset();
        std::filesystem::remove_all(m_folder);
    }

    static sync::Identity officeIdentity() {
        sync::Identity identity;
        identity.device = "00000000-0000-7000-8000-000000000001";
        identity.deviceName = "乡镇";
        return identity;
    }

    /// As after a first contact: the township's streams are there and empty.
    static void openStreams(sync::Replica& replica) {
        sync::SyncAnswer answer;
        answer.grants = {"township"};
        for (int i = 1; i <= 10; ++i)
            answer.grants.push_back("1499992010" + std::string(i < 10 ? "0" : "") + std::to_string(i));
        for (const auto& stream : answer.grants) {
            sync::StreamAnswer opened;
            opened.stream = stream;
            opened.epoch = sync::nameId("epoch", stream);
            opened.reset = true;
            opened.chain = sync::chainStart(opened.epoch, stream);
            answer.streams.push_back(opened);
        }
        const auto taken = replica.take(answer);
        ASSERT_TRUE(taken.ok()) << taken.error().detail;
    }

    static std::filesystem::path sample(const std::string& name) {
        return std::filesystem::path(RUHU_SOURCE_ROOT) / "tests/samples" / name;
    }

    ImportReport import(const documents::Workbook& workbook, const RosterOptions& options = {}) {
        auto report = importRoster(workbook, committer(), options);
        EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().code + " " + report.error().detail);
        return report.ok() ? *report : ImportReport{};
    }

    ImportReport import(const std::string& name) {
        const auto workbook = documents::readSpreadsheet(sample(name));
        EXPECT_TRUE(workbook.ok()) << (workbook.ok() ? "" : workbook.error().code);
        return workbook.ok() ? import(*workbook) : ImportReport{};
    }

    RecordingCommitter& committer() { return *m_committer; }
    const std::filesystem::path& folder() const { return m_folder; }

    int scalar(const std::string& sql) {
        SQLite::Statement query(committer().tables(), sql);
        query.executeStep();
        return query.getColumn(0).getInt();
    }

    std::string text(const std::string& sql) {
        SQLite::Statement query(committer().tables(), sql);
        return query.executeStep() && !query.getColumn(0).isNull() ? query.getColumn(0).getString() : std::string();
    }

private:
    std::filesystem::path m_folder;
    std::unique_ptr<RecordingCommitter> m_committer;
};

} // namespace ruhu::usecases
