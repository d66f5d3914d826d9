// What the ports say of the system's own words: which of its mounts are sticks, where the hotspot is.
#include "platform/linux/linux_camera.h"
#include "platform/linux/linux_files.h"
#include "platform/linux/linux_network.h"
#include "platform/linux/linux_sticks.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <chrono>
#include <fstream>
#include <optional>

namespace ruhu::platform {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class LinuxPorts : public testing::Test {
protected:
    LinuxPorts() {
        std::string name = (fs::temp_directory_path() / "ruhu-platform-XXXXXX").string();
        folder = ::mkdtemp(name.data());
    }
    ~LinuxPorts() override { fs::remove_all(folder); }

    void write(const std::string& file, const std::string& text) const {
        fs::create_directories((folder / file).parent_path());
        std::ofstream(folder / file) << text;
    }
    /// A disk with one partition, as sysfs shows it: what lies under `devices` are links into the tree.
    void plug(const std::string& disk, bool removable) const {
        write("tree/" + disk + "/removable", removable ? "1\n" : "0\n");
        write("tree/" + disk + "/" + disk + "1/size", "8\n");
        fs::create_directories(folder / "devices");
        fs::create_directory_symlink(folder / "tree" / disk, folder / "devices" / disk);
        fs::create_directory_symlink(folder / "tree" / disk / (disk + "1"),
                                     folder / "devices" / (disk + "1"));
    }
    std::vector<std::string> plugged() const {
        std::vector<std::string> names;
        for (const auto& stick : LinuxSticks(folder / "mounts", folder / "devices").plugged())
            names.push_back(stick.name + " " + fs::relative(stick.folder, folder).string());
        return names;
    }

    fs::path folder;
};

TEST_F(LinuxPorts, OnlyWhatIsMountedAndCanBeTakenOutIsAStick) {
    plug("sda", false);
    plug("sdb", true);
    plug("sdc", true);
    const auto media = folder / "media";
    for (const char* name : {"KINGSTON", "工作 U盘", "整盘"})
        fs::create_directories(media / name);
    write("mounts", "/dev/sda1 " + folder.string() + " ext4 rw 0 0\n" + // built in
                        "/dev/sdb1 " + (media / "KINGSTON").string() + " vfat rw 0 0\n" + "/dev/sdb1 " +
                        (media / "gone").string() + " vfat rw 0 0\n" +               // pulled out
                        "/dev/sdc " + (media / "整盘").string() + " vfat rw 0 0\n" + // without partitions
                        "/dev/sdc1 " + (media / "工作").string() + "\\040U盘 exfat rw 0 0\n" +
                        "tmpfs /tmp tmpfs rw 0 0\n/dev/sdz1 /mnt vfat rw 0 0\nnonsense\n");
    EXPECT_THAT(plugged(),
                ElementsAre("KINGSTON media/KINGSTON", "整盘 media/整盘", "工作 U盘 media/工作 U盘"));
}

TEST_F(LinuxPorts, WithoutMountsThereIsNoStick) {
    EXPECT_THAT(plugged(), IsEmpty());
}

TEST_F(LinuxPorts, TheHotspotIsTheGatewayOfTheDefaultRoute) {
    write("route", "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n"
                   "wlan0\t002BA8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\n"
                   "wlan0\t00000000\t012BA8C0\t0003\t0\t0\t600\t00000000\n");
    EXPECT_EQ(LinuxNetwork(folder / "route").gateway(), "192.168.43.1");
}

TEST_F(LinuxPorts, WithoutADefaultRouteThereIsNoHotspot) {
    write("route", "Iface\tDestination\tGateway\n"
                   "wlan0\t002BA8C0\t00000000\nwlan0\t00000000\t00000000\nwlan0\tzz\n");
    EXPECT_EQ(LinuxNetwork(folder / "route").gateway(), "");
    EXPECT_EQ(LinuxNetwork(folder / "none").gateway(), "");
}

TEST_F(LinuxPorts, OwnAddressesAreThoseThatOthersCanReach) {
    EXPECT_THAT(LinuxNetwork().addresses(), Not(testing::Contains(testing::StartsWith("127."))));
}

/// A home of its own, with a stick plugged in.
class LinuxFilesTest : public LinuxPorts {
protected:
    LinuxFilesTest() {
        for (const char* name : {"HOME", "XDG_DOCUMENTS_DIR", "XDG_DOWNLOAD_DIR"}) {
            const char* value = getenv(name);
            before.emplace_back(name, value ? std::optional<std::string>(value) : std::nullopt);
            unsetenv(name);
        }
        setenv("HOME", (folder / "home").c_str(), 1);
        plug("sdb", true);
        fs::create_directories(folder / "stick");
        write("mounts", "/dev/sdb1 " + (folder / "stick").string() + " vfat rw 0 0\n");
    }
    ~LinuxFilesTest() override {
        for (const auto& [name, value] : before)
            value ? setenv(name.c_str(), value->c_str(), 1) : unsetenv(name.c_str());
    }
    /// Written so many minutes ago.
    void put(const std::string& file, int minutes) const {
        write(file, "words");
        fs::last_write_time(folder / file, fs::file_time_type::clock::now() - std::chrono::minutes(minutes));
    }
    std::vector<std::string> newest(std::size_t limit) const {
        const LinuxSticks sticks(folder / "mounts", folder / "devices");
        std::vector<std::string> found;
        for (const auto& file : LinuxFiles(sticks).newest(limit))
            found.push_back(file.file.filename().string() + " " + std::to_string(file.bytes) + " " +
                            file.stick);
        return found;
    }
    std::vector<std::pair<std::string, std::optional<std::string>>> before;
};

TEST_F(LinuxFilesTest, TheNewestComeFirstWhereverTheyLie) {
    put("home/Documents/证明.pdf", 3);
    put("home/下载/a/b/表.xlsx", 2);
    put("stick/通知.docx", 1);
    put("home/Pictures/照片.jpg", 0);  // has its own question
    put("home/Documents/.lock", 0);    // hidden
    put("home/Documents/.cache/x", 0); // in what is hidden
    put("home/Documents/a/b/c/d/e/too deep", 0);
    EXPECT_THAT(newest(9), ElementsAre("通知.docx 5 stick", "表.xlsx 5 ", "证明.pdf 5 "));
    EXPECT_THAT(newest(1), ElementsAre("通知.docx 5 stick"));
    setenv("XDG_DOWNLOAD_DIR", (folder / "elsewhere").c_str(), 1);
    put("elsewhere/新.pdf", 0);
    EXPECT_THAT(newest(9), ElementsAre("新.pdf 5 ", "通知.docx 5 stick", "证明.pdf 5 "));
}

TEST_F(LinuxFilesTest, PicturesAreFoundWhereTheyComeTo) {
    put("home/Pictures/旧.JPG", 5);
    put("home/DCIM/100MEDIA/新.png", 1);
    put("home/Pictures/words.txt", 0);
    std::vector<std::string> names;
    for (const auto& picture : LinuxCamera().pictures(9))
        names.push_back(picture.file.filename().string());
    EXPECT_THAT(names, ElementsAre("新.png", "旧.JPG"));
}

} // namespace
} // namespace ruhu::platform
