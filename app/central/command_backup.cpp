#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"
#include "app/domain/schema.h"
#include "sync/central/backup.h"

#include <iostream>
#include <memory>

namespace ruhu::central {

namespace {

namespace fs = std::filesystem;

struct BackupOptions {
    fs::path file;
    bool force = false;
};

int refuseBackup(const sync::Error& error, const fs::path& file) {
    if (error.code == "exists")
        return refuse("已有同名文件，未作任何改动。请换一个文件名：" + file.string());
    if (error.code == "not_verified")
        return refuse("核对未通过，未生成、未恢复任何内容：" + error.detail);
    if (error.code == "io")
        return refuse("未能写入，未作任何改动。请检查路径和磁盘：" + file.string());
    return refuse(error);
}

int runBackup(const CentralOptions& central, const BackupOptions& options) {
    if (!hasStore(central.data))
        return refuse(sync::Error{"not_found", {}, false});
    const FolderUse use(central.data, FolderUse::Shared);
    if (!use)
        return refuse(sync::Error{"in_use", {}, false});
    const auto done = sync::backUp(storeFile(central.data), options.file, keyFiles(central.data),
                                   domain::schema(), sync::systemClock(), sync::systemRandom());
    if (!done)
        return refuseBackup(done.error(), options.file);
    std::error_code ignored;
    fs::permissions(options.file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    if (!central.quiet)
        std::cout << "备份完成并已核对：" << options.file.string() << "（" << done->bytes / 1024 << "KB，"
                  << done->positions.size() << "份记录）\n"
                  << "内含密钥，请妥善保管；平板下次同步后显示“已备份”\n";
    return 0;
}

int runRestore(const CentralOptions& central, const BackupOptions& options) {
    std::error_code bad;
    fs::create_directories(central.data, bad);
    const FolderUse use(central.data, FolderUse::Exclusive);
    if (bad)
        return refuse(sync::Error{"read_only", {}, false});
    if (!use)
        return refuse(sync::Error{"in_use", {}, false});
    const auto done = sync::restore(options.file, storeFile(central.data), options.force, domain::schema(),
                                    sync::systemClock(), sync::systemRandom());
    if (!done && done.error().code == "not_found")
        return refuse("没有这个备份文件：" + options.file.string());
    if (!done && done.error().code == "newer_data")
        return refuse(
            "这个文件夹里的数据比备份新，未作任何改动。确要恢复请加 --force，现有数据会另存、不会删除");
    if (!done)
        return refuseBackup(done.error(), options.file);
    if (central.quiet)
        return 0;
    std::cout << "恢复完成并已核对：" << central.data.string() << "\n";
    if (!done->setAside.empty())
        std::cout << "原有数据另存为：" << done->setAside.string() << "\n";
    std::cout << "备份之后的内容由平板下次同步时补回；备份之后登记的平板请重新登记，平板上的内容都还在\n";
    return 0;
}

} // namespace

void addBackup(CLI::App& app, CentralOptions& options) {
    auto* command = app.add_subcommand("backup", "备份中心库到一个文件并核对；服务不必停");
    addCommon(*command, options);
    auto own = std::make_shared<BackupOptions>();
    command->add_option("--to", own->file, "备份文件，不能已存在")->required()->type_name("文件");
    command->callback(
        [&options, own] { options.run = [&options, own] { return runBackup(options, *own); }; });
}

void addRestore(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("restore", "从备份文件恢复中心库；须先停止服务。中途断电或被终止，再执行一次即可");
    addCommon(*command, options);
    auto own = std::make_shared<BackupOptions>();
    command->add_option("--from", own->file, "备份文件")->required()->type_name("文件");
    command->add_flag("--force", own->force, "现有数据比备份新也恢复；现有数据另存，不删除");
    command->callback(
        [&options, own] { options.run = [&options, own] { return runRestore(options, *own); }; });
}

} // namespace ruhu::central
