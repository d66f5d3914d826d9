// What the ports say of the system's own words: which of its mounts are sticks, where the hotspot is.
#include "platform/linux/linux_network.h"
#include "platform/linux/linux_sticks.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <fstream>

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

} // namespace
} // namespace ruhu::platform
