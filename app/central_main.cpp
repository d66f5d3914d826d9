// ruhu-central: the township's central store on the command line. Each command is a file in central/.

#include "app/central/commands.h"
#include "app/central/help.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    using namespace ruhu::central;
    CLI::App app("入户乡镇中心库：汇总各平板的入户排查记录", "ruhu-central");
    speakChinese(app);
    app.require_subcommand(1);
    CentralOptions options;
    addInit(app, options);
    addImport(app, options);
    addRound(app, options);
    addEnrol(app, options);
    addServe(app, options);
    addVerify(app, options);
    addTakeIn(app, options);
    addExport(app, options);
    addDevices(app, options);
    addQuarantine(app, options);
    addBackup(app, options);
    addRestore(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return explain(app, error);
    }
    try {
        return options.run();
    } catch (const std::exception& bug) {
        std::cerr << "程序出错，未能完成：" << bug.what() << "\n";
        return 1;
    }
}
