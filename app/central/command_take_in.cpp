#include "app/central/commands.h"
#include "app/central/data_folder.h"
#include "app/central/words.h"
#include "sync/relay/stick.h"

#include <iostream>
#include <memory>

namespace ruhu::central {

namespace {

struct TakeInOptions {
    std::vector<std::filesystem::path> files;
    std::filesystem::path receipts;
};

/// One file; its receipt beside it or in the folder that was asked for.
sync::Result<std::filesystem::path> takeFile(sync::CentralStore& store, const std::filesystem::path& file,
                                             const std::filesystem::path& receipts) {
    auto name = receipts.empty() ? file : receipts / file.filename();
    name.replace_extension(".receipt");
    if (auto taken = sync::takeInFile(store, file, name); !taken)
        return taken.error().code == "not_found" ? sync::Error{"no_file", {}, false} : taken.error();
    return name;
}

int runTakeIn(const CentralOptions& central, const TakeInOptions& options) {
    auto store = openStore(central.data);
    if (!store)
        return refuse(store.error());
    int refused = 0;
    for (const auto& file : options.files) {
        const auto receipt = takeFile(**store, file, options.receipts);
        if (!receipt) {
            std::cerr << file.string() << "：";
            refused = refuse(receipt.error());
        } else {
            std::cout << (central.quiet ? "" : "已收下，回执：") << receipt->string() << "\n";
        }
    }
    return refused;
}

} // namespace

void addTakeIn(CLI::App& app, CentralOptions& options) {
    auto* command =
        app.add_subcommand("take-in", "收下平板用U盘带来的数据包，写出给平板的回执；同一个包收几次都一样");
    addCommon(*command, options);
    auto own = std::make_shared<TakeInOptions>();
    command->add_option("FILE", own->files, "数据包文件，可以有多个")->required();
    command->add_option("--receipts", own->receipts, "回执写到这个文件夹（不写则与数据包放在一起）")
        ->check(CLI::ExistingDirectory);
    command->callback(
        [&options, own] { options.run = [&options, own] { return runTakeIn(options, *own); }; });
}

} // namespace ruhu::central
