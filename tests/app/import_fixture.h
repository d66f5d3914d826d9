#pragma once

#include "app/documents/spreadsheet.h"
#include "app/usecases/import_roster.h"
#include "tests/sync/township.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace ruhu::usecases {

/// The central store's own hand, which also remembers what was handed to it.
class RecordingCommitter : public sync::Committer {
public:
    explicit RecordingCommitter(sync::Committer& office)
        : m_office(office) {}

    sync::Result<void> commit(const sync::Draft& draft) override {
        m_drafts.push_back(draft);
        return m_office.commit(draft);
    }
    SQLite::Database& tables() override { return m_office.tables(); }
    sync::Instant correctedNow() const override { return 1'654'819'200'000; } // 2022-06-10 08:00 in China
    sync::Id device() const override { return m_office.device(); }
    sync::Id makeId() override { return m_office.makeId(); }

    int commits() const { return static_cast<int>(m_drafts.size()); }
    const std::vector<sync::Draft>& drafts() const { return m_drafts; }

private:
    sync::Committer& m_office;
    std::vector<sync::Draft> m_drafts;
};

/// An empty central store, and tablets that may be added to it.
class ImportFixture : public testing::Test {
protected:
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

    RecordingCommitter& committer() { return m_committer; }
    sync::test::Township& township() { return m_township; }
    const std::filesystem::path& folder() const { return m_folder.path(); }

    int scalar(const std::string& sql) {
        SQLite::Statement query(committer().tables(), sql);
        query.executeStep();
        return query.getColumn(0).getInt();
    }

    std::string text(const std::string& sql) {
        SQLite::Statement query(committer().tables(), sql);
        return query.executeStep() && !query.getColumn(0).isNull() ? query.getColumn(0).getString()
                                                                   : std::string();
    }

private:
    sync::test::Folder m_folder;
    sync::test::Township m_township;
    RecordingCommitter m_committer{m_township.central().office()};
};

} // namespace ruhu::usecases
