// A stick between a tablet without a line and the office: `ruhu-central take-in` on real files.
#include "tests/field/office.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace ruhu::field {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class TakeIn : public testing::Test {
protected:
    TakeIn() {
        fs::create_directories(stick);
        office.start();
        run({RUHU_FIELD_TABLET, "enrol", tablet, office.address(), office.code("1号平板")});
        office.kill();
        run({RUHU_FIELD_TABLET, "visits", tablet, "0", "2"});
    }
    fs::path bundle(const std::string& name) {
        const auto file = stick / (name + ".bundle");
        run({RUHU_FIELD_TABLET, "bundle", tablet, file.string()});
        return file;
    }
    struct Taken {
        int status;
        std::string words;
    };
    Taken takeIn(const std::vector<fs::path>& files) {
        std::vector<std::string> command{RUHU_CENTRAL, "take-in", "--data",
                                         office.file().parent_path().string()};
        for (const auto& file : files)
            command.push_back(file.string());
        Process process(command);
        const int status = process.finish(120s);
        return {status, process.output()};
    }
    std::string waiting(const fs::path& receipt) {
        return run({RUHU_FIELD_TABLET, "receipt", tablet, receipt.string()});
    }
    std::string visits() {
        return query(office.file(), "SELECT count(*) FROM visit WHERE sealed_version IS NOT NULL");
    }

    DiskFolder folder;
    Office office{folder.path() / "data"};
    fs::path stick = folder.path() / "U盘";
    std::string tablet = (folder.path() / "tablet.db").string();
};

TEST_F(TakeIn, VisitsReachTheOfficeOnAStickAndTheReceiptComesBack) {
    const auto file = bundle("一");
    const auto taken = takeIn({file});
    EXPECT_EQ(taken.status, 0) << taken.words;
    EXPECT_EQ(visits(), "2");
    EXPECT_EQ(query(office.file(), "SELECT count(*) FROM _blob WHERE bytes IS NULL"), "0");
    const auto first = bytesOf(stick / "一.receipt");
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(takeIn({file, file}).status, 0) << "any number of times";
    EXPECT_EQ(visits(), "2");
    EXPECT_EQ(waiting(stick / "一.receipt"), "waiting 0\n");
    EXPECT_EQ(waiting(stick / "一.receipt"), "waiting 0\n");
    EXPECT_NE(office.run({"verify"}).find("全部一致"), std::string::npos);
}

TEST_F(TakeIn, HostileFilesAreNamedAndHoldNothingUp) {
    const auto good = bundle("好");
    const auto write = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(stick / name, std::ios::binary) << bytes;
        return stick / name;
    };
    auto spoiled = bytesOf(good);
    spoiled[spoiled.size() / 2] ^= 1;
    const std::string magic = "ruhu-bundle 1\n";
    const std::vector<fs::path> bad{write("空.bundle", ""),
                                    write("短.bundle", magic),
                                    write("半.bundle", bytesOf(good).substr(0, 200)),
                                    write("坏.bundle", spoiled),
                                    write("零.bundle", magic + std::string(100'000, '\0')),
                                    write("照片.jpg", "\xff\xd8\xff"),
                                    stick,
                                    stick / "没有.bundle"};
    const auto before = query(office.file(), "SELECT sum(seq) FROM _stream");
    for (const auto& file : bad) {
        const auto taken = takeIn({file});
        EXPECT_NE(taken.status, 0) << file;
        EXPECT_NE(taken.words.find(file.filename().string()), std::string::npos) << taken.words;
    }
    EXPECT_EQ(query(office.file(), "SELECT sum(seq) FROM _stream"), before);
    auto all = bad;
    all.insert(all.begin() + 4, good);
    EXPECT_NE(takeIn(all).status, 0);
    EXPECT_EQ(visits(), "2") << "the good one among them";
    EXPECT_EQ(waiting(stick / "好.receipt"), "waiting 0\n");
    EXPECT_TRUE(fs::exists(good)) << "files of the stick stay";
    for (const auto& file : bad)
        EXPECT_FALSE(file.extension() == ".bundle" &&
                     fs::exists(fs::path(file).replace_extension(".receipt")))
            << file;
}

TEST_F(TakeIn, AStickThatIsFullOrWriteProtectedLosesNothing) {
    const auto file = bundle("一");
    fs::create_directory(stick / "一.receipt"); // nothing can be written there
    EXPECT_NE(takeIn({file}).status, 0);
    fs::remove(stick / "一.receipt");
    EXPECT_EQ(takeIn({file}).status, 0) << "again, when there is room";
    EXPECT_EQ(waiting(stick / "一.receipt"), "waiting 0\n");
}

} // namespace
} // namespace ruhu::field
