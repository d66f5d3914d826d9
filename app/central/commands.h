#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>

namespace ruhu::central {

/// What all commands of `ruhu-central` share.
struct CentralOptions {
    std::filesystem::path data; ///< --data DIR
    bool quiet = false;         ///< --quiet: print only what a script needs

    /// Set by the chosen command's callback; main runs it and exits with its result: 0 done, 1 refused or
    /// findings (said in plain words on stderr), 2 wrong use.
    std::function<int()> run;
};

/// Adds --data (required) and --quiet to a command.
void addCommon(CLI::App& command, CentralOptions& options);

// Each adds one sub-command to `app`: its options, its help in Chinese, and a callback that sets
// `options.run`. A new command is one file command_<name>.cpp, one line here and one line in
// central_main.cpp.
void addInit(CLI::App& app, CentralOptions& options);
void addRound(CLI::App& app, CentralOptions& options);
void addEnrol(CLI::App& app, CentralOptions& options);
void addServe(CLI::App& app, CentralOptions& options);
void addVerify(CLI::App& app, CentralOptions& options);
void addImport(CLI::App& app, CentralOptions& options);
void addImportForm(CLI::App& import, CentralOptions& options); ///< a sub-command of import
void addTakeIn(CLI::App& app, CentralOptions& options);
void addExport(CLI::App& app, CentralOptions& options);
void addDevices(CLI::App& app, CentralOptions& options); ///< devices, grant, withdraw, revoke
void addQuarantine(CLI::App& app, CentralOptions& options);
void addBackup(CLI::App& app, CentralOptions& options);
void addRestore(CLI::App& app, CentralOptions& options);

} // namespace ruhu::central
