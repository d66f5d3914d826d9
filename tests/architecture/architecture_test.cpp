// The architecture as rules that fail the build's tests, and each rule seen failing on a bad tree of its own.

#include "tests/architecture/rules.h"

#include <gmock/gmock.h>

#include <fstream>

namespace {

namespace fs = std::filesystem;
using namespace ruhu::architecture;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const fs::path kProject = RUHU_SOURCE_ROOT;

/// A tree of small files that lives as long as the test.
class BadTree : public testing::Test {
protected:
    void SetUp() override {
        m_root = fs::temp_directory_path() /
                 ("ruhu-architecture-" +
                  std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::remove_all(m_root);
    }
    void TearDown() override { fs::remove_all(m_root); }

    void write(const fs::path& file, const std::string& text) {
        fs::create_directories((m_root / file).parent_path());
        std::ofstream(m_root / file) << text;
    }

    fs::path m_root;
};

TEST(Project, IncludesFollowTheDirectionOfDependency) {
    EXPECT_THAT(wrongIncludes(kProject), IsEmpty());
}
TEST(Project, HasNoRefusedCalls) {
    EXPECT_THAT(refusedCalls(kProject), IsEmpty());
}
TEST(Project, QmlImportsOnlyWhatLiesBelow) {
    EXPECT_THAT(wrongImports(kProject), IsEmpty());
}
TEST(Project, PathsNamedInDocumentsExist) {
    EXPECT_THAT(deadPaths(kProject), IsEmpty());
}

TEST_F(BadTree, SyncThatIncludesTheAppIsFound) {
    write("sync/core/a.cpp", "#include \"app/domain/names.h\"\n");
    EXPECT_THAT(wrongIncludes(m_root), Contains(HasSubstr("sync/core/a.cpp:1")));
}

TEST_F(BadTree, SyncThatIncludesQtIsFound) {
    write("sync/replica/a.h", "\n#include <QString>\n");
    EXPECT_THAT(wrongIncludes(m_root), Contains(HasSubstr("no Qt here: <QString>")));
}

TEST_F(BadTree, DomainThatIncludesAUseCaseIsFound) {
    write("app/domain/a.cpp", "#include \"app/usecases/seal_visit.h\"\n");
    EXPECT_THAT(wrongIncludes(m_root), Contains(HasSubstr("app/domain may not include")));
}

TEST_F(BadTree, ContextPropertyIsFound) {
    write("app/viewmodels/a.cpp", "void f() { engine.rootContext()->setContextProperty(\"x\", x); }\n");
    EXPECT_THAT(refusedCalls(m_root), Contains(HasSubstr("setContextProperty")));
}

TEST_F(BadTree, ClockReadPastItsPortIsFound) {
    write("sync/replica/a.cpp", "auto t = std::chrono::system_clock::now();\n");
    EXPECT_THAT(refusedCalls(m_root), Contains(HasSubstr("system_clock::now")));
}

TEST_F(BadTree, DatabaseOpenedElsewhereIsFound) {
    write("app/store/a.cpp", "SQLite::Database db(\"x\");\n");
    EXPECT_THAT(refusedCalls(m_root), Contains(HasSubstr("sync/store/database.cpp")));
}

TEST_F(BadTree, ComponentThatImportsPagesIsFound) {
    write("qml/components/A.qml", "import QtQuick\nimport Ruhu.Pages\n");
    EXPECT_THAT(wrongImports(m_root), Contains(HasSubstr("may not import Ruhu.Pages")));
}

TEST_F(BadTree, DeadPathInADocumentIsFound) {
    write("README.md", "See `sync/nowhere.h` and [this](docs/gone.md).\n");
    EXPECT_THAT(deadPaths(m_root), Contains(HasSubstr("sync/nowhere.h does not exist")));
    EXPECT_THAT(deadPaths(m_root), Contains(HasSubstr("docs/gone.md does not exist")));
}

} // namespace
